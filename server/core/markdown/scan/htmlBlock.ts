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
const ATTRIBUTE = '(?:\\s+[a-z_:][a-z0-9:._-]*(?:\\s*=\\s*(?:[^"\'=<>`\\x00-\\x20]+|\'[^\']*\'|"[^"]*"))?)';

/** What opens each of the seven, matched at the first character of the line's content. */
const OPENINGS: readonly RegExp[] = [
  /^<(?:script|pre|textarea|style)(?:\s|>|$)/i,
  /^<!--/,
  /^<\?/,
  /^<![a-z]/i,
  /^<!\[CDATA\[/,
  new RegExp(`^</?(?:${BLOCK_ELEMENTS})(?:\\s|/?>|$)`, 'i'),
  new RegExp(`^(?:<[a-z][a-z0-9-]*${ATTRIBUTE}*\\s*/?>|</[a-z][a-z0-9-]*\\s*>)\\s*$`, 'i'),
];

/** What the last line of the first five holds, be it the first line itself. */
const ENDINGS: readonly RegExp[] = [/<\/(?:script|pre|textarea|style)>/i, /-->/, /\?>/, />/, /\]\]>/];

/** Opens an HTML block if the line at hand does. */
export function startHtmlBlock(state: ScanState): boolean {
  const content = state.text.slice(state.contentStart, state.lineEnd);
  const condition = OPENINGS.findIndex((opening) => opening.test(content));
  if (condition === -1) return false;
  if (condition === ANY_TAG && (state.leaf === Leaf.paragraph || state.leaf === Leaf.table)) return false;
  openLeaf(state, Leaf.html, condition === COMMENT ? 'comment' : 'html');
  state.leafMark = condition;
  closeAtEnding(state);
  return true;
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
