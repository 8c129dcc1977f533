/**
 * What a session would do to the notes, as a diff that follows the typing: the notes as they are, and as they would be.
 * Both sides are read-only. It writes nothing.
 */
import { EventEmitter, Uri, commands, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { SessionEvaluation } from '../../server/protocol/sessionMessages.ts';
import type { SessionWatch } from './sessionWatch.ts';
import { previewTitle } from './sessionTabs.ts';
import { PREVIEW_SCHEME, sessionOf, toPreviewUri } from './sessionUri.ts';

export interface SessionPreview extends Disposable {
  show(session: Uri, subject: string, evaluation: SessionEvaluation): Promise<void>;
  /** Compares another text with that of the session. */
  compare(session: Uri, title: string, text: string): Promise<void>;
}

export function createSessionPreview(watch: SessionWatch): SessionPreview {
  const changed = new EventEmitter<Uri>();
  const texts = new Map<string, string>();
  const update = (session: Uri, { notes }: SessionEvaluation): void => {
    const id = sessionOf(session)!;
    for (const { path, before, after } of notes) {
      for (const [side, text] of [['now', before], ['then', after]] as const) {
        const uri = toPreviewUri(id, side, path);
        if (texts.get(uri.toString()) === text) continue;
        texts.set(uri.toString(), text);
        changed.fire(uri);
      }
    }
  };
  const subscriptions = [
    changed,
    workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    watch.onDidEvaluate((session) => {
      const evaluation = watch.evaluationOf(session);
      const isShown = workspace.textDocuments.some(({ uri }) => uri.scheme === PREVIEW_SCHEME && sessionOf(uri) === sessionOf(session));
      if (evaluation !== undefined && isShown) update(session, evaluation);
    }),
  ];
  return {
    show: async (session, subject, evaluation) => {
      update(session, evaluation);
      const id = sessionOf(session)!;
      const sides = evaluation.notes.map(({ uri, path }) => [Uri.parse(uri), toPreviewUri(id, 'now', path), toPreviewUri(id, 'then', path)] as const);
      const title = previewTitle(subject);
      const [first] = sides;
      if (sides.length === 1) await commands.executeCommand('vscode.diff', first![1], first![2], title, { preview: true });
      else await commands.executeCommand('vscode.changes', title, sides);
    },
    compare: async (session, title, text) => {
      const uri = toPreviewUri(sessionOf(session)!, 'older', `${title}.${session.path.split('.').at(-1)}`);
      texts.set(uri.toString(), text);
      changed.fire(uri);
      await commands.executeCommand('vscode.diff', uri, session, title);
    },
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}
