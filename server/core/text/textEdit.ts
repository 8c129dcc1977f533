/**
 * A replacement of one span of a text, and how a set of them is applied.
 * It knows nothing of files, versions or the editor.
 *
 * Sample: `applyEdits('a b', [{ start: 2, end: 3, newText: 'c' }])` is `'a c'`.
 */
import type { Span } from './lineIndex.ts';

export interface TextEdit extends Span {
  readonly newText: string;
}

/**
 * Applies `edits`, all computed against `text`, in the order of their spans.
 * @throws RangeError when two edits overlap or one lies outside the text: that is a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps another or leaves the text`);
    }
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Whether `edits` can be applied: none overlaps another or leaves the text. */
export function canApply(text: string, edits: readonly TextEdit[]): boolean {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return ordered.every(({ start, end }, index) => start >= (ordered[index - 1]?.end ?? 0) && end >= start && end <= text.length);
}
