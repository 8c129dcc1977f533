/**
 * Checklist items moved, each with all below it, to another place of their note or another note, with the markers and
 * the indentation of the new place. Between Markdown and AsciiDoc only plain items go: text that would mean
 * something else in the other dialect is not translated.
 *
 * It gives the edits of both notes with the trees that are meant; it does not look after references and ids.
 *
 * Sample: moving `- [ ] b` into `* [ ] a` gives the line `  * [ ] b` below it.
 */
import type { ChecklistItem, DocumentModel } from '../../model/documentModel.ts';
import { fillSlot } from './itemSlot.ts';
import type { ItemSlot } from './itemSlot.ts';
import { lineSpan, nextMarker, prefixOf } from './itemText.ts';
import { itemKey, subtreeOf, withItems, withoutItem } from './itemTree.ts';
import { endOfSubtree } from '../subtree.ts';
import type { ItemTree, TreeItem } from './itemTree.ts';
import { BOX_SIGNS } from './planEdits.ts';
import type { Reading } from '../syntax/planValues.ts';
import { removeItem } from './structureEdits.ts';
import type { TextEdit } from '../../text/textEdit.ts';

/** Items of one note, in document order, none of them below another. */
export interface MovedItems {
  readonly model: DocumentModel;
  readonly indexes: readonly number[];
}

export interface Move {
  /** Of the notes the items leave, index for index with `moved`; empty for the note they go to. */
  readonly removals: readonly (readonly TextEdit[])[];
  readonly insertion: TextEdit;
  /** The item's lines as they stand at the new place. */
  readonly added: readonly TreeItem[];
}

/** The edits that move all `moved` into `slot` of `target`, or why they cannot go there. */
export function moveItems(moved: readonly MovedItems[], target: DocumentModel, slot: ItemSlot): Reading<Move> {
  const lines: string[] = [];
  const added: TreeItem[] = [];
  const removals: (readonly TextEdit[])[] = [];
  let { marker } = slot;
  for (const { model, indexes } of moved) {
    const edits: TextEdit[] = [];
    for (const index of indexes) {
      if (model === target && index <= slot.parent && slot.parent < endOfSubtree(model.checklist, index)) return { fault: 'a task cannot be moved into itself' };
      const removal = removeItem(model, index);
      if (removal.value === undefined) return { fault: removal.fault };
      const text = linesOf(model, index, target, { ...slot, marker });
      if (text.value === undefined) return { fault: text.fault };
      const top = added.length;
      added.push(...subtreeOf(text.value.tree, index).map((entry) => ({ ...entry, parent: entry.parent === -1 ? -1 : entry.parent + top })));
      lines.push(...text.value.lines);
      edits.push(...removal.value.edits);
      marker = nextMarker(marker);
    }
    removals.push(edits);
  }
  return { value: { removals, insertion: fillSlot(slot, lines), added } };
}

/** The tree of a note that the items `indexes` leave, and the one they come to at `slot`; the same note may be both. */
export function treeWithout(tree: ItemTree, indexes: readonly number[]): ItemTree {
  return indexes.toReversed().reduce(withoutItem, tree);
}

/** @returns also the place in the checklist that the first of them gets */
export function treeWithMoved(tree: ItemTree, leaving: readonly number[], slot: ItemSlot, added: readonly TreeItem[]): { readonly tree: ItemTree; readonly at: number } {
  const gone = (before: number): number => leaving.reduce((count, index) => count + Math.max(0, Math.min(before, endOfSubtree(tree.items, index)) - index), 0);
  const parent = slot.parent === -1 ? -1 : slot.parent - gone(slot.parent);
  const at = slot.at - gone(slot.at);
  return { tree: withItems(treeWithout(tree, leaving), at, parent, slot.heading, added), at };
}

interface MovedText {
  readonly lines: readonly string[];
  /** The tree of the item's own note, with texts as they are at the new place. */
  readonly tree: ItemTree;
}

function linesOf(model: DocumentModel, index: number, target: DocumentModel, slot: ItemSlot): Reading<MovedText> {
  if (model.dialect !== target.dialect) return translate(model, index, slot);
  const end = endOfSubtree(model.checklist, index);
  const tree: ItemTree = { headings: [], items: model.checklist.map((item, at) => ({
    key: at < index || at >= end ? '' : itemKey(item.state, item.textLines.map((line) => model.text.slice(line.start, line.end))), parent: item.parent, heading: item.heading,
  })) };
  return { value: { tree, lines: model.dialect === 'markdown' ? indented(model, model.checklist[index]!, slot) : starred(model, index, end, slot) } };
}

