/**
 * The text of a checklist item as whole lines, and how a line of another item beside or below it has to begin.
 * It knows the shape of lists in both dialects, not what the items say.
 *
 * Sample: beside `> 2. [ ] a` a line begins with `> ` and the marker `3.`; below it with `>    ` and `-`.
 */
import type { ChecklistItem, DocumentModel } from '../../model/documentModel.ts';
import type { Span } from '../../text/lineIndex.ts';

/** How the first line of an item begins. */
export interface ItemStart {
  /** What stands before the marker: indentation and the marks of quotes. */
  readonly prefix: string;
  /** The same on the lines below the first; in AsciiDoc an indented line would be literal text. */
  readonly prefixBelow: string;
  readonly marker: string;
  /** The blanks between marker and box. */
  readonly gap: string;
}

/** The line ending of the note: that of its first line. */
export function lineEndingOf({ text, lines }: DocumentModel): string {
  const next = lines.starts[1];
  return next === undefined ? '\n' : /\r\n?|\n/.exec(text.slice(Math.max(0, next - 2), next))?.[0] ?? '\n';
}

/** Line `line` without its ending. */
export function lineSpan({ text, lines }: DocumentModel, line: number): Span {
  const start = lines.starts[line] ?? text.length;
  let end = lines.starts[line + 1] ?? text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return { start, end };
}

/** Whether a line holds nothing, or nothing but the marks of quotes around it. */
export function isBlankLine(model: DocumentModel, line: number): boolean {
  if (line < 0 || line >= model.lines.starts.length) return false;
  const { start, end } = lineSpan(model, line);
  return /^[>\s]*$/.test(model.text.slice(start, end));
}

/** What stands before the marker of `item` on its line. */
export function prefixOf(model: DocumentModel, item: ChecklistItem): string {
  return model.text.slice(model.lines.starts[item.line], item.markerSpan.start);
}

/** Whether the item begins its line: nothing but indentation and marks of quotes stands before its marker. */
export function beginsLine(model: DocumentModel, item: ChecklistItem): boolean {
  return /^[>\s]*$/.test(prefixOf(model, item));
}

/** How an item right behind `item`, in the same list, begins. */
export function startBeside(model: DocumentModel, item: ChecklistItem): ItemStart {
  const marker = model.text.slice(item.markerSpan.start, item.markerSpan.end);
  return { ...prefixes(model, blanked(prefixOf(model, item))), marker: nextMarker(marker), gap: gapOf(model, item) };
}

/** How the first item below `item` begins. */
export function startBelow(model: DocumentModel, item: ChecklistItem): ItemStart {
  const { prefix, gap } = startBeside(model, item);
  const marker = model.text.slice(item.markerSpan.start, item.markerSpan.end);
  if (model.dialect === 'asciidoc') return { ...prefixes(model, prefix), gap: ' ', marker: '*'.repeat(1 + deepestStars(model, item)) };
  return { ...prefixes(model, prefix + ' '.repeat(marker.length) + gap), marker: /^[-*+]$/.test(marker) ? marker : '-', gap: ' ' };
}

export function prefixes({ dialect }: DocumentModel, prefix: string): Pick<ItemStart, 'prefix' | 'prefixBelow'> {
  return { prefix, prefixBelow: dialect === 'asciidoc' ? '' : prefix };
}

/** The longest run of stars among the markers of an item and those around it: a longer one opens a list below all of them. */
function deepestStars(model: DocumentModel, item: ChecklistItem): number {
  let stars = 0;
  for (let at: ChecklistItem | undefined = item; at !== undefined; at = model.checklist[at.parent]) {
    const marker = model.text.slice(at.markerSpan.start, at.markerSpan.end);
    if (marker.startsWith('*')) stars = Math.max(stars, marker.length);
  }
  return stars;
}

/** `2.` after `1.`; bullets stay. */
export function nextMarker(marker: string): string {
  return marker.replace(/^\d+/, (digits) => String(Number(digits) + 1).padStart(digits.startsWith('0') ? digits.length : 0, '0'));
}

function gapOf({ text }: DocumentModel, { markerSpan, boxSpan }: ChecklistItem): string {
  return text.slice(markerSpan.end, boxSpan.start - 1) || ' ';
}

/** Markers of lists around an item, on the same line, become blanks on the next. */
function blanked(prefix: string): string {
  return prefix.replace(/[^>\s]/g, ' ');
}

/** The whole lines of `item` with all below it: from the start of its line to the start of the line behind it. */
export function wholeLines({ text, lines }: DocumentModel, { line, endLine }: ChecklistItem): Span {
  return { start: lines.starts[line]!, end: lines.starts[endLine + 1] ?? text.length };
}
