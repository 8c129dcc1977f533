/**
 * Publishes what is wrong in the plans of open notes, a moment after the last edit, and takes it back when it is mended
 * or the note closed. A note that holds no plan is never mentioned.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { State } from './state.ts';
import { describeError } from './guard.ts';
import { toDiagnostic } from './toLsp.ts';

export interface PlanDiagnostics {
  /** Some note was opened, edited or closed, or changed on disk: open notes of the same plan may differ as well. */
  changed(): void;
  stop(): void;
}

/** Milliseconds without an edit before plans are looked at again. */
const PAUSE = 200;

export function startPlanDiagnostics(connection: Connection, state: State): PlanDiagnostics {
  /** What the editor shows, by URI; only notes with problems. */
  const shown = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const publish = (uri: string, diagnostics: Diagnostic[], version: number | null): void => {
    const content = JSON.stringify(diagnostics);
    if ((shown.get(uri) ?? '[]') === content) return;
    if (diagnostics.length === 0) shown.delete(uri);
    else shown.set(uri, content);
    void connection.sendDiagnostics({ uri, diagnostics, ...(version === null ? {} : { version }) });
  };
  const update = (): void => {
    const open = new Set(state.open.uris());
    for (const uri of shown.keys()) if (!open.has(uri)) publish(uri, [], null);
    for (const uri of open) publish(uri, findDiagnostics(state, uri), state.open.find(uri)?.version ?? null);
  };
  return {
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        try {
          update();
        } catch (error) {
          connection.console.error(`Checking plans failed: ${describeError(error)}`);
        }
      }, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}

function findDiagnostics(state: State, uri: string): Diagnostic[] {
  const analysis = state.plans(uri);
  const found = analysis?.find(uri);
  if (analysis === undefined || found === undefined) return [];
  return found.analysed.problemsOf(found.note).map((problem) => toDiagnostic(analysis, problem));
}
