/**
 * The note of the active tab, whatever kind of tab it is: text, diff, custom editor, notebook, Markdown preview.
 * Tabs without a document (settings, a terminal, a welcome page) leave the last note standing.
 * It knows nothing of headings.
 */
import {
  EventEmitter, TabInputCustom, TabInputNotebook, TabInputNotebookDiff, TabInputText, TabInputTextDiff, TabInputWebview,
  window, workspace,
} from 'vscode';
import type { Disposable, Event, Tab, Uri } from 'vscode';
import { isNoteUri } from './noteDocuments.ts';

export interface ActiveNote extends Disposable {
  /** Undefined while no note is open, or the active tab shows something else. */
  current(): Uri | undefined;
  readonly onDidChange: Event<void>;
}

export function watchActiveNote(): ActiveNote {
  const changed = new EventEmitter<void>();
  const seen = new Map<string, Uri>();
  let current: Uri | undefined;
  const look = (): void => {
    const before = current?.toString();
    current = findNote(current, seen);
    if (current !== undefined) seen.set(current.toString(), current);
    if (current?.toString() !== before) changed.fire();
  };
  const subscriptions = [
    changed,
    window.tabGroups.onDidChangeTabs(look),
    window.tabGroups.onDidChangeTabGroups(look),
    window.onDidChangeActiveTextEditor(look),
    workspace.onDidOpenTextDocument(look),
    workspace.onDidCloseTextDocument(look),
  ];
  look();
  return {
    current: () => current,
    onDidChange: changed.event,
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}

function findNote(last: Uri | undefined, seen: ReadonlyMap<string, Uri>): Uri | undefined {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  if (tab === undefined) return undefined;
  const uri = uriOfTab(tab);
  if (uri !== undefined) return isNoteUri(uri) ? uri : undefined;
  const preview = tab.input instanceof TabInputWebview && /markdown|asciidoc/i.test(tab.input.viewType);
  return (preview ? findPreviewed(tab.label, last, seen) : undefined) ?? last;
}

/** The document of a tab; of a diff, its newer side. */
function uriOfTab({ input }: Tab): Uri | undefined {
  if (input instanceof TabInputText || input instanceof TabInputCustom || input instanceof TabInputNotebook) return input.uri;
  if (input instanceof TabInputTextDiff || input instanceof TabInputNotebookDiff) return input.modified;
  return undefined;
}

/** A preview tab does not tell its note, only its title, `Preview guide.md`. */
function findPreviewed(label: string, last: Uri | undefined, seen: ReadonlyMap<string, Uri>): Uri | undefined {
  const isNamed = (uri: Uri): boolean => label.endsWith(uri.path.slice(uri.path.lastIndexOf('/') + 1));
  if (last !== undefined && isNamed(last)) return last;
  return [...seen.values(), ...workspace.textDocuments.map(({ uri }) => uri)].findLast((uri) => isNoteUri(uri) && isNamed(uri));
}
