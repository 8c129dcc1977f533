/**
 * What one line of AsciiDoc is by its own look: a section title, a block delimiter, a list item, a comment line.
 * Every test works on character codes of `text` between two offsets; a line has lost its trailing white space before.
 * It knows nothing of neighbouring lines (but for the underline of a two-line title), attributes or nesting.
 *
 * Sample: `atxLevel('== A', 0, 4)` is 2; `delimiterOf('====', 0, 4)` is `DELIMITER.example`.
 */
const SPACE = 32;
const TAB = 9;

/** Letters, digits and connectors as Asciidoctor.js counts them (marks are not among them), for character classes. */
export const WORD = String.raw`\p{L}\p{Nl}\p{Nd}\p{Pc}`;
export const LETTER = String.raw`\p{L}\p{Nl}`;
const IDENTIFIER = `[${LETTER}_:][${WORD}\\-:.]*`;

export const BLOCK_ANCHOR = new RegExp(String.raw`^\[\[(?:|(${IDENTIFIER})(?:, *(.+))?)\]\]$`, 'u');
export const BLOCK_ATTRIBUTE_LIST = new RegExp(String.raw`^\[(|[${WORD}.#%{,"'].*)\]$`, 'u');
const BLOCK_ATTRIBUTE_LINE =
  new RegExp(String.raw`^\[(?:|[${WORD}.#%{,"'].*|\[(?:|${IDENTIFIER}(?:, *.+)?)\])\]$`, 'u');
export const ATTRIBUTE_ENTRY = new RegExp(String.raw`^:(!?[${WORD}][^:]*):(?:[ \t]+(.*))?$`, 'u');
export const LEADING_ANCHOR = new RegExp(String.raw`^\[\[(${IDENTIFIER})(?:, *(.+?))?\]\]`, 'u');
export const BIBLIOGRAPHY_ANCHOR = new RegExp(String.raw`^\[\[\[(${IDENTIFIER})(?:, *(.+?))?\]\]\]`, 'u');
/** Anchors in running text. What shows in their stead is bounded in length, so that unclosed ones cost no more than that. */
export const INLINE_ANCHOR = new RegExp(
  String.raw`(?:^|[^\\\[])\[\[(${IDENTIFIER})(?:, *(.{1,500}?))?\]\]|(?:^|[^\\])anchor:(${IDENTIFIER})\[(?:\]|(.{0,500}?[^\\])\])`, 'gu');
export const TITLE_ANCHOR = new RegExp(String.raw` (\\)?\[\[(${IDENTIFIER})(?:, *(.+))?\]\]$`, 'u');
const BLOCK_MEDIA = /^(?:image|video|audio)::(?:\S|\S.*?\S)\[.*\]$/;
const BLOCK_TOC = /^toc::\[.*\]$/;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{Nl}\p{Nd}]/u;
const DESCRIPTION_ITEM = /^(?!\/\/[^/])[ \t]*([^ \t].*?)(:::{0,2}|;;)(?:$|[ \t]+(.*)$)/;
const DESCRIPTION_SIBLING: Readonly<Record<string, RegExp>> = {
  '::': /^(?!\/\/[^/])[ \t]*([^ \t].*?[^:]|[^ \t:])(::)(?:$|[ \t]+(.*)$)/,
  ':::': /^(?!\/\/[^/])[ \t]*([^ \t].*?[^:]|[^ \t:])(:::)(?:$|[ \t]+(.*)$)/,
  '::::': /^(?!\/\/[^/])[ \t]*([^ \t].*?[^:]|[^ \t:])(::::)(?:$|[ \t]+(.*)$)/,
  ';;': /^(?!\/\/[^/])[ \t]*([^ \t].*?)(;;)(?:$|[ \t]+(.*)$)/,
};

/** Kinds of block delimiters; 0 is none. */
export const DELIMITER = {
  none: 0, open: 1, listing: 2, literal: 3, example: 4, sidebar: 5, quote: 6, pass: 7, table: 8, comment: 9, fence: 10,
} as const;

/** True for a space or a tab. */
export function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

/** Offset of the first character after blanks, at most `end`. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** True when every unit from `from` to `end` is `unit`. */
export function isRun(text: string, from: number, end: number, unit: number): boolean {
  for (let at = from; at < end; at++) if (text.charCodeAt(at) !== unit) return false;
  return true;
}

