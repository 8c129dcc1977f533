/**
 * Where lines of a list can be put: before or behind an item, below it, at the end of a heading's list, or behind a line
 * of the note. It says at which offset, what surrounds the lines, how they begin, and which place in the checklist the
 * first of them gets. It knows no tasks.
 *
 * Sample: behind `- [ ] a` the slot is the end of that line, a line ending before, lines that begin with `- `.
 */
import type { ChecklistItem, DocumentModel } from '../../model/documentModel.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { beginsLine, isBlankLine, lineEndingOf, lineSpan, prefixes, prefixOf, startBelow, startBeside } from './itemText.ts';
import type { ItemStart } from './itemText.ts';
import { endOfSubtree } from '../subtree.ts';
import { findPlanComment } from '../syntax/planComment.ts';
import type { Reading } from '../syntax/planValues.ts';

export type SlotPlace =
  | { readonly kind: 'before' | 'after' | 'into'; readonly source: 'item' | 'heading'; readonly index: number }
  | { readonly kind: 'line'; readonly line: number };

export interface ItemSlot extends ItemStart {
  readonly offset: number;
  /** What comes before the lines, and behind them. */
  readonly opening: string;
  readonly closing: string;
  readonly lineEnding: string;
  /** Place in the checklist, the item around it, and the heading above it. */
  readonly at: number;
  readonly parent: number;
  readonly heading: number;
}

/** The slot at `place`, or why lines of a list cannot stand there. */
export function findSlot(model: DocumentModel, place: SlotPlace): Reading<ItemSlot> {
  if (place.kind === 'line') return { value: slotBehindLine(model, place.line) };
  if (place.source === 'heading') {
    if (place.kind === 'into') return { value: slotOfHeading(model, place.index) };
    return { fault: 'a task cannot stand beside a heading, only below it' };
  }
  const item = model.checklist[place.index]!;
  if (place.kind === 'into') return { value: slotBelow(model, item, place.index) };
  if (place.kind === 'after') return { value: slotBehind(model, item, startBeside(model, item), item.parent) };
  if (!beginsLine(model, item)) return { fault: 'its line holds more than this task' };
  return { value: slotBefore(model, item) };
}

/** The edit that puts `lines`, the first of them with its marker and none with the slot's prefix, into the slot. */
export function fillSlot({ offset, opening, closing, prefix, prefixBelow, lineEnding }: ItemSlot, lines: readonly string[]): TextEdit {
  const text = lines.map((line, index) => (line === '' ? prefixBelow.trimEnd() : (index === 0 ? prefix : prefixBelow) + line)).join(lineEnding);
  return { start: offset, end: offset, newText: opening + text + closing };
}

function place(model: DocumentModel, offset: number, parent: number): Pick<ItemSlot, 'offset' | 'at' | 'parent' | 'heading' | 'lineEnding'> {
  const before = (spans: readonly { readonly span: { readonly start: number } }[]): number => spans.filter(({ span }) => span.start < offset).length;
  return { offset, parent, at: before(model.checklist), heading: before(model.headings) - 1, lineEnding: lineEndingOf(model) };
}

function slotBehind(model: DocumentModel, item: ChecklistItem, start: ItemStart, parent: number): ItemSlot {
  const ending = lineEndingOf(model);
  const isLoose = neighbours(model, item).some((gap) => gap);
  const blank = isLoose ? ending + start.prefix.trimEnd() : '';
  return { ...place(model, lineSpan(model, item.endLine).end, parent), ...start, opening: blank + ending, closing: '' };
}

function slotBefore(model: DocumentModel, item: ChecklistItem): ItemSlot {
  const ending = lineEndingOf(model);
  const marker = model.text.slice(item.markerSpan.start, item.markerSpan.end);
  const start = { ...startBeside(model, item), ...prefixes(model, prefixOf(model, item)), marker };
  const blank = neighbours(model, item)[0] === true ? start.prefix.trimEnd() + ending : '';
  return { ...place(model, model.lines.starts[item.line]!, item.parent), ...start, opening: '', closing: ending + blank };
}

