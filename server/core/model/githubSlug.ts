/**
 * The anchors GitHub gives to headings: the rendered title in lower case, without punctuation, blanks as hyphens, and
 * `-1`, `-2`… where an anchor is taken. The rule is that of the github-slugger package, which this only makes faster.
 *
 * Sample: the titles `Foo`, `foo`, `Foo-1` get `foo`, `foo-1`, `foo-1-1`.
 */
import { slug } from 'github-slugger';
import { memoise } from '../text/memoise.ts';

/** A title in which nothing is dropped. */
const PLAIN_TITLE = /^[a-z0-9_ -]*$/i;
const slugOf = memoise((title: string) => (PLAIN_TITLE.test(title) ? title.toLowerCase().replaceAll(' ', '-') : slug(title)));

export interface GithubSlugger {
  /** The anchor of the next heading, whose rendered title is `title`. */
  slug(title: string): string;
  /** Marks an anchor written in the note as taken. */
  take(id: string): void;
}

/** Builds the slugger of one document, which remembers the anchors given so far. */
export function buildGithubSlugger(): GithubSlugger {
  const repeats = new Map<string, number>();
  return {
    slug(title) {
      const first = slugOf(title);
      let id = first;
      while (repeats.has(id)) {
        const repeat = repeats.get(first)! + 1;
        repeats.set(first, repeat);
        id = `${first}-${repeat}`;
      }
      repeats.set(id, 0);
      return id;
    },
    take(id) {
      if (!repeats.has(id)) repeats.set(id, 0);
    },
  };
}
