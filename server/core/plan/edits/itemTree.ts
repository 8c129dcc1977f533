/**
 * The checklist of a note as a plain tree, and what it becomes when items are added, taken away or renamed: the law an
 * edit of the structure is held to. Whoever edits says which tree is meant; only an edit whose text parses to that
 * tree is ever handed out. It knows no offsets and no plans.
 *
 * Sample: `- [ ] a` over `  - [ ] b` is `[{ key: 'open a', parent: -1 }, { key: 'open b', parent: 0 }]` under no heading.
 */
import type { DocumentModel } from '../../model/documentModel.ts';
import { endOfSubtree } from '../subtree.ts';

export interface TreeItem {
  /** State and text of the item, so that two items are told apart by what they say. */
  readonly key: string;
  /** Index of the item around it, or -1. */
  readonly parent: number;
  /** Index of the heading above it, or -1. */
  readonly heading: number;
}

export interface ItemTree {
  readonly items: readonly TreeItem[];
  readonly headings: readonly string[];
}

export function treeOf({ text, checklist, headings }: DocumentModel): ItemTree {
  return {
    items: checklist.map(({ state, textLines, parent, heading }) => ({
      key: itemKey(state, textLines.map(({ start, end }) => text.slice(start, end))), parent, heading,
    })),
    headings: headings.map(({ level, titleSpan }) => `${level} ${text.slice(titleSpan.start, titleSpan.end)}`),
  };
}

/** The key of an item with these lines of text. */
export function itemKey(state: string, lines: readonly string[]): string {
  return [state, ...lines].join('\n').trimEnd();
}

/** The tree without the item `index` and all below it. */
export function withoutItem({ items, headings }: ItemTree, index: number): ItemTree {
  const end = endOfSubtree(items, index);
  const moved = (parent: number): number => (parent >= end ? parent - (end - index) : parent);
  return { headings, items: [...items.slice(0, index), ...items.slice(end)].map((item) => ({ ...item, parent: moved(item.parent) })) };
}

/** An item with all below it, as a tree of its own. */
export function subtreeOf({ items }: ItemTree, index: number): readonly TreeItem[] {
  return items.slice(index, endOfSubtree(items, index)).map((item, at) => ({ ...item, parent: at === 0 ? -1 : item.parent - index }));
}

/** The tree with `added` (its own tops have parent -1) from place `at` on, below `parent` and `heading`. */
export function withItems({ items, headings }: ItemTree, at: number, parent: number, heading: number, added: readonly TreeItem[]): ItemTree {
  const shifted = (other: number): number => (other >= at ? other + added.length : other);
  const inserted = added.map((item) => ({ ...item, heading, parent: item.parent === -1 ? parent : at + item.parent }));
  const kept = items.map((item) => ({ ...item, parent: shifted(item.parent) }));
  return { headings, items: [...kept.slice(0, at), ...inserted, ...kept.slice(at)] };
}

/** The tree with another text for one item. */
export function withKey({ items, headings }: ItemTree, index: number, key: string): ItemTree {
  return { headings, items: items.map((item, at) => (at === index ? { ...item, key } : item)) };
}

export function isSameTree(one: ItemTree, other: ItemTree): boolean {
  return one.items.length === other.items.length && one.headings.length === other.headings.length
    && one.headings.every((heading, index) => heading === other.headings[index])
    && one.items.every(({ key, parent, heading }, index) => {
      const item = other.items[index]!;
      return key === item.key && parent === item.parent && heading === item.heading;
    });
}
