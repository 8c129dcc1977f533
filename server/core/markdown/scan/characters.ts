/**
 * The character codes that mean something to the block structure of Markdown.
 */
export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const OPENING_PARENTHESIS = 40;
export const CLOSING_PARENTHESIS = 41;
export const ASTERISK = 42;
export const PLUS = 43;
export const HYPHEN = 45;
export const FULL_STOP = 46;
export const DIGIT_ZERO = 48;
export const DIGIT_NINE = 57;
export const COLON = 58;
export const LESS_THAN = 60;
export const EQUALS = 61;
export const GREATER_THAN = 62;
export const OPENING_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSING_BRACKET = 93;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const VERTICAL_BAR = 124;
export const TILDE = 126;

/** Whether a character is one of the two that indent: space or tab. Unicode's other blanks never do. */
export function isBlank(character: number): boolean {
  return character === SPACE || character === TAB;
}

/** Whether `text` holds nothing but spaces and tabs from `from` up to `end`. */
export function isBlankBetween(text: string, from: number, end: number): boolean {
  while (from < end && isBlank(text.charCodeAt(from))) from++;
  return from >= end;
}

/** Where the run of `character` that begins at `from` ends, at most at `end`. */
export function endOfRun(text: string, character: number, from: number, end: number): number {
  while (from < end && text.charCodeAt(from) === character) from++;
  return from;
}

/** `end` moved back over the spaces and tabs before it, at most to `from`. */
export function trimmedEnd(text: string, from: number, end: number): number {
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}
