/**
 * What an outline does to the sections, one sentence each, for people.
 *
 * Sample: `Linux: level 3 → 2`, `Usage: moved below Install`, `Old notes: deleted`.
 */
import type { Entry } from './arrangement.ts';
import { findStayed } from './arrangementChecks.ts';
import type { OutlineBase } from './outlineBase.ts';

export function describeArrangement(base: OutlineBase, files: readonly (readonly Entry[])[]): readonly string[] {
  const stayed = findStayed(base, files);
  return files.flatMap((entries, file) => entries.flatMap((entry, index) => {
    const { section, level, title, line: { mark } } = entry;
    if (section === undefined) return [`${title}: new`];
    const { piece } = section;
    if (mark === '-') return [`${piece.title}: deleted`];
    if (mark === '~') return [`${piece.title}: heading removed, text kept`];
    const before = entries[index - 1]?.title;
    const place = `${section.file === file ? '' : ` to ${base.files[file]!.path}`}${before === undefined ? ', first' : `, behind ${before}`}`;
    if (mark === '*') return [`${piece.title}: copied${place}`];
    const changes = [
      ...(title === piece.title ? [] : [`called ${title}`]), ...(level === piece.level ? [] : [`level ${piece.level} → ${level}`]),
      ...(stayed.has(section) && section.file === file ? [] : [`moved${place}`]),
    ];
    return changes.length === 0 ? [] : [`${piece.title}: ${changes.join(', ')}`];
  }));
}
