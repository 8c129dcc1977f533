/**
 * Paragraphs (CommonMark 4.8): the text that no other construct claims. A paragraph may begin with link reference
 * definitions, which are taken off when it closes or is about to become a Setext heading (4.7, 4.3).
 *
 * Sample: `[a]: /x` / `text` is a definition and a paragraph of one line.
 */
import { ItemRow } from './blockRecords.ts';
import { OPENING_BRACKET } from './characters.ts';
import { takeDefinitions } from './linkDefinition.ts';
import { CODE_INDENT, indentOf } from './lineCursor.ts';
import { addPassage, lineEndOf } from './passageRows.ts';
import { Leaf, type ScanState } from './scanState.ts';

/** Opens a paragraph whose first line is the content of the line at hand. */
export function openParagraph(state: ScanState, item: number): void {
  state.leaf = Leaf.paragraph;
  state.leafLine = state.line;
  state.leafTexts = state.scan.lineTexts.length;
  state.leafItem = item;
  addParagraphLine(state);
}

/** Adds the content of the line at hand. */
export function addParagraphLine(state: ScanState): void {
  state.scan.lineTexts.push(state.contentStart);
  state.leafEnd = state.line;
  state.mayBeHeader = indentOf(state) < CODE_INDENT;
}

/** Records the paragraph, unless definitions are all it holds. */
export function closeParagraph(state: ScanState): void {
  stripDefinitions(state);
  const lines = state.leafEnd - state.leafLine + 1;
  if (lines === 0) return;
  const passage = addPassage(state, state.leafLine, state.leafTexts, lines, lineEndOf(state, state.leafEnd));
  if (state.leafItem >= 0) state.scan.items[state.leafItem + ItemRow.passage] = passage;
}

/** Takes the definitions off the start of the open paragraph, which may leave it without lines. */
export function stripDefinitions(state: ScanState): void {
  if (state.leafEnd < state.leafLine) return;
  const { text, scan } = state;
  if (text.charCodeAt(scan.lineTexts[state.leafTexts]!) !== OPENING_BRACKET) return;
  const taken = takeDefinitions(state);
  if (taken === 0) return;
  state.leafLine += taken;
  state.leafTexts += taken;
  state.leafItem = -1;
}
