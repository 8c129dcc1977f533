/**
 * The innermost section around a line. It knows nothing of editors or nodes.
 *
 * Sample: with `# A` on line 0 and `## B` on line 4, line 5 is in entry 1, line 3 in entry 0, line -1 in none.
 */
import type { OutlineEntry } from '../../server/protocol/outlineMessages.ts';

/** @param line counts from 0. @returns the entry's index, or -1 before the first heading. */
export function findSection(entries: readonly OutlineEntry[], line: number): number {
  const after = entries.findIndex((entry) => entry.range.start.line > line);
  let index = (after < 0 ? entries.length : after) - 1;
  while (index >= 0 && entries[index]!.range.end.line < line) index--;
  return index;
}
