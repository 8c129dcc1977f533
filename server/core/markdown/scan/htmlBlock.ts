/**
 * HTML blocks (CommonMark 4.6): seven ways to open one, each with its own end. The first five end with the line that
 * holds their end marker, across blank lines; the last two before a blank line. All but the seventh may interrupt a
 * paragraph.
 *
 * Sample: `<!--` hides everything up to the line with `-->`; `<div>` hides lines up to the next blank one.
 */
import { openLeaf } from './containers.ts';
import { closeLeaf } from './leaf.ts';
import { Leaf, type ScanState } from './scanState.ts';

const COMMENT = 1;
const ELEMENT = 5;
const ANY_TAG = 6;

const BLOCK_ELEMENTS = 'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|'
  + 'fieldset|figcaption|figure|footer|form|frame|frameset|h[123456]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|'
  + 'nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

/** What opens the first six, matched at the first character of the line's content. */
const OPENINGS: readonly RegExp[] = [
  /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
  /^<!--/,
  /^<\?/,
  /^<![a-z]/i,
  /^<!\[CDATA\[/,
  new RegExp(`^</?(?:${BLOCK_ELEMENTS})(?:\\s|/?>|$)`, 'i'),
];

/** The seventh is opened by one complete tag alone on its line, taken apart here so that no length overtaxes the engine. */
const TAG_NAME = /<\/?[a-z][a-z0-9-]*/iy;
const ATTRIBUTE = /\s+[a-z_:][a-z0-9:._-]*(?:\s*=\s*(?:[^"'=<>`\0- ]+|'[^']*'|"[^"]*"))?/iy;
const TAG_END = /\s*\/?>\s*$/y;
const CLOSING_TAG_END = /\s*>\s*$/y;

/** What the last line of the first five holds, be it the first line itself. */
const ENDINGS: readonly RegExp[] = [/<\/(?:script|pre|textarea|style)>/i, /-->/, /\?>/, />/, /\]\]>/];

/** Opens an HTML block if the line at hand does. */
export function startHtmlBlock(state: ScanState): boolean {
  const content = state.text.slice(state.contentStart, state.lineEnd);
  const known = OPENINGS.findIndex((opening) => opening.test(content));
  if (known === -1 && (state.leaf === Leaf.paragraph || state.leaf === Leaf.table || !isTag(content))) return false;
  const condition = known === -1 ? ANY_TAG : known;
  openLeaf(state, Leaf.html, condition === COMMENT ? 'comment' : 'html');
  state.leafMark = condition;
  closeAtEnding(state);
  return true;
}

/** Whether `content` is one opening or closing tag and nothing else. */
function isTag(content: string): boolean {
  let at = endOfMatch(TAG_NAME, content, 0);
  if (at === -1) return false;
  if (content.startsWith('</')) return endOfMatch(CLOSING_TAG_END, content, at) !== -1;
  for (let next = at; next !== -1; next = endOfMatch(ATTRIBUTE, content, at)) at = next;
  return endOfMatch(TAG_END, content, at) !== -1;
}

/** Where the match of `pattern` at `at` ends, or -1. */
function endOfMatch(pattern: RegExp, content: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(content) ? pattern.lastIndex : -1;
}

/** Adds the line at hand to the open HTML block; false when the block ended before it. */
export function continueHtmlBlock(state: ScanState): boolean {
  if (state.leafMark >= ELEMENT && state.contentStart === state.lineEnd) return false;
  state.leafEnd = state.line;
  closeAtEnding(state);
  return true;
}

function closeAtEnding(state: ScanState): void {
  const ending = ENDINGS[state.leafMark];
  if (ending !== undefined && ending.test(state.text.slice(state.contentStart, state.lineEnd))) closeLeaf(state);
}
