/**
 * The Book view: asks for the book of every workspace folder, again when the index changes, keeps the active note in
 * sight, and puts what is wrong with a contents file among the problems. It knows nothing of commands or rows.
 */
import {
  DataTransferItem, Diagnostic, DiagnosticSeverity, Range, Uri, languages, window, workspace,
} from 'vscode';
import type { Disposable, TreeDragAndDropController, TreeView } from 'vscode';
import type { BookResult } from '../../server/protocol/outlineMessages.ts';
import type { ActiveNote } from '../activeNote.ts';
import { setContext } from '../publishContext.ts';
import { createRefresher } from '../refresher.ts';
import type { IndexChange, Server } from '../serverRequests.ts';
import { readFollowEditor } from '../settings.ts';
import { linkBook } from './bookEntries.ts';
import { BookProvider } from './bookProvider.ts';
import type { BookRow } from './bookProvider.ts';
import { createScanProgress } from './scanProgress.ts';

/** Milliseconds between a change of the index and the request for the new book. */
const INDEX_PAUSE = 250;

export interface BookView extends Disposable {
  readonly provider: BookProvider;
  readonly view: TreeView<BookRow>;
  refresh(): Promise<void>;
  /** Selects the active note in the tree; false when no book lists it. */
  revealActiveNote(focus: boolean): Promise<boolean>;
}

export function createBookView(activeNote: ActiveNote, server: Server): BookView {
  const provider = new BookProvider(server);
  const view = window.createTreeView('throughline.book', {
    treeDataProvider: provider, showCollapseAll: true, canSelectMany: false, dragAndDropController: fileDrag,
  });
  const problems = languages.createDiagnosticCollection('throughline-book');
  const progress = createScanProgress('throughline.book');
  let shown = '';
  let followed: string | undefined;

  const pull = async (): Promise<void> => {
    const folders = workspace.workspaceFolders ?? [];
    const results = await Promise.all(folders.map(({ uri }) => server.book(uri)));
    if (results.includes(undefined)) return;
    const books = results as BookResult[];
    if (isLessThanShown(books)) return;
    const text = JSON.stringify([folders.map(({ uri }) => uri.toString()), books]);
    if (text === shown) return;
    shown = text;
    provider.show(books.map((book, place) => linkBook({ uri: folders[place]!.uri.toString(), name: folders[place]!.name }, book)));
    view.description = books.length === 1 ? books[0]!.title : '';
    showProblems(books);
    void setContext('book.empty', books.every(({ nodes, scanning }) => nodes.length === 0 && !scanning));
    await follow();
  };
  /** A server that was just started knows little: what is shown stays until it knows as much again. */
  const isLessThanShown = (books: readonly BookResult[]): boolean => {
    const count = books.reduce((sum, { nodes }) => sum + nodes.length, 0);
    return books.some(({ scanning }) => scanning) && count < provider.books.reduce((sum, { entries }) => sum + entries.length, 0);
  };
  const refresher = createRefresher(pull, INDEX_PAUSE);
  /** Nobody asks for books while the view is hidden; it asks when it is shown. */
  const askSoon = (): void => {
    if (view.visible) refresher.schedule();
  };

  const showProblems = (books: readonly BookResult[]): void => {
    problems.clear();
    problems.set(books.flatMap((book) => book.problems).map(({ uri, line, message }): [Uri, Diagnostic[]] => {
      const diagnostic = new Diagnostic(new Range(line, 0, line, Number.MAX_SAFE_INTEGER), message, DiagnosticSeverity.Warning);
      diagnostic.source = 'Throughline';
      return [Uri.parse(uri), [diagnostic]];
    }));
  };

  const revealActiveNote = async (focus: boolean): Promise<boolean> => {
    const uri = activeNote.current();
    const entry = uri && provider.findEntry(uri);
    if (entry === undefined) return false;
    await view.reveal(entry, { select: true, focus });
    return true;
  };
  /** Selects the active note once, so that a reader who looks elsewhere meanwhile is not taken back by every change. */
  const follow = async (): Promise<void> => {
    if (!view.visible || !readFollowEditor()) return;
    const uri = activeNote.current();
    const key = uri && provider.findEntry(uri)?.key;
    if (key !== undefined && key === followed) return;
    followed = key;
    await revealActiveNote(false).catch(() => {
      followed = undefined; // The row went away meanwhile; the next refresh tries again.
    });
  };
  const followAgain = (): Promise<void> => {
    followed = undefined;
    return follow();
  };

  const onIndexChange = ({ uris, scanning }: IndexChange): void => {
    progress.show(scanning);
    if (provider.expire(uris)) shown = '';
    askSoon();
  };
  const subscriptions: Disposable[] = [
    view,
    problems,
    progress,
    refresher,
    server.onDidChangeIndex(onIndexChange),
    server.onDidChangeState(askSoon),
    workspace.onDidChangeWorkspaceFolders(askSoon),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('throughline.outline')) provider.redraw();
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) void refresher.now().then(followAgain);
    }),
    activeNote.onDidChange(() => void followAgain()),
  ];
  return {
    provider,
    view,
    refresh: () => {
      provider.expire([]);
      shown = '';
      return refresher.now();
    },
    revealActiveNote,
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}

/** Notes can be dragged into an editor or a terminal, as from the explorer. */
const fileDrag: TreeDragAndDropController<BookRow> = {
  dragMimeTypes: ['text/uri-list'],
  dropMimeTypes: [],
  handleDrag: (rows, transfer) => {
    const uris = rows.flatMap((row) => row.kind === 'entry' && row.node.kind === 'note' ? [row.node.uri] : []);
    if (uris.length > 0) transfer.set('text/uri-list', new DataTransferItem(uris.join('\r\n')));
  },
};
