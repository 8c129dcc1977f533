/**
 * Which lines after its first one belong to a list item. They go into the scan's buffer; the reader stops at the first
 * line that does not belong. The rules and their order are Asciidoctor's: a sibling item ends the item; a lone `+`
 * attaches the next block; after a blank line only nested lists and indented paragraphs go on.
 */
import type { LineReader } from './lineReader.ts';
import { PLACEHOLDER } from './lineReader.ts';
import {
  ATTRIBUTE_ENTRY, DELIMITER, LIST, delimiterOf, descriptionItem, descriptionSibling, isBlank, isBlockAttributeLine, isBlockTitle,
  listMarker,
} from './linePatterns.ts';
import { startsListItem } from './paragraph.ts';
import type { Scan } from './scan.ts';

/** What makes a line a sibling: the marker, or for description lists the delimiter. */
export interface ListKind {
  readonly type: number;
  readonly marker: number;
  readonly delimiter: string;
}

type Continuation = 'inactive' | 'active' | 'frozen';

interface State {
  readonly scan: Scan;
  readonly reader: LineReader;
  readonly list: ListKind;
  readonly isDescription: boolean;
  readonly from: number;
  hasText: boolean;
  continuation: Continuation;
  withinNestedList: boolean;
  /** Buffer index of a `+` that stood after a blank line. */
  detached: number;
  /** The last line of the buffer is a `+` of this list, or the stand-in for one. */
  previousIsMarker: boolean;
}

/** Puts the lines of an item, but for its first, into the buffer of `scan`. */
export function collectItemLines(scan: Scan, reader: LineReader, list: ListKind, hasText: boolean): void {
  if (!reader.peek() || isSibling(scan, reader, list)) return;
  const state: State = {
    scan, reader, list, isDescription: list.type === LIST.description, from: scan.buffer.length, hasText,
    continuation: 'inactive', withinNestedList: false, detached: -1, previousIsMarker: false,
  };
  while (reader.peek() && takeLine(state)) { /* the next line */ }
  if (state.detached >= 0) setPlaceholder(scan, state.detached);
  dropTrailingBlanks(state);
}

/** Decides about the line ahead; false when the item ends before it. */
function takeLine(state: State): boolean {
  const { reader } = state;
  if (isSibling(state.scan, state.reader, state.list)) return false;
  const isMarker = reader.isContinuation() || reader.start === PLACEHOLDER;
  const afterBlank = previousIsBlank(state);
  if (state.previousIsMarker) {
    if (state.continuation === 'inactive') {
      state.continuation = 'active';
      state.hasText = true;
      if (!state.withinNestedList) setPlaceholder(state.scan, state.scan.buffer.length - 1);
    }
    if (isMarker) {
      if (state.continuation !== 'frozen') {
        state.continuation = 'frozen';
        keep(state, true);
      }
      reader.skip();
      return true;
    }
  }
  return takeContent(state, isMarker, afterBlank);
}

function takeContent(state: State, isMarker: boolean, afterBlank: boolean): boolean {
  const { reader, continuation } = state;
  const { text, start, end } = reader;
  const blank = start === end;
  if (!blank && delimiterOf(text, start, end) !== DELIMITER.none) return continuation === 'active' && takeBlock(state);
  if (state.isDescription && continuation !== 'active' && !blank && isBlockAttributeLine(text, start, end)) return takeAttributeLines(state);
  if (continuation === 'active' && !blank) {
    takeAttached(state, isMarker);
    return true;
  }
  if (afterBlank) return takeAfterBlank(state);
  if (isMarker) {
    state.hasText = true;
    take(state, true);
    return true;
  }
  if (!blank) {
    state.hasText = true;
    noteNestedList(state, state.withinNestedList);
  }
  take(state, false);
  return true;
}

/** A delimited block, attached: all its lines, whatever they are. */
function takeBlock(state: State): boolean {
  const { reader } = state;
  const { start } = reader;
  const end = reader.text.charCodeAt(start) === 96 ? start + 3 : reader.end;
  take(state, false);
  let closed = false;
  while (!closed && reader.peek()) {
    closed = reader.isLine(start, end);
    take(state, false);
  }
  state.continuation = 'inactive';
  return true;
}

/** In a description list block attributes may belong to a nested list, or to what ends the item. */
function takeAttributeLines(state: State): boolean {
  const { scan, reader } = state;
  const from = scan.buffer.length;
  take(state, false);
  while (reader.peek()) {
    const { text, start, end } = reader;
    const ends = start !== end && delimiterOf(text, start, end) !== DELIMITER.none;
    if (!ends && (start === end || isBlockAttributeLine(text, start, end))) {
      take(state, false);
      continue;
    }
    if (!ends && startsListItem(scan, text, start, end) && !isSibling(state.scan, state.reader, state.list)) return true;
    giveBackFrom(state, from);
    return false;
  }
  scan.buffer.length = from;
  return true;
}

