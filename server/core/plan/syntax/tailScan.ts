/**
 * Finds the run of tokens at the end of a task's first line, scanning back from the end, and cuts it into tokens with
 * exact spans. It knows which words are tokens and what they are called; it does not read their values.
 *
 * Passed over: `name:value` words, `[name:: value]` fields, Obsidian's signs with their values, `@est(3)` and
 * `@depends(a)`, `#tags`, a final `^id` and a final hard break. Anything else ends the run. Some words belong to the
 * run only when a token stands before them, because alone they are prose: `#12`, a key without a value, and, at the
 * very end of the line, a key somebody is still typing. So a tail is not lost while it grows.
 *
 * Sample: in `Add data (fast)  id:seed est:1 #db` the run begins at `id:seed` and has three tokens.
 */
import type { Dialect } from '../../model/documentModel.ts';
import type { Span } from '../../text/lineIndex.ts';
import { KEY_BY_CALL, KEY_BY_NAME, SIGNS } from './planKeys.ts';
import type { FieldKey, Sign } from './planKeys.ts';

/** How a token is written: `a:b`, `[a:: b]`, `🆔 b`, `@a(b)`; or one of the marks that carry no field. */
export type TokenForm = 'token' | 'dataview' | 'sign' | 'call' | 'tag' | 'blockId' | 'hardBreak' | 'unfinished';

export interface TailToken {
  readonly form: TokenForm;
  /** The field it means; undefined for what is not ours. */
  readonly key: FieldKey | undefined;
  /** The name as written: `est`, `dependsOn`, `🆔`; empty for marks. */
  readonly name: string;
  readonly span: Span;
  /** The value without blanks around it; empty for marks. */
  readonly valueSpan: Span;
  /** True when it belongs to a run only behind a token that is certain. */
  readonly weak: boolean;
}

export interface TailContext {
  readonly dialect: Dialect;
  /** True when the paragraph goes on below, so that a final backslash breaks the line. */
  readonly continues: boolean;
}

