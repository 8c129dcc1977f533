/**
 * The settings the views read, typed, with the manifest's defaults. It remembers nothing: ask when you need one.
 */
import { ConfigurationTarget, workspace } from 'vscode';
import type { Detail } from './outline/sectionFigures.ts';

export interface OutlineSettings {
  readonly numbers: boolean;
  readonly detail: Detail;
  readonly wordsPerMinute: number;
  readonly followCursor: boolean;
  readonly expandToLevel: number;
  readonly headingsInQuotes: boolean;
}

export function readOutlineSettings(): OutlineSettings {
  const settings = workspace.getConfiguration('throughline.outline');
  return {
    numbers: settings.get('numbers', false),
    detail: settings.get<Detail>('detail', 'words'),
    wordsPerMinute: settings.get('wordsPerMinute', 238),
    followCursor: settings.get('followCursor', true),
    expandToLevel: settings.get('expandToLevel', 6),
    headingsInQuotes: settings.get('headingsInQuotes', true),
  };
}

/** Whether the book view keeps the note of the active tab in sight. */
export function readFollowEditor(): boolean {
  return workspace.getConfiguration('throughline.book').get('followEditor', true);
}

export interface EditingSettings {
  /** Whether closing a session whose text was saved by hand accepts it. */
  readonly finishOn: 'accept' | 'saveAndClose';
  readonly missing: 'error' | 'wait' | 'ask';
  /** What becomes of the anchors of headings that get another title. */
  readonly anchors: 'update' | 'keep' | 'ignore';
  /** How many levels an outline shows; 0 is all. */
  readonly depth: number;
  /** Command line of another editor; empty for that of the environment. */
  readonly externalEditor: string;
}

export function readEditingSettings(): EditingSettings {
  const settings = workspace.getConfiguration('throughline.editing');
  return {
    finishOn: settings.get<EditingSettings['finishOn']>('finishOn', 'accept'),
    missing: settings.get<EditingSettings['missing']>('missing', 'error'),
    anchors: settings.get<EditingSettings['anchors']>('anchors', 'update'),
    depth: settings.get('depth', 0),
    externalEditor: settings.get('externalEditor', ''),
  };
}

/** Whether the plan view keeps the task of the cursor in sight. */
export function readFollowTask(): boolean {
  return workspace.getConfiguration('throughline.plan').get('followCursor', true);
}

/** Writes a setting where it is already set, the nearest place first; else for the user. */
export async function writeSetting(key: string, value: unknown): Promise<void> {
  const settings = workspace.getConfiguration('throughline');
  const found = settings.inspect(key);
  const target = found?.workspaceValue === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await settings.update(key, value, target);
}
