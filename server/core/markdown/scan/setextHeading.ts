/**
 * Setext headings (CommonMark 4.3): a paragraph underlined with `=` (level 1) or `-` (level 2). The underline must
 * stand in the paragraph's own containers, and something must be left of the paragraph once its link reference
 * definitions are taken off.
 *
 * Sample: `Foo` / `bar` / `---` is one heading of level 2; `> Foo` / `---` is none.
 */
import { addHeading } from './atxHeading.ts';
import { EQUALS, endOfRun, isBlankBetween } from './characters.ts';
import { stripDefinitions } from './paragraph.ts';
import { addPassage, lineEndOf } from './passageRows.ts';
import { isInParagraph, Leaf, type ScanState } from './scanState.ts';

/** Turns the open paragraph into a heading if the line at hand underlines it. */
export function endSetextHeading(state: ScanState): boolean {
  if (!isInParagraph(state)) return false;
  const { text, contentStart, lineEnd } = state;
  const marker = text.charCodeAt(contentStart);
  if (!isBlankBetween(text, endOfRun(text, marker, contentStart, lineEnd), lineEnd)) return false;
  stripDefinitions(state);
  const lines = state.leafEnd - state.leafLine + 1;
  if (lines === 0) return false;
  const passage = addPassage(state, state.leafLine, state.leafTexts, lines, lineEndOf(state, state.leafEnd));
  addHeading(state, marker === EQUALS ? 1 : 2, 1, passage, state.scan.lineTexts[state.leafTexts]!);
  state.leaf = Leaf.none;
  return true;
}
