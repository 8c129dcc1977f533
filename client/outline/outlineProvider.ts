/**
 * The rows of the Outline view: the headings of one note, filtered, expanded to a level, redrawn where they changed.
 * Notes seen lately keep their tree, so going back to one finds it as it was left.
 * It knows nothing of tabs, cursors or the server.
 */
import { EventEmitter } from 'vscode';
import type { Event, TreeDataProvider, TreeItem } from 'vscode';
import type { OutlineEntry, OutlineResult } from '../../server/protocol/outlineMessages.ts';
import { readOutlineSettings } from '../settings.ts';
import { createHeadingItem, resolveHeadingItem } from './headingItem.ts';
import { renderTooltip } from './headingTooltip.ts';
import { HeadingTree } from './headingTree.ts';
import type { HeadingNode } from './headingTree.ts';
import { findShown } from './shownHeadings.ts';

/** Notes whose tree is remembered. */
const REMEMBERED_NOTES = 20;
/**
 * A note with more headings opens with its top level only, whatever the setting says: VS Code asks for the rows below
 * every open one before it shows the first. Measured on two busy cores, where every fourth heading holds others: rows come
 * after 1.2 seconds with 1,000 headings, 2.5 with 3,000 or 6,000, 3.9 with 10,000, and as long again after each new heading.
 */
const MANY_HEADINGS = 5000;

export class OutlineProvider implements TreeDataProvider<HeadingNode> {
  readonly #changed = new EventEmitter<HeadingNode[] | undefined>();
  readonly onDidChangeTreeData: Event<HeadingNode[] | undefined> = this.#changed.event;
  readonly #trees = new Map<string, HeadingTree>();
  #tree: HeadingTree | undefined;
  #filter = '';
  #matches = 0;
  /** Level chosen by command for the tree of the moment; undefined means the setting. */
  #level: number | undefined;
  /** Part of every row's id: a new generation makes VS Code forget which rows it had open. */
  #generation = 0;
  /** What rows that were pointed at have told: VS Code asks for it once, so they are drawn anew when it changes. */
  readonly #told = new Map<HeadingNode, TreeItem['tooltip']>();

  /** The note shown; undefined for none. */
  get tree(): HeadingTree | undefined {
    return this.#tree;
  }

  get filter(): string {
    return this.#filter;
  }

  /** How many headings match the filter. */
  get matches(): number {
    return this.#matches;
  }

  /** Shows the headings of a note, or nothing. */
  show(uri: string | undefined, result: OutlineResult | undefined): void {
    const isOther = uri !== this.#tree?.uri;
    if (isOther) this.#tree = uri === undefined ? undefined : this.#remember(uri);
    const changed = [...this.#update(result?.entries ?? []), ...this.#findOutdated()];
    if (this.#tree !== undefined) this.#tree.version = result?.version;
    if (isOther || changed.some((node) => node.kind === 'root')) this.#changed.fire(undefined);
    else if (changed.length > 0) this.#changed.fire(changed);
  }

  /** Brings the headings of a note that is or was shown up to date. @returns false when the tree is none of this view's. */
  renew(tree: HeadingTree, result: OutlineResult): boolean {
    if (this.#trees.get(tree.uri) !== tree) return false;
    if (tree === this.#tree) this.show(tree.uri, result);
    else tree.update(result?.entries ?? []);
    tree.version = result?.version;
    return true;
  }

  /** Shows a note as it was seen last, until its headings are known; nothing if it is new. */
  recall(uri: string | undefined): void {
    this.#tree = uri === undefined ? undefined : this.#trees.get(uri);
    this.#update(this.#tree?.entries ?? []);
    if (this.#tree !== undefined) this.#tree.version = undefined;
    this.#changed.fire(undefined);
  }

  /** Shows only headings that match; an empty filter shows all, expanded as they were before. */
  setFilter(filter: string): void {
    if (filter === this.#filter) return;
    if ((filter === '') !== (this.#filter === '')) this.#generation++;
    this.#filter = filter;
    this.#update(this.#tree?.entries ?? []);
    this.#changed.fire(undefined);
  }

  /** Opens all rows above `level` and closes the others, in this note and those shown later. */
  expandToLevel(level: number): void {
    this.#level = level;
    this.#generation++;
    for (const tree of this.#trees.values()) forgetExpansion(tree.root);
    this.#changed.fire(undefined);
  }

  /** After a setting changed: every row is drawn anew. */
  redraw(): void {
    this.#update(this.#tree?.entries ?? []);
    this.#changed.fire(undefined);
  }

  /** Remembers what the user opened and closed; what a filter opened is not theirs. */
  setExpanded(node: HeadingNode, expanded: boolean): void {
    if (this.#filter === '') node.expanded = expanded;
  }

  getTreeItem(node: HeadingNode): TreeItem {
    const item = createHeadingItem(node, readOutlineSettings(), this.#isExpanded(node));
    item.id = `${this.#generation}/${node.serial}/${node.tree.uri}`;
    return item;
  }

  resolveTreeItem(item: TreeItem, node: HeadingNode): TreeItem {
    const resolved = resolveHeadingItem(item, node);
    this.#told.set(node, resolved.tooltip);
    return resolved;
  }

  getChildren(node?: HeadingNode): HeadingNode[] {
    const parent = node ?? this.#tree?.root;
    return parent === undefined ? [] : [...parent.tree.childrenOf(parent)];
  }

  getParent(node: HeadingNode): HeadingNode | undefined {
    return node.parent?.kind === 'root' ? undefined : node.parent;
  }

  #isExpanded(node: HeadingNode): boolean {
    if (node.kind === 'group') return node.expanded ?? false;
    if (this.#filter !== '') return true;
    if (node.expanded !== undefined) return node.expanded;
    const wanted = this.#level ?? (node.tree.entries.length > MANY_HEADINGS ? 1 : readOutlineSettings().expandToLevel);
    return node.tree.entries[node.index]!.level < wanted;
  }

  #update(entries: readonly OutlineEntry[]): readonly HeadingNode[] {
    const { shown, matches } = findShown(entries, this.#filter, readOutlineSettings().headingsInQuotes);
    this.#matches = matches;
    return this.#tree?.update(entries, shown) ?? [];
  }

  /** Rows that would tell something else by now. They are forgotten: pointed at again, they are told anew. */
  #findOutdated(): readonly HeadingNode[] {
    const { wordsPerMinute } = readOutlineSettings();
    const outdated = [...this.#told].filter(([node, tooltip]) => renderTooltip(node, wordsPerMinute) !== tooltip).map(([node]) => node);
    for (const node of outdated) this.#told.delete(node);
    return outdated.filter((node) => node.tree === this.#tree && node.tree.has(node));
  }

  #remember(uri: string): HeadingTree {
    const tree = this.#trees.get(uri) ?? new HeadingTree(uri);
    this.#trees.delete(uri);
    this.#trees.set(uri, tree);
    const [oldest] = this.#trees.keys();
    if (this.#trees.size > REMEMBERED_NOTES) this.#forget(oldest!);
    return tree;
  }

  #forget(uri: string): void {
    for (const node of this.#told.keys()) if (node.tree.uri === uri) this.#told.delete(node);
    this.#trees.delete(uri);
  }
}

function forgetExpansion(node: HeadingNode): void {
  node.expanded = undefined;
  for (const child of node.children ?? []) forgetExpansion(child);
}
