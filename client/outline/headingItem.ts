/**
 * A heading as a row of a tree view: title, figure, mark, tooltip, and what opens on Enter or click. Used by both views.
 * It knows nothing of how trees are refreshed.
 *
 * Sample row: `2.1 Installing` with `312 words` in grey.
 */
import { ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { afterTitle } from '../afterTitle.ts';
import { readOutlineSettings } from '../settings.ts';
import type { OutlineSettings } from '../settings.ts';
import { markOf, renderTooltip, titleOf } from './headingTooltip.ts';
import type { HeadingNode } from './headingTree.ts';
import { renderDetail } from './sectionFigures.ts';

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
  const mark = markOf(entry);
  if (mark !== undefined) item.iconPath = new ThemeIcon(mark.icon);
  item.contextValue = 'heading';
  item.command = { command: 'throughline.outline.revealHeading', title: 'Reveal heading', arguments: [node] };
  item.accessibilityInformation = { label: [item.label, `level ${entry.level}`, mark?.words.toLowerCase(), item.description].filter(Boolean).join(', ') };
  item.description = afterTitle(title, item.description);
  return item;
}

function describeGroup(item: TreeItem, node: HeadingNode): TreeItem {
  const { count, place } = node.tree.groupBounds(node);
  item.label = `${(place + 1).toLocaleString('en-US')}–${(place + count).toLocaleString('en-US')}`;
  item.description = `${titleOf(node.tree.entries[node.index]!)} …`;
  item.contextValue = 'group';
  return item;
}

/** Writes the tooltip when a row is pointed at: lines move while titles stay. */
export function resolveHeadingItem(item: TreeItem, node: HeadingNode): TreeItem {
  const tooltip = renderTooltip(node, readOutlineSettings().wordsPerMinute);
  if (tooltip !== undefined) item.tooltip = tooltip;
  return item;
}

/** The note a node belongs to. */
export function uriOfNode(node: HeadingNode): Uri {
  return Uri.parse(node.tree.uri);
}
