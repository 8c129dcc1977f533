/**
 * A chart for tests of the page, made of a note the way the server makes it.
 */
import { parseNote } from '../../../server/core/parseNote.ts';
import { buildTimelineChart } from '../../../server/features/timelineChart.ts';
import { factsOf } from '../../../server/index/noteFacts.ts';
import { analyseAlone } from '../../../server/index/planAnalysis.ts';
import { toChart } from '../../../server/lsp/toTimeline.ts';
import type { Chart } from '../../../server/protocol/timelineMessages.ts';

export const NOTE_URI = 'file:///notes/plan.md';

/** @param text a Markdown note that holds a plan */
export function chartOf(text: string, version = 1): Chart {
  const analysis = analyseAlone(NOTE_URI, factsOf(parseNote(text, 'markdown')));
  return toChart(analysis, buildTimelineChart(analysis, NOTE_URI)!, () => version);
}
