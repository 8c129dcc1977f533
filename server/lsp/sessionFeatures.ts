/**
 * Hover, completion and hints in the texts of sessions, where their kind has them.
 */
import type { CompletionItem, Hover, InlayHint, Position, Range } from 'vscode-languageserver';
import { buildLineIndex, offsetAt } from '../core/text/lineIndex.ts';
import type { LineIndex } from '../core/text/lineIndex.ts';
import type { SprintBase } from '../core/session/sprint/sprintBase.ts';
import { completeSprint } from '../features/sprintCompletion.ts';
import { findSprintHints } from '../features/sprintHints.ts';
import { findSprintCard } from '../features/sprintHover.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toCompletionItems, toHover, toInlayHint } from './toLsp.ts';

interface SprintScene {
  readonly text: string;
  readonly lines: LineIndex;
  readonly base: SprintBase;
}

async function findSprint(state: State, sessions: Sessions, uri: string): Promise<SprintScene | undefined> {
  const base = (await sessions.find(uri))?.sprint;
  const document = state.open.text(uri);
  return base && document && { text: document.text, lines: buildLineIndex(document.text), base };
}

export async function hoverSession(state: State, sessions: Sessions, uri: string, position: Position): Promise<Hover | null> {
  const scene = await findSprint(state, sessions, uri);
  const card = scene && findSprintCard(scene.base, scene.text, offsetAt(scene.lines, position));
  return card === undefined ? null : toHover(scene!.lines, card);
}

export async function completeSession(state: State, sessions: Sessions, uri: string, position: Position): Promise<CompletionItem[] | null> {
  const scene = await findSprint(state, sessions, uri);
  const completion = scene && completeSprint(scene.base, scene.text, offsetAt(scene.lines, position));
  return completion === undefined ? null : toCompletionItems(scene!.lines, completion);
}

export async function hintSession(state: State, sessions: Sessions, uri: string, range: Range): Promise<InlayHint[] | null> {
  const scene = await findSprint(state, sessions, uri);
  if (scene === undefined) return null;
  const [start, end] = [offsetAt(scene.lines, range.start), offsetAt(scene.lines, range.end)];
  return findSprintHints(scene.base, scene.text).filter(({ offset }) => start <= offset && offset <= end)
    .map((hint) => toInlayHint(scene.lines, hint));
}