/** Characters that surround prose, code and links, so a word that holds one is no token: `(see at:home)`. */
const PROSE = /[`"()[\]]/;
const NAME = /^\p{L}[\p{L}\p{N}_-]*$/u;
const URL_LIKE = /^(?:mailto|tel|xmpp|data|urn|javascript):/i;

/**
 * The run at the end of `text` between `start` and `end`, tokens in document order; empty when there is none.
 * The run may hold none of our keys: then the line has no tail, but this is where one would be written.
 */
export function scanTail(text: string, start: number, end: number, context: TailContext): readonly TailToken[] {
  const found: TailToken[] = [];
  let at = skipBlanksBack(text, start, end);
  const hardBreak = readHardBreak(text, start, at, context);
  if (hardBreak !== undefined) {
    found.push(hardBreak);
    at = skipBlanksBack(text, start, hardBreak.span.start);
  }
  const lineEnd = at;
  while (at > start) {
    const token = readToken(text, start, at, at === lineEnd);
    if (token === undefined) break;
    found.push(token);
    at = skipBlanksBack(text, start, token.span.start);
  }
  while (found.length > 0 && found.at(-1)!.weak) found.pop();
  return found.reverse();
}

/**
 * Every word between `start` and `end` as a token, for places that hold nothing else (`plan:` comments).
 * @returns tokens and, apart, the spans of words that are none; both in document order
 */
export function scanTokens(text: string, start: number, end: number): { readonly tokens: readonly TailToken[]; readonly strays: readonly Span[] } {
  const tokens: TailToken[] = [];
  const strays: Span[] = [];
  let at = skipBlanksBack(text, start, end);
  const lineEnd = at;
  while (at > start) {
    const token = readToken(text, start, at, at === lineEnd);
    const span = token?.span ?? wordBefore(text, start, at);
    if (token !== undefined) tokens.push(token);
    else strays.push(span);
    at = skipBlanksBack(text, start, span.start);
  }
  return { tokens: tokens.reverse(), strays: strays.reverse() };
}

/** Blanks of every script, and the invisible marks that right-to-left writers put between words. */
export function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x200e ||
    unit === 0x200f || unit === 0x61c || (unit >= 0x2066 && unit <= 0x2069) || unit === 0x202f;
}

/** The end of what stands before `end` when the blanks there are left out. */
export function skipBlanksBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function wordBefore(text: string, start: number, end: number): Span {
  let at = end;
  while (at > start && !isBlank(text.charCodeAt(at - 1))) at--;
  return { start: at, end };
}

function mark(form: TokenForm, span: Span, weak = false): TailToken {
  return { form, key: undefined, name: '', span, valueSpan: { start: span.end, end: span.end }, weak };
}

/** ` +` ends a line in AsciiDoc, a backslash in Markdown where the paragraph goes on. */
function readHardBreak(text: string, start: number, end: number, context: TailContext): TailToken | undefined {
  const isBreak = context.dialect === 'asciidoc'
    ? text[end - 1] === '+' && end - 2 >= start && isBlank(text.charCodeAt(end - 2))
    : context.continues && text[end - 1] === '\\' && text[end - 2] !== '\\';
  return isBreak && end > start ? mark('hardBreak', { start: end - 1, end }) : undefined;
}

/** The token that ends at `end`, or undefined when prose stands there. */
function readToken(text: string, start: number, end: number, isLast: boolean): TailToken | undefined {
  const last = text[end - 1];
  if (last === ']') return readBracketed(text, start, end, '[');
  if (last === ')') return readBracketed(text, start, end, '(');
  const span = wordBefore(text, start, end);
  const word = text.slice(span.start, span.end);
  return readNameValue(word, span) ?? readMark(word, span, isLast) ?? readSign(text, start, span, isLast) ??
    (isLast && isUnfinishedKey(word) ? mark('unfinished', span, true) : undefined);
}

/** `[name:: value]` and `@name(value)`; neither holds brackets of its own kind. */
function readBracketed(text: string, start: number, end: number, opener: '[' | '('): TailToken | undefined {
  let open = end - 2;
  while (open >= start && text[open] !== opener) open--;
  if (open < start) return undefined;
  const from = opener === '[' ? open : wordBefore(text, start, open).start;
  if (from > start && !isBlank(text.charCodeAt(from - 1))) return undefined;
  const shape = opener === '['
    ? /^\[(\p{L}[\p{L}\p{N}_ -]*)::([^[\]]*)\]$/u.exec(text.slice(from, end))
    : /^@(est|depends)\(([^()]*)\)$/.exec(text.slice(from, end));
  if (shape === null) return undefined;
  const name = shape[1]!;
  const raw = shape[2]!;
  const valueStart = end - 1 - raw.length + (raw.length - raw.trimStart().length);
  return {
    form: opener === '[' ? 'dataview' : 'call',
    key: (opener === '[' ? KEY_BY_NAME : KEY_BY_CALL).get(name),
    name,
    span: { start: from, end },
    valueSpan: { start: valueStart, end: valueStart + raw.trim().length },
    weak: false,
  };
}

function readNameValue(word: string, span: Span): TailToken | undefined {
  const colon = word.indexOf(':');
  if (colon < 1) return undefined;
  const name = word.slice(0, colon);
  const value = word.slice(colon + 1);
  const key = KEY_BY_NAME.get(name);
  if (key === undefined && !NAME.test(name)) return undefined;
  if (PROSE.test(value)) return undefined;
  if (key === undefined && !isForeignValue(word, value)) return undefined;
  return { form: 'token', key, name, span, valueSpan: { start: span.end - value.length, end: span.end }, weak: value === '' };
}

/** A `word:value` of somebody else: no URL, no `a::b`, and not a word before a comma or the end of a sentence. */
function isForeignValue(word: string, value: string): boolean {
  return value !== '' && !value.startsWith('//') && !value.startsWith(':') && !URL_LIKE.test(word) && !/[,.;:!?]$/.test(value);
}

function isUnfinishedKey(word: string): boolean {
  for (const name of KEY_BY_NAME.keys()) if (name.startsWith(word)) return true;
  return word === '#' || word === '^' || word === '@';
}

/** `#tag`, and the block id of Obsidian at the very end. `#12` is an issue as often as a tag, so it is weak. */
function readMark(word: string, span: Span, isLast: boolean): TailToken | undefined {
  if (/^#[^\s#!@$%^&*(),.?":{}|<>`[\]]+$/.test(word)) return mark('tag', span, /^#\d+$/.test(word));
  return isLast && /^\^[A-Za-z0-9-]+$/.test(word) ? mark('blockId', span) : undefined;
}

/** The sign a word begins with. All of them lie above U+2000, which most words do not. */
function signAt(word: string): Sign | undefined {
  return word.charCodeAt(0) < 0x2000 ? undefined : SIGNS.find(({ sign }) => word.startsWith(sign));
}

/** A sign with its value, which may be several words (`⛔ a, b`, `🔁 every week`). */
function readSign(text: string, start: number, lastWord: Span, isLast: boolean): TailToken | undefined {
  let word = lastWord;
  let sign = signAt(text.slice(word.start, word.end));
  while (sign === undefined) {
    if (!/^[A-Za-z0-9_,!-]+$/.test(text.slice(word.start, word.end))) return undefined;
    const before = skipBlanksBack(text, start, word.start);
    if (before === start) return undefined;
    word = wordBefore(text, start, before);
    sign = signAt(text.slice(word.start, word.end));
  }
  const afterSign = word.start + sign.sign.length;
  const raw = text.slice(afterSign, lastWord.end);
  const value = raw.replace(/^\uFE0F?\s*/u, '');
  if (value === '' ? !(isLast || sign.value.test('')) : !sign.value.test(value)) return undefined;
  return {
    form: 'sign', key: value === '' ? undefined : sign.key, name: sign.sign,
    span: { start: word.start, end: lastWord.end },
    valueSpan: { start: lastWord.end - value.length, end: lastWord.end },
    weak: value === '' && !sign.value.test(''),
  };
}
