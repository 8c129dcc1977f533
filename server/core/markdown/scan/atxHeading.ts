/**
 * ATX headings (CommonMark 4.2): one to six `#`, then a blank or the end of the line, and an optional closing run.
 * They may interrupt a paragraph.
 *
 * Sample: `## Title ##` is a heading of level 2 whose title is `Title`.
 */
import { HEADING_CONTAINERS } from './blockRecords.ts';
import { endOfRun, HASH, isBlank, trimmedEnd } from './characters.ts';
import { extendContainer } from './leaf.ts';
import { prepareBlock } from './containers.ts';
import { addPassage } from './passageRows.ts';
import { Container, type ScanState } from './scanState.ts';

/** Reads the line at hand as an ATX heading if it is one. */
export function startAtxHeading(state: ScanState): boolean {
  const { text, contentStart, lineEnd } = state;
  const markerEnd = endOfRun(text, HASH, contentStart, lineEnd);
  const level = markerEnd - contentStart;
  if (level > 6 || (markerEnd < lineEnd && !isBlank(text.charCodeAt(markerEnd)))) return false;
  prepareBlock(state);
  let titleStart = markerEnd;
  while (titleStart < lineEnd && isBlank(text.charCodeAt(titleStart))) titleStart++;
  const texts = state.scan.lineTexts.push(titleStart) - 1;
  const passage = addPassage(state, state.line, texts, 1, endOfTitle(text, titleStart, lineEnd));
  addHeading(state, level, 0, passage, contentStart);
  return true;
}

/** Cuts the closing run of `#`, which needs a blank before it unless the title is empty. */
function endOfTitle(text: string, start: number, lineEnd: number): number {
  const end = trimmedEnd(text, start, lineEnd);
  let run = end;
  while (run > start && text.charCodeAt(run - 1) === HASH) run--;
  return run === start || (run < end && isBlank(text.charCodeAt(run - 1))) ? run : end;
}

/** Records a heading that ends with the line at hand. */
export function addHeading(state: ScanState, level: number, underline: number, passage: number, start: number): void {
  state.scan.headings.push(level, underline, headingContainer(state), passage, start, state.lineEnd, state.line);
  extendContainer(state, state.line);
}

/** The outermost container decides: a heading in a quote in a list is one of the list. */
function headingContainer(state: ScanState): number {
  if (state.depth === 0) return HEADING_CONTAINERS.indexOf('document');
  return HEADING_CONTAINERS.indexOf(state.kinds[0] === Container.quote ? 'quote' : 'list');
}
