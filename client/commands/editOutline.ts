/**
 * Opens the sections of a note as a text, one line each.
 */
import { Uri } from 'vscode';
import type { Services } from '../services.ts';
import { isHeadingRow } from '../headingTarget.ts';
import { uriOfNode } from '../outline/headingItem.ts';
import { Refusal } from '../refusal.ts';
import { beginOrResume } from '../session/beginOrResume.ts';

export const id = 'throughline.editOutline';

/** @param argument a row of a view, or a note; else the active note. */
export async function run({ sessions, activeNote }: Services, argument?: unknown): Promise<void> {
  const note = argument instanceof Uri ? argument : isHeadingRow(argument) ? uriOfNode(argument) : activeNote.current();
  if (note === undefined) throw new Refusal('Open a note first.');
  await beginOrResume(sessions, 'outline', note);
}
