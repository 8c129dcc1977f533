/**
 * Asks for words and shows only the headings that have them, while they are being typed. Enter or a click elsewhere
 * keeps the filter, Escape on an empty box leaves all headings shown.
 */
import { commands, window } from 'vscode';
import type { Services } from '../commandRegistry.ts';

export const id = 'throughline.outline.filter';

export async function run({ outline }: Services): Promise<void> {
  await commands.executeCommand('throughline.outline.focus');
  const box = window.createInputBox();
  box.title = 'Filter outline';
  box.placeholder = 'Words that a heading must have';
  box.prompt = 'Headings above a match stay visible. Empty shows all.';
  box.value = outline.provider.filter;
  box.onDidChangeValue((value) => outline.setFilter(value.trim()));
  box.onDidAccept(() => box.hide());
  const hidden = new Promise<void>((resolve) => box.onDidHide(() => resolve()));
  box.show();
  await hidden;
  box.dispose();
}
