/**
 * The Outline view: pulls the headings of the active note, follows the cursor and the active tab, and says so when
 * there is nothing to show. It knows nothing of commands or of what a row looks like.
 */
import { window, workspace } from 'vscode';
import type { Disposable, TextEditor, TreeView, Uri } from 'vscode';
import type { ActiveNote } from '../activeNote.ts';
import { setContext } from '../publishContext.ts';
import { createRefresher } from '../refresher.ts';
import type { Server } from '../serverRequests.ts';
import { readOutlineSettings } from '../settings.ts';
import { findSection } from './findSection.ts';
import type { HeadingNode, HeadingTree } from './headingTree.ts';
import { OutlineProvider } from './outlineProvider.ts';
import { renderDetail } from './sectionFigures.ts';

/** Milliseconds between an edit and the request for the new outline. */
const EDIT_PAUSE = 120;

export type Dialect = 'markdown' | 'asciidoc';

export interface OutlineView extends Disposable {
  readonly provider: OutlineProvider;
  readonly view: TreeView<HeadingNode>;
  /** The dialect of the note shown. */
  dialect(): Dialect | undefined;
  /** The section of the note shown that the cursor is in. */
  nodeAtCursor(): HeadingNode | undefined;
  /** Brings the view up to date now. */
  refresh(): Promise<void>;
  setFilter(filter: string): void;
  expandToLevel(level: number): void;
}

export function createOutlineView(activeNote: ActiveNote, server: Server): OutlineView {
  const provider = new OutlineProvider();
  const view = window.createTreeView('throughline.outline', { treeDataProvider: provider, showCollapseAll: true });
  let dialect: Dialect | undefined;
  let words = 0;
  let followed: HeadingNode | undefined;

  const pull = async (): Promise<void> => {
    const uri = activeNote.current();
    const result = uri && await server.outline(uri);
    if (uri?.toString() !== activeNote.current()?.toString()) return;
    if (uri !== undefined && result === undefined) return keepOrClear(uri);
    dialect = result?.dialect;
    words = result?.words ?? 0;
    provider.show(uri?.toString(), result);
    describe();
    follow();
  };
  /** Without an answer, rows of this note stay as they are; rows of another note would be wrong. */
  const keepOrClear = (uri: Uri): void => {
    if (provider.tree?.uri !== uri.toString()) provider.show(undefined, undefined);
  };
  const refresher = createRefresher(pull, EDIT_PAUSE);

  const describe = (): void => {
    const { detail, wordsPerMinute } = readOutlineSettings();
    const name = fileName(activeNote.current());
    const total = provider.tree === undefined || hasOneTitle(provider.tree) ? '' : renderDetail(words, detail, wordsPerMinute);
    view.description = [name, total].filter(Boolean).join(' · ');
    view.message = provider.filter === '' || provider.tree === undefined ? '' : filterMessage(provider);
    void setContext('outline.filtered', provider.filter !== '');
    void setContext('outline.state', emptyState());
  };
  /** Why there are no rows; empty while there are some, or the answer is still to come. */
  const emptyState = (): Dialect | 'noNote' | '' => {
    if (activeNote.current() === undefined) return 'noNote';
    return provider.tree === undefined || provider.tree.entries.length > 0 ? '' : dialect ?? '';
  };

  const nodeAtCursor = (): HeadingNode | undefined => {
    const editor = editorOf(activeNote.current());
    const { tree } = provider;
    if (editor === undefined || tree?.uri !== editor.document.uri.toString()) return undefined;
    return tree.findNode(findSection(tree.entries, editor.selection.start.line));
  };

  /** Highlights the cursor's section, once per section, so that a row the user closes stays closed. */
  const follow = (): void => {
    const node = nodeAtCursor();
    if (node === undefined || !view.visible || !readOutlineSettings().followCursor) return;
    if (node === followed && view.selection[0] === node) return;
    followed = node;
    void Promise.resolve(view.reveal(node, { select: true, focus: false })).catch(() => {
      followed = undefined; // The row went away while it was being revealed; the next refresh tries again.
    });
  };
  const followAgain = (): void => {
    followed = undefined;
    follow();
  };

  /** Nobody asks for headings while the view is hidden; it asks when it is shown. */
  const askSoon = (): void => {
    if (view.visible) refresher.schedule();
  };
  const askNow = (): void => {
    followed = undefined;
    if (view.visible) void refresher.now();
  };

  /** Rows, figures and filter of one note never stand below the name of another. */
  const turnToNote = (): void => {
    dialect = undefined;
    words = 0;
    provider.setFilter('');
    provider.recall(activeNote.current()?.toString());
    describe();
    askNow();
  };

  const subscriptions: Disposable[] = [
    view,
    refresher,
    activeNote.onDidChange(turnToNote),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === activeNote.current()?.toString()) askSoon();
    }),
    workspace.onDidOpenTextDocument(askSoon),
    window.onDidChangeTextEditorSelection(follow),
    window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(askNow),
    view.onDidExpandElement(({ element }) => provider.setExpanded(element, true)),
    view.onDidCollapseElement(({ element }) => provider.setExpanded(element, false)),
    server.onDidChangeState(askNow),
    server.onDidChangeIndex(({ uris }) => {
      if (uris.length === 0 || uris.includes(activeNote.current()?.toString() ?? '')) askSoon();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('throughline.outline')) return;
      provider.redraw();
      describe();
      followAgain();
    }),
  ];
  return {
    provider,
    view,
    dialect: () => dialect,
    nodeAtCursor,
    refresh: () => refresher.now(),
    setFilter: (filter) => {
      provider.setFilter(filter);
      describe();
      if (filter === '') followAgain();
    },
    expandToLevel: (level) => {
      provider.setFilter(''); // Under a filter everything is open.
      provider.expandToLevel(level);
      describe();
      followAgain();
    },
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}

function filterMessage({ filter, matches }: OutlineProvider): string {
  const found = matches === 0 ? 'no heading' : matches === 1 ? '1 heading' : `${matches.toLocaleString('en-US')} headings`;
  return `Filter “${filter}”: ${found}`;
}

/** Then its row says how long the whole note is. A filter changes nothing about that. */
function hasOneTitle({ entries }: HeadingTree): boolean {
  const { headingsInQuotes } = readOutlineSettings();
  return entries.filter(({ parent, container }) => parent < 0 && (headingsInQuotes || container === 'document')).length === 1;
}

function fileName(uri: Uri | undefined): string {
  return uri === undefined ? '' : uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The editor of a note, the active one first, so that a cursor is known even while the preview has the focus. */
function editorOf(uri: Uri | undefined): TextEditor | undefined {
  const isWanted = (editor: TextEditor | undefined): boolean => editor?.document.uri.toString() === uri?.toString();
  return isWanted(window.activeTextEditor) ? window.activeTextEditor : window.visibleTextEditors.find(isWanted);
}
