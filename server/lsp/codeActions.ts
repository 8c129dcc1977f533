/**
 * Answers what can be mended or rewritten in a range of a plan, or of the text of an editing session.
 */
import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, Connection, Range } from 'vscode-languageserver';
import { offsetAt } from '../core/text/lineIndex.ts';
import { findRoundings, findTriedFixes } from '../features/planFixes.ts';
import { findRowAtLine } from '../features/rowAtLine.ts';
import { fromUri } from './fromLsp.ts';
import { guard } from './guard.ts';
import { findPlanHome } from './planHome.ts';
import { findSessionFixes } from './sessionFixes.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toQuickFix, toRewriting } from './toLsp.ts';

/** Of a long selection only the first problems are mended at once, because every repair is tried. */
const MENDED_PROBLEMS = 8;

/** @param sessions whose texts are asked about in the same words */
export function answerCodeActions(connection: Connection, state: State, sessions: Sessions): void {
  connection.onCodeAction(({ textDocument, range, context: { only } }, token) => guard(connection, 'textDocument/codeAction', null, token, () => {
    const uri = fromUri(textDocument.uri);
    const wants = (kind: string): boolean => only?.some((outer) => isWithin(kind, outer)) !== false;
    if (sessions.owns(textDocument.uri)) return wants(CodeActionKind.QuickFix) ? findSessionFixes(state, sessions, uri, range) : null;
    return [
      ...(wants(CodeActionKind.QuickFix) ? findQuickFixes(state, uri, range) : []),
      ...(wants(CodeActionKind.RefactorRewrite) ? [...findRewritings(state, uri, range), ...offerForm(state, uri, range)] : []),
    ];
  }));
}

/** Repairs of the problems in a range, computed from the plan as it is now and not from what the editor shows. */
function findQuickFixes(state: State, uri: string, range: Range): readonly CodeAction[] {
  const home = findPlanHome(state, uri);
  const model = state.open.find(uri)?.model;
  if (home === undefined || model === undefined) return [];
  const [start, end] = [offsetAt(model.lines, range.start), offsetAt(model.lines, range.end)];
  return home.analysed.problemsOf(home.note)
    .filter(({ span }) => span.start <= end && start <= span.end)
    .slice(0, MENDED_PROBLEMS)
    .flatMap((problem) => findTriedFixes(home.analysis, uri, model, problem).map((fix) => toQuickFix(home.analysis, problem, fix)));
}

function findRewritings(state: State, uri: string, range: Range): readonly CodeAction[] {
  const home = findPlanHome(state, uri);
  const model = state.open.find(uri)?.model;
  if (home === undefined || model === undefined) return [];
  const within = { start: offsetAt(model.lines, range.start), end: offsetAt(model.lines, range.end) };
  return findRoundings(home.analysis, uri, model, within).map((fix) => toRewriting(home.analysis, home.note, fix));
}

/** On a task, its form: where the editor has the command. */
function offerForm(state: State, uri: string, { start, end }: Range): readonly CodeAction[] {
  const analysis = state.editor.namesExtensions && start.line === end.line ? state.plans(uri) : undefined;
  const place = analysis && findRowAtLine(analysis, uri, start.line);
  return place?.analysed.plan.rows[place.row]!.row.source === 'item' ? [{ title: 'Edit task as form', kind: CodeActionKind.RefactorRewrite, command: { title: 'Edit task as form', command: 'throughline.editTask', arguments: [{ uri, line: start.line }] } }] : [];
}

/** Whether a kind of action is `outer` or below it: `quickfix` is within `quickfix` and within the empty kind. */
function isWithin(kind: string, outer: string): boolean {
  return outer === '' || kind === outer || kind.startsWith(`${outer}.`);
}
