/**
 * A book and its entries as rows of a tree view. Files carry the icon of the user's icon theme, which tells the
 * dialect; other icons only say what is wrong or different. It knows nothing of how the tree is refreshed.
 *
 * Sample rows: `2.1 Installing` with a file icon; `Epilogue` with `not written yet` in grey.
 */
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import type { Command } from 'vscode';
import { hasNoteExtension } from '../noteDocuments.ts';
import type { BookEntry, BookRoot } from './bookEntries.ts';

/** A book with more entries than this opens with its folders closed. */
const SMALL_BOOK = 100;

/** What gives a book its order, where it is not the file names. */
const ORDERED_BY = { summary: 'SUMMARY.md', mkdocs: 'mkdocs.yml', antora: 'Antora', files: '' } as const;

export function createBookItem(root: BookRoot): TreeItem {
  const item = new TreeItem(root.name, TreeItemCollapsibleState.Expanded);
  item.id = root.key;
  item.iconPath = new ThemeIcon('book');
  item.description = ORDERED_BY[root.order];
  item.tooltip = `${root.title}\n${placeOf(root.folder)}`;
  item.contextValue = 'book';
  return item;
}

/** @param bookSize entries in the whole book. */
export function createEntryItem(entry: BookEntry, bookSize: number): TreeItem {
  const { node } = entry;
  const item = new TreeItem([node.number, node.title].filter(Boolean).join(' '), collapsibleState(entry, bookSize));
  item.id = entry.key;
  item.contextValue = node.kind;
  return dress(item, entry);
}

function collapsibleState({ node, children }: BookEntry, bookSize: number): TreeItemCollapsibleState {
  if (children.length === 0 && !node.hasHeadings) return TreeItemCollapsibleState.None;
  const opens = node.kind === 'part' || (node.kind === 'folder' && bookSize <= SMALL_BOOK);
  return opens ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function dress(item: TreeItem, { node }: BookEntry): TreeItem {
  const uri = node.uri === null ? undefined : parseUri(node.uri);
  switch (node.kind) {
    case 'note':
    case 'folder':
      item.iconPath = node.kind === 'note' ? ThemeIcon.File : ThemeIcon.Folder;
      if (uri === undefined) return item;
      item.tooltip = `${node.title}\n${placeOf(uri.toString())}`;
      if (node.kind === 'note') item.resourceUri = uri;
      item.command = open(uri);
      return item;
    case 'part':
      return item;
    case 'separator':
      item.label = '';
      item.description = '─────';
      item.accessibilityInformation = { label: 'Separator' };
      return item;
    case 'draft':
      item.iconPath = new ThemeIcon('circle-outline', new ThemeColor('disabledForeground'));
      item.description = 'not written yet';
      item.tooltip = 'The contents file names this chapter without a file';
      return item;
    case 'missing':
      item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
      item.description = uri !== undefined && canBeMade(uri) ? 'file is missing' : 'no note here';
      item.tooltip = uri && missingTooltip(uri);
      return item;
    case 'external':
      item.iconPath = new ThemeIcon('link-external');
      item.tooltip = node.uri ?? undefined;
      if (uri !== undefined) item.command = open(uri);
      return item;
  }
}

/** Whether a note could stand there; what a contents file names otherwise may well exist, and is none of the book. */
function canBeMade(uri: Uri): boolean {
  return hasNoteExtension(uri) && workspace.getWorkspaceFolder(uri) !== undefined;
}

function missingTooltip(uri: Uri): string {
  const place = placeOf(uri.toString());
  if (canBeMade(uri)) return `There is no ${place}. Use “Create missing note” from the menu to start it.`;
  return hasNoteExtension(uri) ? `${place} lies outside the folders that are open` : `${place} is no Markdown or AsciiDoc file`;
}

/** Undefined for what a contents file names but no editor can open, such as `http:////example.org`. */
function parseUri(uri: string): Uri | undefined {
  try {
    return Uri.parse(uri, true);
  } catch {
    return undefined;
  }
}

function open(uri: Uri): Command {
  return { command: 'vscode.open', title: 'Open', arguments: [uri] };
}

/** The path a reader knows a file by: inside its workspace folder where it has one. */
function placeOf(uri: string): string {
  return workspace.asRelativePath(Uri.parse(uri));
}
