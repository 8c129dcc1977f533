/**
 * Opens the outline down to a level and closes what lies deeper. Asks for the level unless it is given.
 */
import { commands, window } from 'vscode';
import type { Services } from '../services.ts';
import { readOutlineSettings } from '../settings.ts';

export const id = 'throughline.outline.expandToLevel';

const LEVELS = [1, 2, 3, 4, 5, 6];

export async function run({ outline }: Services, argument?: unknown): Promise<void> {
  const level = typeof argument === 'number' ? argument : await askLevel();
  if (level === undefined) return;
  await commands.executeCommand('throughline.outline.focus');
  outline.expandToLevel(level);
}

async function askLevel(): Promise<number | undefined> {
  const standard = readOutlineSettings().expandToLevel;
  const items = LEVELS.map((level) => ({
    level,
    label: level === 6 ? 'Everything' : `Level ${level}`,
    description: [level === 1 ? 'titles only' : '', level === standard ? 'as set' : ''].filter(Boolean).join(', '),
  }));
  const choice = await window.showQuickPick(items, { title: 'Expand outline to level', placeHolder: 'Deepest level to show' });
  return choice?.level;
}
