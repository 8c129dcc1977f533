/**
 * Has the editor draw open notes again when their plan changed although they did not: an edit of another note of the
 * plan, a file that changed on disk, a setting. Of a note that is edited the editor asks by itself.
 */
import { CodeLensRefreshRequest, InlayHintRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import type { AnalysedPlan } from '../index/planAnalysis.ts';
import { describeError } from './guard.ts';
import type { State } from './state.ts';

export interface PlanRefresh {
  /** The open note was opened, edited or closed. */
  edited(uri: string): void;
  /** Some plan may have changed. */
  changed(): void;
  /** Everything is to be drawn again. */
  all(): void;
  stop(): void;
}

/** Milliseconds without a change before plans are looked at, longer than the editor's own pause after typing. */
const PAUSE = 300;

export function startPlanRefresh(connection: Connection, state: State): PlanRefresh {
  /** The plan each open note was last drawn from. */
  const drawn = new Map<string, AnalysedPlan | undefined>();
  const edited = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (): void => {
    const { refreshes } = state.editor;
    const methods = [
      ...(refreshes.semanticTokens ? [SemanticTokensRefreshRequest.method] : []),
      ...(refreshes.inlayHints ? [InlayHintRefreshRequest.method] : []),
      ...(refreshes.codeLenses ? [CodeLensRefreshRequest.method] : []),
    ];
    for (const method of methods) {
      connection.sendRequest(method).catch((error: unknown) => connection.console.warn(`${method} was refused: ${describeError(error)}`));
    }
  };
  const isStale = (): boolean => {
    let found = false;
    const open = state.open.uris();
    for (const uri of drawn.keys()) if (!open.includes(uri)) drawn.delete(uri);
    for (const uri of open) {
      const plan = state.plans(uri)?.find(uri)?.analysed;
      // Of two notes edited at once the editor may have asked about one before it sent the other.
      if (drawn.get(uri) !== plan && (edited.size !== 1 || !edited.has(uri))) found = true;
      drawn.set(uri, plan);
    }
    edited.clear();
    return found;
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        if (isStale()) ask();
      } catch (error) {
        connection.console.error(`Looking at plans failed: ${describeError(error)}`);
      }
    }, PAUSE);
  };
  return {
    edited: (uri) => { edited.add(uri); },
    changed,
    all: ask,
    stop: () => clearTimeout(timer),
  };
}
