/**
 * Answers what the editor draws into the text of a note: colours, the columns behind each task, the numbers above
 * majors. Notes without a plan are answered with nothing, so that others may colour them.
 */
import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { Command, Connection, Range, SemanticTokens } from 'vscode-languageserver';
import { lineAt, offsetAt } from '../core/text/lineIndex.ts';
import { findColumnHints } from '../features/planInlayHints.ts';
import { findPlanLenses } from '../features/planLenses.ts';
import type { PlanLens } from '../features/planLenses.ts';
import { findPlanTokens } from '../features/planTokens.ts';
import { fromUri } from './fromLsp.ts';
import { guard } from './guard.ts';
import { findPlanHome } from './planHome.ts';
import { hintSession } from './sessionFeatures.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { pushPlanTokens, toCodeLens, toInlayHint } from './toLsp.ts';

/** What a click on the numbers runs, where the editor is one that has it. */
const TIMELINE = 'throughline.openTimelineToSide';
const SHOW_IN_PLAN = 'throughline.plan.showInView';
const EDIT_SPRINT = 'throughline.editSprint';

/** @param sessions whose texts get hints of their own */
export function answerPlanMarks(connection: Connection, state: State, sessions: Sessions): void {
  connection.languages.inlayHint.on(({ textDocument, range }, token) => guard(connection, 'textDocument/inlayHint', null, token, () => {
    const uri = fromUri(textDocument.uri);
    if (sessions.owns(uri)) return hintSession(state, sessions, uri, range);
    const home = findPlanHome(state, uri);
    if (home === undefined) return null;
    const { hints: detail, lenses } = state.settings;
    return findColumnHints(home.analysis, uri, range.start.line, range.end.line, { detail, withMajors: !lenses })
      .map((hint) => toInlayHint(home.lines, hint));
  }));
  connection.onCodeLens(({ textDocument }, token) => guard(connection, 'textDocument/codeLens', null, token, () => {
    const uri = fromUri(textDocument.uri);
    const home = state.settings.lenses ? findPlanHome(state, uri) : undefined;
    if (home === undefined) return null;
    const { analysis, lines } = home;
    const hasCommands = state.editor.namesExtensions;
    const commandOf = ({ about, offset }: PlanLens): Omit<Command, 'title'> => {
      switch (about) {
        case 'plan': return { command: TIMELINE };
        case 'sprint': return { command: EDIT_SPRINT, arguments: [uri] };
        case 'major': return { command: SHOW_IN_PLAN, arguments: [uri, lineAt(lines, offset)] };
      }
    };
    const lenses = findPlanLenses(analysis, uri).map((lens) => toCodeLens(lines, lens, hasCommands ? commandOf(lens) : undefined));
    const [first] = lenses;
    return first === undefined || !hasCommands ? lenses : [...lenses, { range: first.range, command: { title: 'Edit sprint', command: EDIT_SPRINT, arguments: [uri] } }];
  }));
  answerColours(connection, state);
}

function answerColours(connection: Connection, state: State): void {
  /** The tokens last sent of each open note, so that an edit sends only what differs. */
  const sent = new Map<string, SemanticTokensBuilder>();
  const { semanticTokens } = connection.languages;

  semanticTokens.on(({ textDocument }, token) => guard(connection, 'textDocument/semanticTokens/full', null, token, () => {
    const uri = fromUri(textDocument.uri);
    for (const known of sent.keys()) if (state.open.find(known) === undefined) sent.delete(known);
    const builder = new SemanticTokensBuilder();
    if (!pushTokens(state, uri, builder)) return null;
    sent.set(uri, builder);
    return builder.build();
  }));
  semanticTokens.onDelta(({ textDocument, previousResultId }, token) => guard(connection, 'textDocument/semanticTokens/full/delta', null, token, () => {
    const uri = fromUri(textDocument.uri);
    const builder = sent.get(uri) ?? new SemanticTokensBuilder();
    builder.previousResult(previousResultId);
    if (!pushTokens(state, uri, builder)) return null;
    sent.set(uri, builder);
    return builder.buildEdits();
  }));
  semanticTokens.onRange(({ textDocument, range }, token) => guard<SemanticTokens | null>(connection, 'textDocument/semanticTokens/range', null, token, () => {
    const builder = new SemanticTokensBuilder();
    return pushTokens(state, fromUri(textDocument.uri), builder, range) ? builder.build() : null;
  }));
}

/** False when `uri` is no open note with a plan. */
function pushTokens(state: State, uri: string, builder: SemanticTokensBuilder, range?: Range): boolean {
  const model = state.open.find(uri)?.model;
  const home = findPlanHome(state, uri);
  if (model === undefined || home === undefined) return false;
  const within = range === undefined ? { start: 0, end: model.text.length } : { start: offsetAt(model.lines, range.start), end: offsetAt(model.lines, range.end) };
  pushPlanTokens(builder, model.lines, findPlanTokens(home.analysis, uri, model, within));
  return true;
}