function giveBackFrom(state: State, from: number): void {
  const { buffer } = state.scan;
  for (let at = buffer.length - 1; at >= from; at--) {
    state.reader.giveBack(buffer.data[at * 3]!, buffer.data[at * 3 + 1]!, buffer.data[at * 3 + 2]!);
  }
  buffer.length = from;
}

/** The line after a `+`: begins the attached block, or is metadata of it. */
function takeAttached(state: State, isMarker: boolean): void {
  const { reader } = state;
  const { text, start, end } = reader;
  if (isBlank(text.charCodeAt(start))) {
    takeLiteral(state);
    state.continuation = 'inactive';
    return;
  }
  const isMetadata = isBlockTitle(text, start, end) || isBlockAttributeLine(text, start, end)
    || (text.charCodeAt(start) === 58 && ATTRIBUTE_ENTRY.test(text.slice(start, end)));
  if (!isMetadata) {
    noteNestedList(state, state.withinNestedList);
    state.continuation = 'inactive';
  }
  take(state, isMarker);
}

/** An indented paragraph: to a blank line, a lone `+`, or in a description list the next item. */
function takeLiteral(state: State): void {
  const { reader } = state;
  let read = false;
  while (reader.peek()) {
    if (reader.start === reader.end || (read && reader.isContinuation())) return;
    if (state.isDescription && isSibling(state.scan, state.reader, state.list)) return;
    take(state, false);
    read = true;
  }
}

function takeAfterBlank(state: State): boolean {
  const { reader } = state;
  if (reader.start === reader.end) {
    if (reader.skipBlankLines() < 0 || isSibling(state.scan, state.reader, state.list)) return false;
  }
  const { text, start } = reader;
  if (reader.isContinuation()) {
    state.detached = state.scan.buffer.length;
    take(state, true);
    return true;
  }
  if (!state.hasText) {
    if (!state.withinNestedList) state.scan.buffer.length--;
    take(state, false);
    state.hasText = true;
    return true;
  }
  if (noteNestedList(state, false)) take(state, false);
  else if (isBlank(text.charCodeAt(start))) takeLiteral(state);
  else return false;
  return true;
}

/** Notes that a nested list begins on the line ahead; with `onlyDescription` other lists are not looked for. */
function noteNestedList(state: State, onlyDescription: boolean): boolean {
  const { scan, reader } = state;
  const { text, start, end } = reader;
  const marker = onlyDescription ? 0 : listMarker(text, start, end);
  if (marker !== 0 && marker !== LIST.callout) {
    state.withinNestedList = true;
    return true;
  }
  if (!scan.mayBeDescription(start, end)) return false;
  const item = descriptionItem(text.slice(start, end));
  if (item === undefined) return false;
  state.withinNestedList = true;
  if (!item.hasText) state.hasText = false;
  return true;
}

function isSibling(scan: Scan, reader: LineReader, list: ListKind): boolean {
  const { text, start, end } = reader;
  if (list.type !== LIST.description) return listMarker(text, start, end) === list.marker;
  return scan.mayBeDescription(start, end) && descriptionSibling(text.slice(start, end), list.delimiter) !== undefined;
}

/** Puts the line ahead into the buffer and passes over it. */
function take(state: State, isMarker: boolean): void {
  keep(state, isMarker);
  state.reader.skip();
}

function keep(state: State, isMarker: boolean): void {
  const { reader, scan } = state;
  scan.buffer.push(reader.start, reader.end, reader.line);
  state.previousIsMarker = isMarker;
}

function previousIsBlank(state: State): boolean {
  const { buffer } = state.scan;
  if (buffer.length === state.from) return false;
  const at = (buffer.length - 1) * 3;
  return buffer.data[at] === buffer.data[at + 1];
}

function setPlaceholder(scan: Scan, index: number): void {
  scan.buffer.data[index * 3] = PLACEHOLDER;
  scan.buffer.data[index * 3 + 1] = PLACEHOLDER;
}

/** Blank lines at the end do not belong to the item, nor does a `+` that attaches nothing. */
function dropTrailingBlanks(state: State): void {
  const { buffer } = state.scan;
  while (buffer.length > state.from) {
    const at = (buffer.length - 1) * 3;
    const start = buffer.data[at]!;
    const isContinuation = state.reader.text.charCodeAt(start) === 43 && buffer.data[at + 1] === start + 1;
    if (start === PLACEHOLDER || isContinuation) {
      buffer.length--;
      return;
    }
    if (start !== buffer.data[at + 1]) return;
    buffer.length--;
  }
}
