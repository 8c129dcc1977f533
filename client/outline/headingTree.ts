/**
 * The headings of one note as a tree of nodes that keep their identity while the note is edited, so that a tree view
 * keeps selection and expansion and redraws only what changed. Children are built when first asked for; a parent with
 * more than a thousand of them gets groups in between. It knows nothing of VS Code, requests or how a node looks.
 *
 * Sample: for `# A`, `## B`, `## C`, `tree.childrenOf(tree.root)` is `[A]` and `tree.childrenOf(A)` is `[B, C]`.
 */
import type { OutlineEntry } from '../../server/protocol/outlineMessages.ts';
import { matchSiblings } from './matchSiblings.ts';

/** More siblings than this are put into groups of this size. */
export const GROUP_SIZE = 1000;

export interface HeadingNode {
  readonly kind: 'root' | 'heading' | 'group';
  readonly tree: HeadingTree;
  readonly parent: HeadingNode | undefined;
  /** Unique within the tree and never used again. */
  readonly serial: number;
  /** Index of the entry; of the first one for a group; -1 for the root. Changes when entries move. */
  index: number;
  /** For a group, its place among the groups of its parent. */
  readonly group: number;
  /** What the user chose; undefined until then. */
  expanded: boolean | undefined;
  /** Undefined until somebody asked for them. */
  children: HeadingNode[] | undefined;
  /** Everything a row says, to find out whether it changed. */
  facts: string;
}

export class HeadingTree {
  readonly uri: string;
  entries: readonly OutlineEntry[] = [];
  /** Of the open document the entries were read from; null when read from disk, undefined when nobody knows. */
  version: number | null | undefined;
  readonly root: HeadingNode;
  #serial = 0;
  /** Per entry, the nearest shown ancestor, or -1. */
  #parents = new Int32Array(0);
  /** Per entry, the shown entries below it; the roots under -1. */
  #children = new Map<number, number[]>();

  constructor(uri: string) {
    this.uri = uri;
    this.root = this.#newNode('root', undefined, -1);
  }

  /**
   * Takes the note's new headings.
   * @param shown which entries are to be seen; without it, all. Entries below a hidden one move up to its parent.
   * @returns the nodes whose row or children changed, none of them below another; the root for the top level.
   */
  update(entries: readonly OutlineEntry[], shown?: readonly boolean[]): readonly HeadingNode[] {
    this.entries = entries;
    this.#parents = new Int32Array(entries.length);
    this.#children = new Map();
    entries.forEach((entry, index) => {
      const parent = entry.parent < 0 || shown === undefined || shown[entry.parent] ? entry.parent : this.#parents[entry.parent]!;
      this.#parents[index] = parent;
      if (shown !== undefined && !shown[index]) return;
      const siblings = this.#children.get(parent);
      if (siblings === undefined) this.#children.set(parent, [index]);
      else siblings.push(index);
    });
    const changed: HeadingNode[] = [];
    this.#renew(this.root, changed);
    return changed;
  }

  /** The rows below a node, built when first asked for. */
  childrenOf(node: HeadingNode): readonly HeadingNode[] {
    node.children ??= this.#wanted(node).map((index, place) => this.#newChild(node, index, place));
    return node.children;
  }

  /** Whether a node still stands for a heading; one that is gone keeps the index of another. */
  has(node: HeadingNode): boolean {
    if (node.parent === undefined) return node === this.root;
    return node.parent.children?.includes(node) === true && this.has(node.parent);
  }

  hasChildren(node: HeadingNode): boolean {
    return node.kind === 'group' || this.#children.has(node.index);
  }

