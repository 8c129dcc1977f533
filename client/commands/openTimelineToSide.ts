/**
 * Opens the timeline of the active plan as an editor tab, beside the active one.
 */
import { ViewColumn } from 'vscode';
import type { Services } from '../services.ts';

export const id = 'throughline.openTimelineToSide';

export function run({ timeline }: Services): undefined {
  timeline.openTab(ViewColumn.Beside);
}
