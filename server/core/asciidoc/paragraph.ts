/**
 * Paragraphs: where they end, by what they are. Normal ones end at a blank line, a lone `+`, a delimiter or a block
 * attribute line; directly in a list item also at any list marker; verbatim ones only at a blank line or a lone `+`.
 * It knows nothing of what their text means, but for the anchors in it.
 */
import type { LineReader } from './lineReader.ts';
import { DELIMITER, delimiterOf, descriptionItem, isBlockAttributeLine, isCommentLine, listMarker } from './linePatterns.ts';
import type { Scan } from './scan.ts';

export interface ParagraphOptions {
  readonly breakAtList: boolean;
  /** Indented text, shown as it is. */
  readonly literal: boolean;
  /** Text of a list item, so indentation does not make it literal. */
  readonly isText: boolean;
  /** Put its lines into the scan's buffer. */
  readonly collect?: boolean;
}

/** First characters of lines that may end a paragraph or need a closer look. */
const NOTABLE = new Uint8Array(128);
for (const sign of '[-.=*_+/|,:!`') NOTABLE[sign.charCodeAt(0)] = 1;

/** Passes over a normal or literal paragraph and registers the anchors in it. */
export function readParagraph(scan: Scan, reader: LineReader, options: ParagraphOptions): void {
  const firstLine = reader.line;
  let lastLine = firstLine;
  const skipComments = !options.literal || options.isText;
  const catalog = !options.literal;
  let read = false;
  while (reader.peek()) {
    const { text, start, end } = reader;
    if (start === end) break;
    const first = text.charCodeAt(start);
    if (first < 128 && NOTABLE[first] === 1) {
      if (skipComments && isCommentLine(text, start, end)) {
        scan.findings.opaqueLines.push(reader.line, reader.line);
        reader.skip();
        continue;
      }
      if (read && endsParagraph(reader)) break;
    }
    if (read && options.breakAtList && startsListItem(scan, text, start, end)) break;
    if (catalog) scan.findAnchors(start, end);
    if (options.collect === true) scan.buffer.push(start, end, reader.line);
    read = true;
    lastLine = reader.line;
    reader.skip();
  }
  if (options.literal && !options.isText) scan.findings.opaqueLines.push(firstLine, lastLine);
}

function endsParagraph(reader: LineReader): boolean {
  const { text, start, end } = reader;
  return reader.isContinuation() || isBlockAttributeLine(text, start, end) || delimiterOf(text, start, end) !== DELIMITER.none;
}

/** True for any line that would begin a list item. */
export function startsListItem(scan: Scan, text: string, start: number, end: number): boolean {
  return listMarker(text, start, end) !== 0
    || (scan.mayBeDescription(start, end) && descriptionItem(text.slice(start, end)) !== undefined);
}

/** Passes over a paragraph with a style such as `[quote]` or `[NOTE]`; anchors in it are not registered. */
export function readStyledParagraph(scan: Scan, reader: LineReader, style: string): void {
  const firstLine = reader.line;
  let lastLine = firstLine;
  reader.skip();
  reader.setRaw(style === 'comment');
  while (reader.peek() && reader.start !== reader.end && !endsParagraph(reader)) {
    lastLine = reader.line;
    reader.skip();
  }
  reader.setRaw(false);
  if (style === 'pass' || style === 'comment') scan.findings.opaqueLines.push(firstLine, lastLine);
}

/** Passes over a paragraph shown as it is (`[source]`, `[listing]`, `[literal]`, `[verse]`): delimiters do not end it. */
export function readVerbatimParagraph(scan: Scan, reader: LineReader): void {
  const firstLine = reader.line;
  let lastLine = firstLine;
  let read = false;
  while (reader.peek()) {
    if (reader.start === reader.end) {
      reader.skip();
      break;
    }
    if (read && reader.isContinuation()) break;
    lastLine = reader.line;
    read = true;
    reader.skip();
  }
  scan.findings.opaqueLines.push(firstLine, lastLine);
}
