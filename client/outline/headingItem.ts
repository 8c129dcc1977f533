/**
 * A heading as a row of a tree view: title, figure, tooltip, and what opens on Enter or click. Used by both views.
 * It knows nothing of how trees are refreshed.
 *
 * Sample row: `2.1 Installing` with `312 words` in grey.
 */
import { TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { OutlineEntry } from '../../server/protocol/outlineMessages.ts';
import type { OutlineSettings } from '../settings.ts';
import { renderDetail, renderReadingTime, renderWords } from './sectionFigures.ts';
import type { HeadingNode } from './headingTree.ts';

/** @param expanded whether the row starts open; only asked for rows that have others below them. */
export function createHeadingItem(node: HeadingNode, settings: OutlineSettings, expanded: boolean): TreeItem {
  const item = new TreeItem('', collapsibleState(node, expanded));
  return node.kind === 'group' ? describeGroup(item, node) : describeHeading(item, node, settings);
}

function collapsibleState(node: HeadingNode, expanded: boolean): TreeItemCollapsibleState {
  if (!node.tree.hasChildren(node)) return TreeItemCollapsibleState.None;
  return expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function describeHeading(item: TreeItem, node: HeadingNode, settings: OutlineSettings): TreeItem {
  const entry = node.tree.entries[node.index]!;
  const title = titleOf(entry);
  item.label = settings.numbers && entry.number !== '' ? `${entry.number} ${title}` : title;
  item.description = renderDetail(entry.wordsTotal, settings.detail, settings.wordsPerMinute);
  item.tooltip = renderTooltip(entry, settings.wordsPerMinute);
  item.contextValue = 'heading';
  item.command = { command: 'throughline.outline.revealHeading', title: 'Reveal heading', arguments: [node] };
  item.accessibilityInformation = { label: [item.label, `level ${entry.level}`, item.description].filter(Boolean).join(', ') };
  return item;
}

function describeGroup(item: TreeItem, node: HeadingNode): TreeItem {
  const { count, place } = node.tree.groupBounds(node);
  item.label = `${(place + 1).toLocaleString('en-US')}–${(place + count).toLocaleString('en-US')}`;
  item.description = `${titleOf(node.tree.entries[node.index]!)} …`;
  item.tooltip = `${count} headings, shown in groups because there are so many`;
  item.contextValue = 'group';
  return item;
}

function titleOf(entry: OutlineEntry): string {
  return entry.text === '' ? '(empty heading)' : entry.text;
}

/** Plain text on purpose: nothing a note says may become a link or a picture here. */
function renderTooltip(entry: OutlineEntry, wordsPerMinute: number): string {
  const nested = entry.wordsTotal !== entry.words;
  const lines = [
    [entry.number, titleOf(entry)].filter(Boolean).join(' '),
    `${renderWords(entry.words)}${nested ? ` here, ${renderWords(entry.wordsTotal)} with subsections` : ''}`,
    entry.wordsTotal === 0 ? '' : renderReadingTime(entry.wordsTotal, wordsPerMinute),
    [`Level ${entry.level}`, `line ${entry.selection.start.line + 1}`, entry.id && `#${entry.id}`].filter(Boolean).join(' · '),
    placeNote(entry),
  ];
  return lines.filter(Boolean).join('\n');
}

function placeNote(entry: OutlineEntry): string {
  if (entry.discrete) return 'A discrete heading: it starts no section';
  const places = { document: '', quote: 'Inside a quote', list: 'Inside a list', block: 'Inside a block' };
  return places[entry.container];
}

/** The note a node belongs to. */
export function uriOfNode(node: HeadingNode): Uri {
  return Uri.parse(node.tree.uri);
}
