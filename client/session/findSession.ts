/**
 * The session a command works on: that of the text or preview it was invoked on, else of the active tab.
 */
import { Uri } from 'vscode';
import { Refusal } from '../refusal.ts';
import { activeSession } from './sessionTabs.ts';
import { sessionOf } from './sessionUri.ts';

/** @throws with a sentence for the user when there is none. */
export function findSession(argument: unknown): string {
  const id = (argument instanceof Uri ? sessionOf(argument) : undefined) ?? activeSession();
  if (id === undefined) throw new Refusal('Open the text of an editing session first.');
  return id;
}