  /** How many siblings a group holds, and the place of the first among all of them, from 0. */
  groupBounds(node: HeadingNode): { readonly count: number; readonly place: number } {
    return { count: this.#members(node).length, place: node.group * GROUP_SIZE };
  }

  /** The node of an entry, its ancestors built on the way; the nearest shown ancestor when the entry is hidden. */
  findNode(index: number): HeadingNode | undefined {
    if (index < 0 || index >= this.entries.length) return undefined;
    const parent = this.#parents[index]!;
    const above = parent < 0 ? this.root : this.findNode(parent);
    if (above === undefined) return undefined;
    const found = this.#findBelow(above, index);
    return found ?? (above.kind === 'root' ? undefined : above);
  }

  #findBelow(above: HeadingNode, index: number): HeadingNode | undefined {
    const children = this.childrenOf(above);
    if (children[0]?.kind !== 'group') return children.find((child) => child.index === index);
    const group = children.findLast((child) => child.index <= index);
    return group && this.childrenOf(group).find((child) => child.index === index);
  }

  /** Brings built children up to date and collects the topmost nodes that changed. */
  #renew(node: HeadingNode, changed: HeadingNode[]): void {
    if (node.children === undefined) return;
    const wanted = this.#wanted(node);
    const before = node.children;
    const kept = matchSiblings(before.map(shownTitle), wanted.map((index) => this.#titleAt(node, index)));
    node.children = wanted.map((index, place) => {
      const old = before[kept[place]!];
      if (old === undefined || (old.kind === 'group') !== this.#areGroups(node)) return this.#newChild(node, index, place);
      old.index = index;
      return old;
    });
    const moved = before.length !== wanted.length || kept.some((from, place) => from !== place);
    const below: HeadingNode[] = moved ? [] : changed;
    if (moved) changed.push(node);
    for (const child of node.children) this.#renewRow(child, below);
  }

  #renewRow(node: HeadingNode, changed: HeadingNode[]): void {
    const facts = this.#facts(node);
    const same = facts === node.facts;
    node.facts = facts;
    if (!same) changed.push(node);
    this.#renew(node, same ? changed : []);
  }

  /** Entry indexes of the rows below a node; for a parent of groups, the first entry of each. */
  #wanted(node: HeadingNode): readonly number[] {
    const members = this.#members(node);
    return node.kind === 'group' || members.length <= GROUP_SIZE ? members : members.filter((_, place) => place % GROUP_SIZE === 0);
  }

  #members(node: HeadingNode): readonly number[] {
    if (node.kind !== 'group') return this.#children.get(node.index) ?? [];
    return this.#members(node.parent!).slice(node.group * GROUP_SIZE, (node.group + 1) * GROUP_SIZE);
  }

  #areGroups(parent: HeadingNode): boolean {
    return parent.kind !== 'group' && this.#members(parent).length > GROUP_SIZE;
  }

  #titleAt(parent: HeadingNode, index: number): string {
    return this.#areGroups(parent) ? '\0group' : this.entries[index]!.text;
  }

  #newChild(parent: HeadingNode, index: number, place: number): HeadingNode {
    return this.#areGroups(parent) ? this.#newNode('group', parent, index, place) : this.#newNode('heading', parent, index);
  }

  #newNode(kind: HeadingNode['kind'], parent: HeadingNode | undefined, index: number, group = 0): HeadingNode {
    const node: HeadingNode = {
      kind, tree: this, parent, serial: this.#serial++, index, group, expanded: undefined, children: undefined, facts: '',
    };
    node.facts = this.#facts(node);
    return node;
  }

  #facts(node: HeadingNode): string {
    if (node.kind === 'root') return '';
    const { text, number, words, wordsTotal, level, container, discrete } = this.entries[node.index]!;
    if (node.kind === 'group') return [node.kind, '', '', text, this.groupBounds(node).count].join('\0');
    return [node.kind, level, number, text, words, wordsTotal, container, discrete, this.hasChildren(node)].join('\0');
  }
}

/** The title a node was last shown with. */
export function shownTitle(node: HeadingNode): string {
  return node.kind === 'group' ? '\0group' : node.facts.split('\0')[3] ?? '';
}
