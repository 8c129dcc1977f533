/**
 * Answers the editor's requests about the tasks of plans. Where there is no task or id of a plan the answer is empty,
 * so that the answers of other extensions stand.
 */
import type { Connection, Position } from 'vscode-languageserver';
import { offsetAt } from '../core/text/lineIndex.ts';
import { completePlan } from '../features/planCompletion.ts';
import { findPlanCard } from '../features/planHover.ts';
import { findOccurrence, findSameName, rowAt } from '../features/planOccurrences.ts';
import { findPlanSelections } from '../features/planSelection.ts';
import { fromUri } from './fromLsp.ts';
import { guard } from './guard.ts';
import { findPlanHome } from './planHome.ts';
import type { PlanHome } from './planHome.ts';
import { completeSession, hoverSession } from './sessionFeatures.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toCompletionItems, toHover, toPlanLocation, toSelectionRange } from './toLsp.ts';

interface Place extends PlanHome {
  readonly uri: string;
  readonly offset: number;
}

interface PlaceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** @param sessions whose texts are asked about in the same words */
export function answerPlanRequests(connection: Connection, state: State, sessions: Sessions): void {
  connection.onHover((params, token) => guard(connection, 'textDocument/hover', null, token, () => {
    if (sessions.owns(params.textDocument.uri)) return hoverSession(state, sessions, fromUri(params.textDocument.uri), params.position);
    const place = findPlace(state, params);
    const card = place && findPlanCard(place.analysis, place.uri, place.offset);
    return card === undefined ? null : toHover(place!.lines, card);
  }));
  connection.onCompletion((params, token) => guard(connection, 'textDocument/completion', null, token, () => {
    const uri = fromUri(params.textDocument.uri);
    if (sessions.owns(uri)) return completeSession(state, sessions, uri, params.position);
    const model = state.open.find(uri)?.model;
    const completion = model && completePlan(state.plans(uri), uri, model, offsetAt(model.lines, params.position));
    return completion === undefined ? null : toCompletionItems(model!.lines, completion, state.editor.namesExtensions);
  }));
  connection.onSelectionRanges(({ textDocument, positions }, token) => guard(connection, 'textDocument/selectionRange', null, token, () => {
    const uri = fromUri(textDocument.uri);
    const model = state.open.find(uri)?.model;
    const analysis = state.plans(uri);
    const spans = model && analysis && findPlanSelections(analysis, uri, model, positions.map((position) => offsetAt(model.lines, position)));
    return spans === undefined ? null : spans.map((around, index) => toSelectionRange(model!.lines, around) ?? { range: { start: positions[index]!, end: positions[index]! } });
  }));
  answerNames(connection, state);
}

function answerNames(connection: Connection, state: State): void {
  connection.onDefinition((params, token) => guard(connection, 'textDocument/definition', null, token, () => {
    const place = findPlace(state, params);
    const named = place && findOccurrence(place.analysis, place.uri, place.offset)?.place;
    if (place === undefined || named === undefined) return null;
    const { note, row: { entry } } = rowAt(place.analysis, named);
    return toPlanLocation(place.analysis, { note, span: entry.idSpan ?? entry.titleSpan });
  }));

  connection.onReferences((params, token) => guard(connection, 'textDocument/references', null, token, () => {
    const place = findPlace(state, params);
    if (place === undefined) return null;
    return findSameName(place.analysis, place.uri, place.offset)
      .filter(({ isDefinition }) => params.context.includeDeclaration || !isDefinition)
      .map((occurrence) => toPlanLocation(place.analysis, occurrence));
  }));

  connection.onDocumentHighlight((params, token) => guard(connection, 'textDocument/documentHighlight', null, token, () => {
    const place = findPlace(state, params);
    // Nothing is null: an empty list would keep the editor from marking equal words of the text.
    const found = place === undefined ? [] : findSameName(place.analysis, place.uri, place.offset).filter(({ note }) => note === place.note);
    return found.length === 0 ? null : found.map((occurrence) => ({ range: toPlanLocation(place!.analysis, occurrence).range }));
  }));
}

/** Where a request points to in a plan; undefined when its note holds none. */
function findPlace(state: State, { textDocument, position }: PlaceParams): Place | undefined {
  const uri = fromUri(textDocument.uri);
  const home = findPlanHome(state, uri);
  return home && { ...home, uri, offset: offsetAt(home.lines, position) };
}
