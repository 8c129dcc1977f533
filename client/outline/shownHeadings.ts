/**
 * Which headings a view shows: those in quotes, lists and blocks on request, and under a filter those that match it
 * together with the headings above them. It knows nothing of nodes or views.
 *
 * Sample: the filter `inst mac` shows `Installing on macOS` and the chapter around it.
 */
import type { OutlineEntry } from '../../server/protocol/outlineMessages.ts';

export interface Shown {
  /** Per entry, whether it is shown; undefined when all are. */
  readonly shown: readonly boolean[] | undefined;
  /** How many entries match the filter; all shown ones without a filter. */
  readonly matches: number;
}

/**
 * @param filter words that must all occur in a title or its number, in any order and case; empty for no filter.
 * @param inQuotes whether headings inside quotes, lists and blocks are wanted.
 */
export function findShown(entries: readonly OutlineEntry[], filter: string, inQuotes: boolean): Shown {
  const words = filter.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const isWanted = (entry: OutlineEntry): boolean => {
    if (!inQuotes && entry.container !== 'document') return false;
    if (words.length === 0) return true;
    const text = `${entry.number} ${entry.text}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const shown = entries.map(isWanted);
  const matches = shown.filter(Boolean).length;
  if (matches === entries.length) return { shown: undefined, matches };
  if (words.length > 0) showAncestors(entries, shown);
  return { shown, matches };
}

/** Parents precede their children, so one pass from the end reaches all ancestors. */
function showAncestors(entries: readonly OutlineEntry[], shown: boolean[]): void {
  for (let index = entries.length - 1; index >= 0; index--) {
    const { parent } = entries[index]!;
    if (shown[index] && parent >= 0) shown[parent] = true;
  }
}