/** Whether a blank line stands between an item and its neighbours in the same list, the one before and the one behind. */
function neighbours(model: DocumentModel, item: ChecklistItem): readonly boolean[] {
  const others = model.checklist.filter(({ parent, depth }) => parent === item.parent && depth === item.depth);
  const at = others.indexOf(item);
  const [previous, next] = [others[at - 1], others[at + 1]];
  return [
    previous !== undefined && previous.endLine === item.line - 2 && isBlankLine(model, item.line - 1),
    next !== undefined && next.line === item.endLine + 2 && isBlankLine(model, item.endLine + 1),
  ];
}

/** Behind the last item below `item`, or as the first one. */
function slotBelow(model: DocumentModel, item: ChecklistItem, index: number): ItemSlot {
  const end = endOfSubtree(model.checklist, index);
  const last = model.checklist.slice(index + 1, end).findLast(({ parent }) => parent === index);
  if (last !== undefined) return slotBehind(model, last, startBeside(model, last), index);
  const ending = lineEndingOf(model);
  return { ...place(model, lineSpan(model, item.endLine).end, index), ...startBelow(model, item), opening: ending, closing: '' };
}

/** Behind the last item of the heading's own section, or as a list at the end of the section. */
function slotOfHeading(model: DocumentModel, index: number): ItemSlot {
  const last = model.checklist.findLast(({ heading, parent }) => heading === index && parent === -1);
  if (last !== undefined) return slotBehind(model, last, startBeside(model, last), -1);
  return slotBehindLine(model, lastLineOfSection(model, index));
}

/** The last line that holds something before the next heading, which may have lines of its own above it. */
function lastLineOfSection(model: DocumentModel, index: number): number {
  const heading = model.headings[index]!;
  const next = model.headings[index + 1];
  let line = next === undefined ? model.lines.starts.length - 1 : next.line - 1;
  const textAt = (at: number): string => model.text.slice(lineSpan(model, at).start, lineSpan(model, at).end);
  const isAbove = (at: number): boolean => next !== undefined && model.dialect === 'asciidoc' && /^(?:\[.*\]|\/\/(?!\/).*)\s*$/.test(textAt(at));
  const comment = findPlanComment(model, heading);
  const first = comment === undefined ? heading.endLine : model.lines.starts.findLastIndex((start) => start < comment.span.end);
  while (line > first && isAbove(line)) line--;
  while (line > first && isBlankLine(model, line)) line--;
  return Math.max(line, first);
}

/** A list of its own behind a line, with blank lines around it where the note has none; behind an item, beside it. */
function slotBehindLine(model: DocumentModel, line: number): ItemSlot {
  const at = Math.min(line, model.lines.starts.length - 1);
  const item = model.checklist.findLast((candidate) => candidate.line <= at && at <= candidate.endLine);
  if (item !== undefined) return slotBehind(model, item, startBeside(model, item), item.parent);
  const ending = lineEndingOf(model);
  const isFirst = isBlankLine(model, at);
  const bullet = model.checklist.map(({ markerSpan }) => model.text.slice(markerSpan.start, markerSpan.end)).find((marker) => /^[-*+]$/.test(marker));
  const marker = bullet ?? (model.dialect === 'markdown' ? '-' : '*');
  const hasTextBelow = at + 1 < model.lines.starts.length && !isBlankLine(model, at + 1);
  const needsGapAbove = isFirst ? at > 0 && !isBlankLine(model, at - 1) : true;
  const { start, end } = lineSpan(model, at);
  const opening = isFirst ? (needsGapAbove ? ending : '') : ending + ending;
  return { ...place(model, isFirst ? start : end, -1), prefix: '', prefixBelow: '', marker, gap: ' ', opening, closing: hasTextBelow ? ending : '' };
}
