/**
 * Answers the editor's requests about the tasks of plans. Where there is no task or id of a plan the answer is empty,
 * so that the answers of other extensions stand.
 */
import type { Connection, Position } from 'vscode-languageserver';
import { offsetAt } from '../core/text/lineIndex.ts';
import { findPlanCard } from '../features/planHover.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import { fromUri } from './fromLsp.ts';
import { guard } from './guard.ts';
import type { State } from './state.ts';
import { toHover } from './toLsp.ts';

interface Place {
  readonly analysis: PlanAnalysis;
  readonly uri: string;
  readonly note: number;
  readonly offset: number;
}

interface PlaceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

export function answerPlanRequests(connection: Connection, state: State): void {
  connection.onHover((params, token) => guard(connection, 'textDocument/hover', null, token, () => {
    const place = findPlace(state, params);
    const card = place && findPlanCard(place.analysis, place.uri, place.offset);
    return card === undefined ? null : toHover(place!.analysis.notes[place!.note]!.lines, card);
  }));
}

/** Where a request points to in a plan; undefined when its note holds none. */
function findPlace(state: State, { textDocument, position }: PlaceParams): Place | undefined {
  const uri = fromUri(textDocument.uri);
  const analysis = state.plans(uri);
  const note = analysis?.find(uri)?.note;
  if (analysis === undefined || note === undefined) return undefined;
  return { analysis, uri, note, offset: offsetAt(analysis.notes[note]!.lines, position) };
}
