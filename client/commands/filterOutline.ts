/**
 * Asks for words and shows only the headings that have them, while they are being typed. Enter keeps the filter,
 * Escape goes back to the one before. A filter belongs to its note: going to another note ends it, and closes the box.
 */
import { commands, window } from 'vscode';
import type { Services } from '../services.ts';

export const id = 'throughline.outline.filter';

export async function run({ activeNote, outline }: Services): Promise<void> {
  await commands.executeCommand('throughline.outline.focus');
  const box = window.createInputBox();
  box.title = 'Filter outline';
  box.placeholder = 'Words that a heading must have';
  box.prompt = 'Headings above a match stay visible. Empty shows all.';
  box.ignoreFocusOut = true;
  box.value = outline.provider.filter;
  let kept = box.value;
  const subscriptions = [
    box,
    activeNote.onDidChange(() => {
      kept = '';
      box.hide();
    }),
    box.onDidChangeValue((value) => outline.setFilter(value.trim())),
    box.onDidAccept(() => {
      kept = box.value.trim();
      box.hide();
    }),
  ];
  const hidden = new Promise<void>((resolve) => subscriptions.push(box.onDidHide(() => resolve())));
  box.show();
  await hidden;
  outline.setFilter(kept);
  for (const subscription of subscriptions) subscription.dispose();
}