/** The number of `=` or `#` in front of a one-line title, 0 when the line is none. */
export function atxLevel(text: string, start: number, end: number): number {
  const marker = text.charCodeAt(start);
  if (marker !== 61 && marker !== 35) return 0;
  let at = start + 1;
  while (at < end && text.charCodeAt(at) === marker) at++;
  return at - start <= 6 && at < end && isBlank(text.charCodeAt(at)) ? at - start : 0;
}

/** End of the title text of a one-line title: the closing run, if it is exactly the opening one, is left out. */
export function atxContentEnd(text: string, start: number, end: number, level: number, content: number): number {
  const closing = end - level;
  if (closing <= content || !isBlank(text.charCodeAt(closing - 1))) return end;
  if (!isRun(text, closing, end, text.charCodeAt(start))) return end;
  let at = closing;
  while (at > content && isBlank(text.charCodeAt(at - 1))) at--;
  return at > content ? at : end;
}

/** Level (1 to 5) of an underline `= - ~ ^ +`, 0 for another line. */
function underlineLevel(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  const level = unit === 61 ? 1 : unit === 45 ? 2 : unit === 126 ? 3 : unit === 94 ? 4 : unit === 43 ? 5 : 0;
  return level > 0 && isRun(text, start + 1, end, unit) ? level : 0;
}

/** Level of a two-line title: lengths differ by at most one character, the text holds a letter or digit and no leading dot. */
export function setextLevel(text: string, start: number, end: number, underStart: number, underEnd: number): number {
  const surplus = end - start - (underEnd - underStart);
  if (surplus < -1 || underEnd === underStart) return 0;
  const level = underlineLevel(text, underStart, underEnd);
  if (level === 0 || text.charCodeAt(start) === 46) return 0;
  const title = text.slice(start, end);
  if (surplus > 1 && (surplus > end - start || Math.abs(codePoints(title) - (underEnd - underStart)) > 1)) return 0;
  return HAS_LETTER_OR_DIGIT.test(title) ? level : 0;
}

function codePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** The kind of block a line opens or closes, `DELIMITER.none` when it is no delimiter. */
export function delimiterOf(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2) return DELIMITER.none;
  const first = text.charCodeAt(start);
  switch (first) {
    case 45: // -
      if (length === 2) return text.charCodeAt(start + 1) === 45 ? DELIMITER.open : DELIMITER.none;
      return fullRun(text, start, end, DELIMITER.listing);
    case 46: return fullRun(text, start, end, DELIMITER.literal);
    case 61: return fullRun(text, start, end, DELIMITER.example);
    case 42: return fullRun(text, start, end, DELIMITER.sidebar);
    case 95: return fullRun(text, start, end, DELIMITER.quote);
    case 43: return fullRun(text, start, end, DELIMITER.pass);
    case 47: return fullRun(text, start, end, DELIMITER.comment);
    case 124: case 44: case 58: case 33: // | , : !
      return length >= 4 && isRun(text, start + 1, end, 61) ? DELIMITER.table : DELIMITER.none;
    case 96: // three backticks, perhaps with a language, but not four
      return length >= 3 && isRun(text, start, start + 3, 96) && text.charCodeAt(start + 3) !== 96 ? DELIMITER.fence : DELIMITER.none;
    default: return DELIMITER.none;
  }
}

function fullRun(text: string, start: number, end: number, kind: number): number {
  return end - start >= 4 && isRun(text, start + 1, end, text.charCodeAt(start)) ? kind : DELIMITER.none;
}

/** True for `[...]` lines that hold block attributes or an anchor. */
export function isBlockAttributeLine(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 91 && text.charCodeAt(end - 1) === 93 && BLOCK_ATTRIBUTE_LINE.test(text.slice(start, end));
}

/** True for `//` lines that are comments of one line. */
export function isCommentLine(text: string, start: number, end: number): boolean {
  return end - start >= 2 && text.charCodeAt(start) === 47 && text.charCodeAt(start + 1) === 47
    && (end - start === 2 || text.charCodeAt(start + 2) !== 47);
}

/** True for `.Title` lines (one leading dot, or two with more text). */
export function isBlockTitle(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== 46) return false;
  const at = text.charCodeAt(start + 1) === 46 ? start + 2 : start + 1;
  return at < end && text.charCodeAt(at) !== 46 && !isBlank(text.charCodeAt(at));
}

