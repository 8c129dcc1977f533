/**
 * Opens the timeline of the active plan as an editor tab.
 */
import { ViewColumn } from 'vscode';
import type { Services } from '../services.ts';

export const id = 'throughline.openTimeline';

export function run({ timeline }: Services): undefined {
  timeline.openTab(ViewColumn.Active);
}
