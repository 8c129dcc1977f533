/**
 * A name for a task made from its title: what `id:` gets when something first refers to the task.
 * It knows titles, not notes; whether a name is taken is asked of the caller.
 *
 * Sample: `Créer le schéma (v2)` gives `creer-le-schema-v2`; `计划` gives `t1`.
 */
import { freshId } from '../graph/planReferences.ts';
import { isPlanId } from '../syntax/planValues.ts';

/** Longer slugs are cut between two words. */
const LONGEST = 40;

/** The slug of `title`, or `t1`, `t2` … where nothing is left of it; always a valid id that is not taken. */
export function slugId(title: string, isTaken: (id: string) => boolean): string {
  const slug = slugOf(title);
  if (isPlanId(slug)) return freshId(slug, isTaken);
  for (let count = 1; ; count++) if (!isTaken(`t${count}`)) return `t${count}`;
}

function slugOf(title: string): string {
  const words = withoutTargets(title).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  while (words.length > 0 && !/^[a-z]/.test(words[0]!)) words.shift();
  let slug = words.shift()?.slice(0, LONGEST) ?? '';
  for (const word of words) {
    if (slug.length + 1 + word.length > LONGEST) break;
    slug += `-${word}`;
  }
  return slug;
}

/** Links and macros as a reader sees them: `[text](address)` and `link:address[text]` leave `text`. */
function withoutTargets(title: string): string {
  return title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\b[a-z]+:[^\s[]*\[([^\]]*)\]/g, '$1');
}
