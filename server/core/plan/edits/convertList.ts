/**
 * Plain list items made tasks: a box behind each marker. Which lines are list items the caller finds out by parsing the
 * edited note, because a line that begins with a dash may as well be code.
 *
 * Sample: in `- a` over `text` the first line gives the edit that makes it `- [ ] a`.
 */
import type { DocumentModel } from '../../model/documentModel.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { lineSpan } from './itemText.ts';

const MARKERS = {
  markdown: /^(?:[ \t]*>)*[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)/,
  asciidoc: /^[ \t]*(?:\*+|-)[ \t]+(?=\S)/,
} as const;

export interface PlainItem {
  readonly line: number;
  readonly edit: TextEdit;
}

/** The lines from `first` to `last` that look like list items without a box. */
export function findPlainItems(model: DocumentModel, first: number, last: number): readonly PlainItem[] {
  const found: PlainItem[] = [];
  const boxed = new Set(model.checklist.map(({ line }) => line));
  for (let line = Math.max(0, first); line <= Math.min(last, model.lines.starts.length - 1); line++) {
    const { start, end } = lineSpan(model, line);
    const marker = MARKERS[model.dialect].exec(model.text.slice(start, end))?.[0];
    if (marker === undefined || boxed.has(line)) continue;
    const at = start + marker.length;
    found.push({ line, edit: { start: at, end: at, newText: '[ ] ' } });
  }
  return found;
}

/** The first and last line of the list around `line`: lines without a gap of two blank lines or a heading between them. */
export function listAround(model: DocumentModel, line: number): { readonly first: number; readonly last: number } {
  const isList = (at: number): boolean => {
    const { start, end } = lineSpan(model, at);
    const text = model.text.slice(start, end);
    return MARKERS[model.dialect].test(text) || (/^[ \t]/.test(text) && text.trim() !== '');
  };
  let [first, last] = [line, line];
  while (first > 0 && isList(first - 1)) first--;
  while (last + 1 < model.lines.starts.length && isList(last + 1)) last++;
  return { first, last };
}
