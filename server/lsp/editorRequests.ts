/**
 * Answers the editor's own requests about notes: symbols and folding.
 */
import type { Connection } from 'vscode-languageserver';
import type { Dialect } from '../core/model/documentModel.ts';
import { findDocumentSymbols } from '../features/documentSymbols.ts';
import { findFoldingRanges } from '../features/foldingRanges.ts';
import { offeredDialects } from '../features/offeredDialects.ts';
import { addTaskSymbols } from '../features/planSymbols.ts';
import { findWorkspaceSymbols } from '../features/workspaceSymbols.ts';
import { fromUri } from './fromLsp.ts';
import { guard } from './guard.ts';
import { foldSession } from './sessionFeatures.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toDocumentSymbols, toFlatSymbols, toFoldingRange, toSymbolInformation } from './toLsp.ts';

/** @param sessions whose texts are asked about in the same words */
export function answerEditorRequests(connection: Connection, state: State, sessions: Sessions): void {
  const offered = (): readonly Dialect[] => offeredDialects(state.settings.markdownSymbols, state.others);

  connection.onDocumentSymbol(({ textDocument: { uri } }, token) => guard(connection, 'textDocument/documentSymbol', [], token, () => {
    const note = state.open.find(fromUri(uri));
    if (note === undefined) return [];
    const { lines } = note.model;
    const headings = offered().includes(note.dialect) ? findDocumentSymbols(note.model, state.settings) : [];
    const analysis = state.settings.taskSymbols ? state.plans(note.uri) : undefined;
    const symbols = analysis === undefined ? headings : addTaskSymbols(analysis, note.uri, note.model, headings);
    return state.editor.nestsSymbols ? toDocumentSymbols(lines, symbols) : toFlatSymbols(uri, lines, symbols);
  }));

  connection.onFoldingRanges(({ textDocument: { uri } }, token) => guard(connection, 'textDocument/foldingRange', [], token, () => {
    if (sessions.owns(uri)) return foldSession(state, fromUri(uri));
    const note = state.open.find(fromUri(uri));
    if (note === undefined || (note.dialect === 'asciidoc' && state.others.asciidoc)) return [];
    return findFoldingRanges(note.model).map(toFoldingRange);
  }));

  connection.onWorkspaceSymbol(({ query }, token) => guard(connection, 'workspace/symbol', [], token, () =>
    findWorkspaceSymbols(state.index.snapshot(), query, offered()).map(toSymbolInformation)));
}
