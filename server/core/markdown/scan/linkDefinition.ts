/**
 * Link reference definitions (CommonMark 4.7): `[label]: target "title"`, only at the start of a paragraph, over
 * one or more of its lines.
 *
 * Tabs count as blanks between the parts, as the specification says; commonmark.js takes spaces only.
 *
 * Sample: `[Foo]: </my url> 'title'` defines `Foo` with the raw target `/my url`.
 */
import type { Definition } from './blockRecords.ts';
import {
  BACKSLASH, CLOSING_BRACKET, CLOSING_PARENTHESIS, COLON, GREATER_THAN, isBlank, LESS_THAN, LINE_FEED, OPENING_BRACKET,
  OPENING_PARENTHESIS, SPACE, trimmedEnd,
} from './characters.ts';
import { lineEndOf } from './passageRows.ts';
import { buildPassageSource, type PassageSource } from '../passageSource.ts';
import type { ScanState } from './scanState.ts';

/** Offsets of a definition in its paragraph; `end` is past its line ending. */
interface DefinitionParts {
  readonly labelEnd: number;
  readonly targetStart: number;
  readonly targetEnd: number;
  readonly end: number;
}

/** The longest label, brackets included. */
const LONGEST_LABEL = 1001;

/** Records the definitions at the start of the open paragraph; returns how many of its lines they fill. */
export function takeDefinitions(state: ScanState): number {
  const { text, scan } = state;
  const start = scan.lineTexts[state.leafTexts]!;
  if (!mayBeDefinition(text, start, lineEndOf(state, state.leafLine))) return 0;
  const count = state.leafEnd - state.leafLine + 1;
  const paragraph = buildPassageSource(scan, state.leafTexts, state.leafLine, count, lineEndOf(state, state.leafEnd));
  let at = 0;
  let lines = 0;
  for (let parts; (parts = findDefinition(paragraph.source, at)) !== undefined; at = parts.end) {
    scan.definitions.push(buildDefinition(paragraph, at, parts));
    lines += countLines(paragraph.source, at, parts.end);
  }
  return lines;
}

function buildDefinition({ source, offsetOf }: PassageSource, at: number, { labelEnd, targetStart, targetEnd, end }: DefinitionParts): Definition {
  const lineEnd = source.charCodeAt(end - 1) === LINE_FEED ? end - 1 : end;
  return {
    label: source.slice(at + 1, labelEnd),
    rawTarget: source.slice(targetStart, targetEnd),
    start: offsetOf(at),
    end: offsetOf(trimmedEnd(source, at, lineEnd)),
    targetStart: offsetOf(targetStart),
    targetEnd: offsetOf(targetEnd),
  };
}

/** The number of lines from `at` to `end`, which is past the last one's line ending. */
function countLines(source: string, at: number, end: number): number {
  let lines = 1;
  for (let feed = source.indexOf('\n', at); feed !== -1 && feed < end - 1; feed = source.indexOf('\n', feed + 1)) lines++;
  return lines;
}

/** A quick look at the first line: a label that ends on it must be followed by a colon. */
function mayBeDefinition(text: string, start: number, end: number): boolean {
  const labelEnd = endOfLabel(text, start, end);
  return labelEnd === -1 || text.charCodeAt(labelEnd + 1) === COLON;
}

/** The definition at `at`, or undefined. */
function findDefinition(source: string, at: number): DefinitionParts | undefined {
  if (source.charCodeAt(at) !== OPENING_BRACKET) return undefined;
  const labelEnd = endOfLabel(source, at, Math.min(source.length, at + LONGEST_LABEL));
  if (labelEnd === -1 || source.charCodeAt(labelEnd + 1) !== COLON) return undefined;
  if (source.slice(at + 1, labelEnd).trim() === '') return undefined;
  const targetStart = skipBlanksAndOneLineEnd(source, labelEnd + 2);
  const afterTarget = endOfTarget(source, targetStart);
  if (afterTarget === -1) return undefined;
  const titleStart = skipBlanksAndOneLineEnd(source, afterTarget);
  const titleEnd = titleStart === afterTarget ? -1 : endOfTitle(source, titleStart);
  let end = titleEnd === -1 ? -1 : endOfBlankLine(source, titleEnd);
  if (end === -1) end = endOfBlankLine(source, afterTarget);
  if (end === -1) return undefined;
  const angled = source.charCodeAt(targetStart) === LESS_THAN ? 1 : 0;
  return { labelEnd, targetStart: targetStart + angled, targetEnd: afterTarget - angled, end };
}

/** Where the bracket closes that opens at `at`, or -1; no bracket may stand inside unescaped. */
function endOfLabel(source: string, at: number, end: number): number {
  for (at++; at < end; at++) {
    const character = source.charCodeAt(at);
    if (character === BACKSLASH) at++;
    else if (character === CLOSING_BRACKET) return at;
    else if (character === OPENING_BRACKET) return -1;
  }
  return -1;
}

/** The end of a target in angle brackets, or of one without blanks and with balanced parentheses; -1 for none. */
function endOfTarget(source: string, at: number): number {
  if (source.charCodeAt(at) === LESS_THAN) {
    for (at++; at < source.length; at++) {
      const character = source.charCodeAt(at);
      if (character === BACKSLASH && source.charCodeAt(at + 1) !== LINE_FEED) at++;
      else if (character === GREATER_THAN) return at + 1;
      else if (character === LESS_THAN || character === LINE_FEED) return -1;
    }
    return -1;
  }
  const start = at;
  let open = 0;
  for (; at < source.length && source.charCodeAt(at) > SPACE; at++) {
    const character = source.charCodeAt(at);
    if (character === BACKSLASH && source.charCodeAt(at + 1) > SPACE) at++;
    else if (character === OPENING_PARENTHESIS) open++;
    else if (character === CLOSING_PARENTHESIS && --open < 0) return -1;
  }
  return at > start && open === 0 ? at : -1;
}

/** The end of a title in quotes or parentheses, or -1. */
function endOfTitle(source: string, at: number): number {
  const opening = source.charAt(at);
  if (opening !== '"' && opening !== "'" && opening !== '(') return -1;
  const closing = opening === '(' ? CLOSING_PARENTHESIS : source.charCodeAt(at);
  for (at++; at < source.length; at++) {
    const character = source.charCodeAt(at);
    if (character === BACKSLASH) at++;
    else if (character === closing) return at + 1;
    else if (character === OPENING_PARENTHESIS && closing === CLOSING_PARENTHESIS) return -1;
  }
  return -1;
}

function skipBlanksAndOneLineEnd(source: string, at: number): number {
  while (isBlank(source.charCodeAt(at))) at++;
  if (source.charCodeAt(at) === LINE_FEED) at++;
  while (isBlank(source.charCodeAt(at))) at++;
  return at;
}

/** The end of the line, past its line ending, if nothing but blanks stands between `at` and it; else -1. */
function endOfBlankLine(source: string, at: number): number {
  while (isBlank(source.charCodeAt(at))) at++;
  if (at >= source.length) return source.length;
  return source.charCodeAt(at) === LINE_FEED ? at + 1 : -1;
}
