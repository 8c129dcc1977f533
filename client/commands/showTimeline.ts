/**
 * Shows the timeline in the panel, with the focus in it.
 */
import { commands } from 'vscode';

export const id = 'throughline.showTimeline';

export async function run(): Promise<void> {
  await commands.executeCommand('throughline.timeline.focus');
}
