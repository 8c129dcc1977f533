/**
 * Publishes what is wrong in the texts of editing sessions, a moment after the last edit of one or of a note, and answers
 * with repairs. All problems at once, each at its line.
 */
import { CodeActionKind, DiagnosticSeverity } from 'vscode-languageserver';
import type { CodeAction, Connection, Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver';
import type { SessionProblem } from '../core/session/sessionProblem.ts';
import { buildLineIndex, offsetAt } from '../core/text/lineIndex.ts';
import type { LineIndex } from '../core/text/lineIndex.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import { describeError } from './guard.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toRange } from './toLsp.ts';

export interface SessionDiagnostics {
  /** A session's text or some note was opened, edited or closed. */
  changed(): void;
  stop(): void;
}

/** Milliseconds without an edit before texts are looked at again. */
const PAUSE = 150;

const SEVERITIES = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
} as const;

export function startSessionDiagnostics(connection: Connection, state: State, sessions: Sessions): SessionDiagnostics {
  const marked = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = async (): Promise<void> => {
    sessions.forgetClosed();
    const open = state.open.uris().filter(sessions.owns);
    for (const uri of marked) {
      if (open.includes(uri)) continue;
      marked.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const uri of open) {
      const found = await findProblems(state, sessions, uri);
      // An edit that came meanwhile asks again.
      if (found === undefined || state.open.text(uri)?.version !== found.version) continue;
      marked.add(uri);
      void connection.sendDiagnostics({ uri, version: found.version, diagnostics: found.problems.map((problem) => toDiagnostic(found.lines, problem)) });
    }
  };
  return {
    changed: () => {
      if (marked.size === 0 && !state.open.uris().some(sessions.owns)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void update().catch((error: unknown) => connection.console.error(`Checking a session failed: ${describeError(error)}`)), PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}

interface Found {
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly problems: readonly SessionProblem[];
}

async function findProblems(state: State, sessions: Sessions, uri: string): Promise<Found | undefined> {
  const document = state.open.text(uri);
  const live = document && await sessions.find(uri);
  if (document === undefined || live === undefined) return undefined;
  const { evaluation } = await sessions.evaluate(live, document.text);
  return { ...document, lines: buildLineIndex(document.text), problems: evaluation.problems };
}

function toDiagnostic(lines: LineIndex, { code, severity, message, span }: SessionProblem): Diagnostic {
  return { code, severity: SEVERITIES[severity], source: 'throughline', message, range: toRange(lines, span) };
}

/** Repairs of the problems in `range`, and where several lines are gone, one that puts all of them back. */
export async function findSessionFixes(state: State, sessions: Sessions, uri: string, range: Range): Promise<CodeAction[]> {
  const found = await findProblems(state, sessions, uri);
  if (found === undefined) return [];
  const { lines, problems } = found;
  const [start, end] = [offsetAt(lines, range.start), offsetAt(lines, range.end)];
  const edit = (edits: readonly TextEdit[]): WorkspaceEdit => (
    { changes: { [uri]: edits.map((each) => ({ range: toRange(lines, each), newText: each.newText })) } });
  const here = problems.filter(({ span }) => span.start <= end && start <= span.end);
  const single = here.flatMap((problem) => problem.fixes.map(({ title, edits }): CodeAction => (
    { title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(lines, problem)], edit: edit(edits) })));
  const missing = problems.filter(({ code, fixes }) => code === 'missing-line' && fixes.length > 0);
  if (missing.length < 2 || !here.some(({ code }) => code === 'missing-line')) return single;
  const all = missing.flatMap(({ fixes }) => fixes[0]!.edits);
  return [{ title: `Put all ${missing.length} lines back`, kind: CodeActionKind.QuickFix, diagnostics: missing.map((problem) => toDiagnostic(lines, problem)), edit: edit(all) }, ...single];
}