/** Markdown: the item's lines without their indentation, with the new marker; what hangs below it follows its width. */
function indented(model: DocumentModel, item: ChecklistItem, { marker }: ItemSlot): readonly string[] {
  const prefix = prefixOf(model, item);
  const old = item.markerSpan.end - item.markerSpan.start;
  const wider = marker.length - old;
  const lines: string[] = [marker + model.text.slice(item.markerSpan.end, lineSpan(model, item.line).end)];
  for (let line = item.line + 1; line <= item.endLine; line++) {
    const { start, end } = lineSpan(model, line);
    const bare = withoutPrefix(model.text.slice(start, end), prefix);
    if (bare.trim() === '') lines.push('');
    else lines.push(wider >= 0 ? ' '.repeat(wider) + bare : bare.slice(Math.min(-wider, /^ */.exec(bare)![0].length)));
  }
  return lines;
}

/** A line without the indentation and quote marks of the item's first line; a lazy line loses what it has of them. */
function withoutPrefix(line: string, prefix: string): string {
  if (line.startsWith(prefix)) return line.slice(prefix.length);
  let at = 0;
  for (const character of prefix) {
    if (line[at] === character || (character !== '>' && /[ \t]/.test(line[at] ?? ''))) at++;
  }
  return line.slice(at);
}

/** AsciiDoc: lines as they are, markers as deep as the new place. */
function starred(model: DocumentModel, index: number, end: number, { marker }: ItemSlot): readonly string[] {
  const items = model.checklist;
  const top = items[index]!;
  const markerOf = ({ markerSpan }: ChecklistItem): string => model.text.slice(markerSpan.start, markerSpan.end);
  const old = markerOf(top);
  const deeper = marker.length - old.length;
  const isPlain = /^\*+$/.test(old) && /^\*+$/.test(marker);
  const rename = (item: ChecklistItem): string => {
    const own = markerOf(item);
    if (item === top) return marker;
    if (isPlain && own.startsWith('*') && own.length > old.length) return '*'.repeat(own.length + deeper);
    const depth = depthBelow(items, index, item);
    return own === '-' && marker !== '-' ? own : '*'.repeat((marker.startsWith('*') ? marker.length : 0) + depth);
  };
  const starts = new Map(items.slice(index, end).map((item) => [item.line, item]));
  const lines: string[] = [];
  for (let line = top.line; line <= top.endLine; line++) {
    const span = lineSpan(model, line);
    const item = starts.get(line);
    const from = item === top ? top.markerSpan.start : span.start;
    lines.push(item === undefined ? model.text.slice(from, span.end)
      : model.text.slice(from, item.markerSpan.start) + rename(item) + model.text.slice(item.markerSpan.end, span.end));
  }
  return lines;
}

function depthBelow(items: readonly ChecklistItem[], index: number, item: ChecklistItem): number {
  let depth = 0;
  for (let at = item; at !== items[index]; at = items[at.parent]!) depth++;
  return depth;
}

/** What would be markup in one dialect or the other. */
const MARKUP = /[`*_[\]<>{}|\\^~#]|\(\(|\+\+|--|\.\.\.|->/;

/** Plain items from one dialect to the other: markers and boxes are written anew, words stay. */
function translate(model: DocumentModel, index: number, { marker }: ItemSlot): Reading<MovedText> {
  const end = endOfSubtree(model.checklist, index);
  const top = model.checklist[index]!;
  const toAsciidoc = model.dialect === 'markdown';
  const lines: string[] = [];
  const items: TreeItem[] = model.checklist.map(({ parent, heading }) => ({ key: '', parent, heading }));
  for (let at = index; at < end; at++) {
    const item = model.checklist[at]!;
    const texts = item.textLines.map((line) => model.text.slice(line.start, line.end));
    if (texts.some((text) => MARKUP.test(text))) return { fault: 'its text holds markup that the other note\'s language writes otherwise' };
    const depth = depthBelow(model.checklist, index, item);
    const own = depth === 0 ? marker : toAsciidoc ? '*'.repeat((marker.startsWith('*') ? marker.length : 0) + depth) : '-';
    const indent = toAsciidoc ? '' : ' '.repeat(depth === 0 ? 0 : marker.length + 1 + 2 * (depth - 1));
    lines.push(`${indent}${own} [${BOX_SIGNS[item.state]}] ${texts[0]}`, ...texts.slice(1).map((text) => `${indent}  ${text}`));
    items[at] = { key: itemKey(item.state, texts), parent: item.parent, heading: item.heading };
  }
  if (lines.length !== top.endLine - top.line + 1) return { fault: 'it holds more than tasks, which the other note\'s language writes otherwise' };
  return { value: { lines, tree: { items, headings: [] } } };
}