/** True for `'''`, `<<<`, `---`, `* * *` and the like. */
export function isLayoutBreak(text: string, start: number, end: number): boolean {
  const unit = text.charCodeAt(start);
  if (unit === 39 || unit === 60) return end - start >= 3 && isRun(text, start, end, unit);
  if (unit !== 45 && unit !== 42 && unit !== 95) return false;
  return (end - start - 3) % 2 === 0 && /^([-*_])( *)\1\2\1$/.test(text.slice(start, end));
}

/** True for `image::x[]`, `video::x[]`, `audio::x[]` and `toc::[]` on a line of their own. */
export function isBlockMacro(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(end - 1) !== 93) return false;
  const unit = text.charCodeAt(start);
  if (unit !== 105 && unit !== 118 && unit !== 97 && unit !== 116) return false;
  const line = text.slice(start, end);
  return unit === 116 ? BLOCK_TOC.test(line) : BLOCK_MEDIA.test(line);
}

/** Types of lists, the upper part of the code `listMarker` gives. */
export const LIST = { unordered: 1 << 24, ordered: 2 << 24, description: 3 << 24, callout: 4 << 24, typeMask: 7 << 24 } as const;

/**
 * The marker of an unordered, ordered or callout list item: its list type plus what makes items siblings, 0 for none.
 * Runs of `*` and `.` are told apart by length, numbered markers by style (arabic, alphabetic, roman).
 */
export function listMarker(text: string, start: number, end: number): number {
  const at = skipBlanks(text, start, end);
  const markerEnd = listMarkerEnd(text, at, end);
  if (markerEnd === at || markerEnd >= end || !isBlank(text.charCodeAt(markerEnd))) return 0;
  const unit = text.charCodeAt(at);
  if (unit === 60) return at === start ? LIST.callout : 0;
  if (unit === 45) return LIST.unordered;
  if (unit === 0x2022) return LIST.unordered | 1;
  if (unit === 42) return LIST.unordered | (markerEnd - at + 1);
  if (unit === 46) return LIST.ordered | (markerEnd - at + 7);
  const last = text.charCodeAt(markerEnd - 2);
  if (last >= 48 && last <= 57) return LIST.ordered | 1;
  const roman = text.charCodeAt(markerEnd - 1) === 41 ? 1 : 0;
  return LIST.ordered | (last >= 97 ? 2 + roman : 4 + roman);
}

/** Offset after the list marker at `at`; `at` itself when none stands there. */
export function listMarkerEnd(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  let next = at + 1;
  if (unit === 45 || unit === 0x2022) return next;
  if (unit === 42 || unit === 46) {
    while (next < end && text.charCodeAt(next) === unit) next++;
    return next;
  }
  if (unit >= 48 && unit <= 57) {
    while (next < end && isDigit(text.charCodeAt(next))) next++;
    return text.charCodeAt(next) === 46 ? next + 1 : at;
  }
  if (unit === 60) return calloutEnd(text, at, end);
  if (!((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122))) return at;
  if (text.charCodeAt(next) === 46) return next + 1;
  next = at;
  while (next < end && isRoman(text.charCodeAt(next))) next++;
  return next > at && text.charCodeAt(next) === 41 ? next + 1 : at;
}

function calloutEnd(text: string, at: number, end: number): number {
  let next = at + 1;
  if (text.charCodeAt(next) === 46) next++;
  else while (next < end && isDigit(text.charCodeAt(next))) next++;
  return next > at + 1 && text.charCodeAt(next) === 62 ? next + 1 : at;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isRoman(unit: number): boolean {
  return unit === 105 || unit === 118 || unit === 120 || unit === 73 || unit === 86 || unit === 88;
}

export interface DescriptionItem {
  readonly term: string;
  readonly delimiter: string;
  readonly hasText: boolean;
}

/** Reads `term:: text`; the caller has made sure that the line holds `::` or `;;`. */
export function descriptionItem(line: string): DescriptionItem | undefined {
  const match = DESCRIPTION_ITEM.exec(line);
  return match === null ? undefined : { term: match[1]!, delimiter: match[2]!, hasText: match[3] !== undefined && match[3] !== '' };
}

/** Reads an item of the description list that uses `delimiter`. */
export function descriptionSibling(line: string, delimiter: string): DescriptionItem | undefined {
  const match = DESCRIPTION_SIBLING[delimiter]!.exec(line);
  return match === null ? undefined : { term: match[1]!, delimiter, hasText: match[3] !== undefined && match[3] !== '' };
}
