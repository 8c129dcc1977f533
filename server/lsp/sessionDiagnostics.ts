/**
 * Publishes what is wrong in the texts of editing sessions, a moment after the last edit of one or of a note.
 * All problems at once, each at its line.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { SessionProblem } from '../core/session/sessionProblem.ts';
import { buildLineIndex } from '../core/text/lineIndex.ts';
import type { LineIndex } from '../core/text/lineIndex.ts';
import { describeError } from './guard.ts';
import type { Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { SEVERITIES, toRange } from './toLsp.ts';

export interface SessionDiagnostics {
  /** A session's text or some note was opened, edited or closed. */
  changed(): void;
  stop(): void;
}

/** Milliseconds without an edit before texts are looked at again. */
const PAUSE = 150;

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
      const found = await findSessionProblems(state, sessions, uri);
      // An edit that came meanwhile asks again.
      if (found === undefined || state.open.text(uri)?.version !== found.version) continue;
      marked.add(uri);
      void connection.sendDiagnostics({ uri, version: found.version, diagnostics: found.problems.map((problem) => toSessionDiagnostic(found.lines, problem)) });
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

export interface FoundProblems {
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  readonly problems: readonly SessionProblem[];
}

/** What is wrong in a session's text as it is open now. */
export async function findSessionProblems(state: State, sessions: Sessions, uri: string): Promise<FoundProblems | undefined> {
  const document = state.open.text(uri);
  const live = document && await sessions.find(uri);
  if (document === undefined || live === undefined) return undefined;
  const { evaluation } = await sessions.evaluate(live, document.text);
  return { ...document, lines: buildLineIndex(document.text), problems: evaluation.problems };
}

export function toSessionDiagnostic(lines: LineIndex, { code, severity, message, span }: SessionProblem): Diagnostic {
  return { code, severity: SEVERITIES[severity], source: 'throughline', message, range: toRange(lines, span) };
}
