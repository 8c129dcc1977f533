/**
 * Texts of a session beside each other: what it would do to the notes, as a diff that follows the typing; what others did
 * to them meanwhile; an older draft beside the newest. All sides but a draft are read-only. It writes nothing.
 */
import { EventEmitter, Uri, commands, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { SessionEvaluation } from '../../server/protocol/sessionMessages.ts';
import type { SessionRecord } from './sessionRecord.ts';
import { previewTitle } from './sessionTabs.ts';
import type { SessionStore } from './sessionStore.ts';
import type { SessionWatch } from './sessionWatch.ts';
import { PREVIEW_SCHEME, sessionOf, toPreviewUri, uriOf } from './sessionUri.ts';

export interface SessionPreview extends Disposable {
  /** What the session would do. */
  show(record: SessionRecord, evaluation: SessionEvaluation): Promise<void>;
  /** What was done to its notes since it began. */
  showMeanwhile(record: SessionRecord): Promise<void>;
  /** Another text beside that of the session. */
  compare(record: SessionRecord, title: string, text: string): Promise<void>;
}

interface Sides {
  readonly uri: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

type SideNames = readonly ['now', 'then'] | readonly ['begun', 'meanwhile'];

export function createSessionPreview(watch: SessionWatch, store: SessionStore): SessionPreview {
  const changed = new EventEmitter<Uri>();
  const texts = new Map<string, string>();
  const put = (uri: Uri, text: string): Uri => {
    if (texts.get(uri.toString()) !== text) {
      texts.set(uri.toString(), text);
      changed.fire(uri);
    }
    return uri;
  };
  const putSides = (id: string, notes: readonly Sides[], [left, right]: SideNames): readonly (readonly [Uri, Uri, Uri])[] => notes.map(({ uri, path, before, after }) => (
    [Uri.parse(uri), put(toPreviewUri(id, left, path), before), put(toPreviewUri(id, right, path), after)]));
  const open = async (title: string, sides: readonly (readonly [Uri, Uri, Uri])[]): Promise<void> => {
    const [first] = sides;
    if (first !== undefined && sides.length === 1) await commands.executeCommand('vscode.diff', first[1], first[2], title);
    else await commands.executeCommand('vscode.changes', title, sides);
  };
  const subscriptions = [
    changed,
    workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    watch.onDidEvaluate((session) => {
      const id = sessionOf(session)!;
      const evaluation = watch.evaluationOf(session);
      const isShown = workspace.textDocuments.some(({ uri }) => uri.scheme === PREVIEW_SCHEME && sessionOf(uri) === id);
      if (evaluation !== undefined && isShown) putSides(id, evaluation.notes, ['now', 'then']);
    }),
  ];
  return {
    show: ({ id, subject }, { notes }) => open(previewTitle(subject), putSides(id, notes, ['now', 'then'])),
    showMeanwhile: async ({ id, subject, about }) => {
      const begun = (await store.readBasis(id))?.notes ?? [];
      const notes = await Promise.all(begun.filter(({ uri }) => about.includes(uri)).map(async ({ uri, path, text }): Promise<Sides> => (
        { uri, path, before: text, after: (await workspace.openTextDocument(Uri.parse(uri))).getText() })));
      await open(`Since ${subject} began`, putSides(id, notes.filter(({ before, after }) => before !== after), ['begun', 'meanwhile']));
    },
    compare: async (record, title, text) => {
      const session = uriOf(record);
      const older = put(toPreviewUri(record.id, 'older', `${title}.${session.path.split('.').at(-1)}`), text);
      await commands.executeCommand('vscode.diff', older, session, title);
    },
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}
