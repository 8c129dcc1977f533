/**
 * Counts the words a reader sees in a span of marked-up prose: link targets, tags, entities and delimiters are no words.
 *
 * A word is a run of letters and digits; an apostrophe, a hyphen or a decimal point inside it does not end it, nor does
 * emphasis (`**b**old`). Each ideograph and kana counts as one word, the usual rule for Chinese and Japanese.
 * The rules are the common ground of Markdown and AsciiDoc, read a character at a time: no link is resolved, no
 * attribute looked up. It knows nothing of blocks: code and comments are left out by the caller.
 *
 * Sample: `It's **well-known**: [see](http://a.b/c "t")` holds 3 words, `日本語` holds 3.
 */

const BREAK = 1;
const LETTER = 2;
const IDEOGRAPH = 3;
/** Ends a word unless a letter follows: apostrophes, hyphens, points and commas inside numbers. */
const JOINER = 4;
/** Emphasis and escapes, which a reader does not see. */
const INVISIBLE = 5;

/** The class of every UTF-16 unit, found on first use; 0 is not yet known. */
const CLASSES = new Uint8Array(0x10000);

/** Counts the words in `text` from `start` to `end`, in time linear in their distance. */
export function countWords(text: string, start: number, end: number): number {
  const skip = createSkipper(text, end);
  let words = 0;
  let inWord = false;
  for (let at = start; at < end; at++) {
    const kind = classOf(text, at);
    if (kind === LETTER) {
      if (!inWord) words++;
      inWord = true;
    } else if (kind === IDEOGRAPH) {
      words++;
      inWord = false;
    } else if (kind === JOINER) {
      inWord &&= at + 1 < end && classOf(text, at + 1) === LETTER && joins(text, at);
    } else if (kind === BREAK) {
      const next = skip(at, inWord);
      if (next < 0) words--;
      at = Math.abs(next) - 1;
      inWord = false;
    }
  }
  return words;
}

/** A point or comma joins digits only; apostrophes and hyphens join whatever stands around them. */
function joins(text: string, at: number): boolean {
  const unit = text[at];
  return (unit !== '.' && unit !== ',') || (isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)));
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function classOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit < 0xdc00) return classify(String.fromCodePoint(text.codePointAt(at)!));
  return (CLASSES[unit] ||= classify(text[at]!));
}

/** The low half of a surrogate pair belongs to what its high half began. */
function classify(character: string): number {
  if (/^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(character)) return /^[\p{L}\p{Nl}]/u.test(character) ? IDEOGRAPH : BREAK;
  if (/^[\p{L}\p{N}\p{M}]/u.test(character)) return LETTER;
  if (/^['’\-.,]/.test(character)) return JOINER;
  return /^(?:[*_`~\\\u00ad]|\u200d|[\udc00-\udfff])/.test(character) ? INVISIBLE : BREAK;
}

/** The offset of the first match at or after `from`, or Infinity. Offsets asked for must not decrease. */
type Finder = (from: number) => number;

/**
 * Finds what a reader does not see, from the character that opens it. The returned function gives the offset after it:
 * the next offset where nothing is hidden; negative when the word just before was part of it (a macro's name).
 * Only comments reach past the end of a line, so a stray `<` hides little; every search is remembered, so a text full
 * of unclosed openings still costs one pass.
 */
function createSkipper(text: string, end: number): (at: number, afterWord: boolean) => number {
  const findAngle = createFinder(text, />|[\r\n]/g);
  const findParenthesis = createFinder(text, /\)|[\r\n]/g);
  const findComment = createFinder(text, /-->/g);
  const findMacroEnd = createFinder(text, /[\s[\]<>|)]/g);
  const skip = (at: number, afterWord: boolean): number => {
    switch (text[at]) {
      case '<': return text.startsWith('<!--', at) ? findComment(at + 4) : skipTag(text, at, findAngle(at + 1));
      case '(': return text[at - 1] === ']' && text[findParenthesis(at)] === ')' ? findParenthesis(at) : at + 1;
      case '&': return at + (ENTITY.exec(text.slice(at, at + 34))?.[0].length ?? 1);
      case ':': return afterWord ? skipMacro(text, at, findMacroEnd(at + 1)) : at + 1;
      default: return at + 1;
    }
  };
  return (at, afterWord) => Math.min(skip(at, afterWord), end);
}

const ENTITY = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/;

function createFinder(text: string, pattern: RegExp): Finder {
  let found = -1;
  return (from) => {
    if (found < from) {
      pattern.lastIndex = from;
      found = pattern.exec(text)?.index ?? Infinity;
    }
    return found;
  };
}

/**
 * `<b>`, `</b>`, `<<id>>` and, up to its text, `<<id,text>>`, all closing at `close` in the same line.
 * An autolink `<https://a>` hides nothing: its address is what is read.
 */
function skipTag(text: string, at: number, close: number): number {
  const next = text[at + 1] ?? '';
  if (text[close] !== '>' || !/[A-Za-z/?<]/.test(next) || /^<[A-Za-z][A-Za-z\d+.-]*:/.test(text.slice(at, at + 20))) return at + 1;
  const comma = next === '<' ? text.slice(at, Math.min(close, at + 200)).indexOf(',') : -1;
  return comma === -1 ? close : at + comma;
}

/**
 * From the colon after a word to `end`, where its target ends. `https://a/b` is one word; of `https://a[text]`,
 * `xref:a[text]` and `footnote:[text]` only the text is read, so the name is no word. Other colons hide nothing.
 */
function skipMacro(text: string, at: number, end: number): number {
  if (text[end] === '[') return -end;
  return text.startsWith('//', at + 1) ? end : at + 1;
}
