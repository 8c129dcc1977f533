/**
 * The line above a session's text: accept with the number of changes, or the problems in the way, preview, discard.
 */
import { CodeLens, EventEmitter, Range, languages } from 'vscode';
import type { Command, Disposable } from 'vscode';
import type { SessionEvaluation } from '../../server/protocol/sessionMessages.ts';
import { EDIT_SCHEME } from './sessionUri.ts';
import type { SessionWatch } from './sessionWatch.ts';

export function registerSessionLenses(watch: SessionWatch): Disposable {
  const changed = new EventEmitter<void>();
  const subscriptions = [
    changed,
    watch.onDidEvaluate(() => changed.fire()),
    languages.registerCodeLensProvider({ scheme: EDIT_SCHEME }, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: ({ uri }) => {
        const evaluation = watch.evaluationOf(uri);
        const lens = (title: string, command: string): CodeLens => new CodeLens(new Range(0, 0, 0, 0), { title, command, arguments: [uri] } satisfies Command);
        return [
          lens(describe(evaluation), 'throughline.editing.accept'),
          lens('$(diff) Preview', 'throughline.editing.preview'),
          lens('$(discard) Discard', 'throughline.editing.discard'),
        ];
      },
    }),
  ];
  return { dispose: () => subscriptions.forEach((subscription) => subscription.dispose()) };
}

function describe(evaluation: SessionEvaluation | undefined): string {
  if (evaluation === undefined) return '$(check) Accept';
  const errors = evaluation.problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return `$(error) ${errors === 1 ? '1 problem' : `${errors} problems`} before this can be accepted`;
  const changes = evaluation.summary.length;
  return changes === 0 ? '$(check) Accept: nothing to do' : `$(check) Accept ${changes === 1 ? '1 change' : `${changes} changes`}`;
}
