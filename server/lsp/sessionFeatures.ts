/**
 * Hover, completion and hints in the texts of sessions, where their kind has them.
 */
import type { CompletionItem, Hover, InlayHint, Position, Range } from 'vscode-languageserver';
import { buildLineIndex, offsetAt } from '../core/text/lineIndex.ts';
import { findOutlineHints } from '../features/outlineHints.ts';
import { completeSprint } from '../features/sprintCompletion.ts';
import { findSprintHints } from '../features/sprintHints.ts';
import { findSprintCard } from '../features/sprintHover.ts';
import { completeTask } from '../features/taskCompletion.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toCompletionItems, toHover, toInlayHint } from './toLsp.ts';

export async function hoverSession(state: State, sessions: Sessions, uri: string, position: Position): Promise<Hover | null> {
  const base = (await sessions.find(uri))?.sprint;
  const text = state.open.text(uri)?.text;
  if (base === undefined || text === undefined) return null;
  const lines = buildLineIndex(text);
  const card = findSprintCard(base, text, offsetAt(lines, position));
  return card === undefined ? null : toHover(lines, card);
}

export async function completeSession(state: State, sessions: Sessions, uri: string, position: Position): Promise<CompletionItem[] | null> {
  const live = await sessions.find(uri);
  const text = state.open.text(uri)?.text;
  if (live === undefined || text === undefined) return null;
  const lines = buildLineIndex(text);
  const offset = offsetAt(lines, position);
  const completion = live.sprint !== undefined ? completeSprint(live.sprint, text, offset) : live.forms && completeTask(live.forms, text, offset);
  return completion === undefined ? null : toCompletionItems(lines, completion, state.editor.namesExtensions);
}

export async function hintSession(state: State, sessions: Sessions, uri: string, range: Range): Promise<InlayHint[] | null> {
  const live = await sessions.find(uri);
  const text = state.open.text(uri)?.text;
  if (live === undefined || text === undefined) return null;
  const lines = buildLineIndex(text);
  const [start, end] = [offsetAt(lines, range.start), offsetAt(lines, range.end)];
  const hints = live.sprint !== undefined ? findSprintHints(live.sprint, text) : live.outline !== undefined ? findOutlineHints(live.outline, text) : [];
  return hints.filter(({ offset }) => start <= offset && offset <= end).map((hint) => toInlayHint(lines, hint));
}
