/**
 * Asks which figure stands behind each heading: words, reading time or none.
 */
import { window } from 'vscode';
import type { Detail } from '../outline/sectionFigures.ts';
import { readOutlineSettings, writeSetting } from '../settings.ts';

export const id = 'throughline.outline.chooseDetail';

const CHOICES: readonly { readonly detail: Detail; readonly label: string }[] = [
  { detail: 'words', label: 'Words' },
  { detail: 'readingTime', label: 'Reading time' },
  { detail: 'none', label: 'Nothing' },
];

export async function run(): Promise<void> {
  const { detail } = readOutlineSettings();
  const items = CHOICES.map((choice) => ({ ...choice, description: choice.detail === detail ? 'as now' : '' }));
  const choice = await window.showQuickPick(items, { title: 'Show behind each heading' });
  if (choice !== undefined) await writeSetting('outline.detail', choice.detail);
}
