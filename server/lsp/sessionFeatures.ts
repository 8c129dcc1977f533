/**
 * Hover, completion, hints and folding in the texts of sessions, where their kind has them.
 */
import type { CompletionItem, FoldingRange, Hover, InlayHint, Position, Range } from 'vscode-languageserver';
import { buildLineIndex, offsetAt } from '../core/text/lineIndex.ts';
import { completeOutline } from '../features/outlineCompletion.ts';
import { findOutlineFolds } from '../features/outlineFolding.ts';
import { findOutlineCard } from '../features/outlineHover.ts';
import { findOutlineHints } from '../features/outlineHints.ts';
import { completeSprint } from '../features/sprintCompletion.ts';
import { findSprintHints } from '../features/sprintHints.ts';
import { findSprintCard } from '../features/sprintHover.ts';
import { completeTask } from '../features/taskCompletion.ts';
import { findTaskCard } from '../features/taskHover.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toCompletionItems, toFoldingRange, toHover, toInlayHint } from './toLsp.ts';

export async function hoverSession(state: State, sessions: Sessions, uri: string, position: Position): Promise<Hover | null> {
  const live = await sessions.find(uri);
  const text = state.open.text(uri)?.text;
  if (live === undefined || text === undefined) return null;
  const lines = buildLineIndex(text);
  const offset = offsetAt(lines, position);
  const card = live.sprint !== undefined ? findSprintCard(live.sprint, text, offset)
    : live.forms !== undefined ? findTaskCard(live.forms, text, offset) : live.outline && findOutlineCard(live.outline, text, offset);
  return card === undefined ? null : toHover(lines, card);
}

export async function completeSession(state: State, sessions: Sessions, uri: string, position: Position): Promise<CompletionItem[] | null> {
  const live = await sessions.find(uri);
  const text = state.open.text(uri)?.text;
  if (live === undefined || text === undefined) return null;
  const lines = buildLineIndex(text);
  const offset = offsetAt(lines, position);
  const completion = live.sprint !== undefined ? completeSprint(live.sprint, text, offset)
    : live.forms !== undefined ? completeTask(live.forms, text, offset) : live.outline && completeOutline(live.outline, text, offset);
  return completion === undefined ? null : toCompletionItems(lines, completion, state.editor.namesExtensions);
}

export async function hintSession(state: State, sessions: Sessions, uri: string, range: Range): Promise<InlayHint[] | null> {
  const live = await sessions.find(uri);
  const text = state.open.text(uri)?.text;
  if (live === undefined || text === undefined) return null;
  const lines = buildLineIndex(text);
  const [start, end] = [offsetAt(lines, range.start), offsetAt(lines, range.end)];
  const hints = live.sprint !== undefined ? findSprintHints(live.sprint, text) : live.outline !== undefined ? findOutlineHints(live.outline, text, { start, end }) : [];
  return hints.filter(({ offset }) => start <= offset && offset <= end).map((hint) => toInlayHint(lines, hint));
}

/** Only outlines fold: what is below a section is said by blanks behind handles, which the editor does not know. */
export function foldSession(state: State, uri: string): FoldingRange[] {
  const text = uri.endsWith('.throughline-outline') ? state.open.text(uri)?.text : undefined;
  return text === undefined ? [] : findOutlineFolds(text).map(toFoldingRange);
}
