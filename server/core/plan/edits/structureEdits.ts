/**
 * Edits of a note's checklist as a whole: a task added, taken away, given another title. Each comes with the tree of items
 * that is meant, so that whoever applies it can refuse an edit whose text parses to anything else.
 *
 * They touch whole lines and leave all other bytes; they know one note, no versions, and not what references lead to.
 *
 * Sample: adding `B  est:1` behind `- [ ] A` inserts the line `- [ ] B  est:1`.
 */
import type { DocumentModel } from '../../model/documentModel.ts';
import { opensSection } from '../../model/headingKinds.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { fillSlot, findSlot } from './itemSlot.ts';
import type { SlotPlace } from './itemSlot.ts';
import { beginsLine, isBlankLine, lineEndingOf, lineSpan, wholeLines } from './itemText.ts';
import { itemKey, treeOf, withItems, withKey, withoutItem } from './itemTree.ts';
import type { ItemTree } from './itemTree.ts';
import type { EditableRow } from './planEdits.ts';
import type { Reading } from '../syntax/planValues.ts';

export interface StructureEdit {
  readonly edits: readonly TextEdit[];
  /** What the note must hold afterwards. */
  readonly tree: ItemTree;
}

/**
 * Adds an open task whose text, title and tail, is `text`: one line.
 */
export function addTask(model: DocumentModel, place: SlotPlace, text: string): Reading<StructureEdit & { readonly at: number }> {
  const fault = faultOfLine(text);
  if (fault !== undefined) return { fault };
  const { value: slot, fault: noSlot } = findSlot(model, place);
  if (slot === undefined) return { fault: noSlot };
  const edit = fillSlot(slot, [`${slot.marker}${slot.gap}[ ] ${text}`]);
  const tree = withItems(treeOf(model), slot.at, slot.parent, slot.heading, [{ key: itemKey('open', [text]), parent: -1, heading: slot.heading }]);
  return { value: { edits: [edit], tree, at: slot.at } };
}

/** Takes out checklist item `index` with all below it, and the blank lines behind it where there are some before it too. */
export function removeItem(model: DocumentModel, index: number): Reading<StructureEdit> {
  const item = model.checklist[index]!;
  if (!beginsLine(model, item)) return { fault: 'its line holds more than this task' };
  let { start, end } = wholeLines(model, item);
  const isGapAbove = item.line === 0 || isBlankLine(model, item.line - 1);
  let next = item.endLine + 1;
  if (isGapAbove) while (next < model.lines.starts.length && isBlankLine(model, next)) next++;
  if (next > item.endLine + 1) end = model.lines.starts[next] ?? model.text.length;
  // At the end of a note without a final line ending, the one before goes.
  if (end === model.text.length && lineSpan(model, item.endLine).end === end && start > 0) start = lineSpan(model, item.line - 1).end;
  return { value: { edits: [{ start, end, newText: '' }], tree: withoutItem(treeOf(model), index) } };
}

/** Gives a task or heading another title; lines that continue the old one go. */
export function renameTask(model: DocumentModel, { source, index, entry }: EditableRow, title: string): Reading<StructureEdit> {
  const fault = faultOfLine(title);
  if (fault !== undefined) return { fault };
  const { titleSpan } = entry;
  const tree = treeOf(model);
  const first: TextEdit = { ...titleSpan, newText: title };
  if (source === 'heading') {
    const { level, titleSpan: whole } = model.headings[index]!;
    const headings = tree.headings.with(index, `${level} ${title}${model.text.slice(titleSpan.end, whole.end)}`);
    return { value: { edits: [first], tree: { ...tree, headings } } };
  }
  const item = model.checklist[index]!;
  const [line, ...below] = item.textLines;
  const renamed = model.text.slice(line!.start, titleSpan.start) + title + model.text.slice(titleSpan.end, line!.end);
  if (below.length === 0) return { value: { edits: [first], tree: withKey(tree, index, itemKey(item.state, [renamed])) } };
  return renameWrapped(model, index, first, renamed, entry.idSpan?.start ?? -1, tree);
}

/** The lines below the first go, but for a block id at their end, which moves up. */
function renameWrapped(model: DocumentModel, index: number, first: TextEdit, renamed: string, idStart: number, tree: ItemTree): Reading<StructureEdit> {
  const { state, textLines } = model.checklist[index]!;
  const [line, last] = [textLines[0]!, textLines.at(-1)!];
  const hardBreak = (model.dialect === 'markdown' ? /[ \t]*\\$/ : /\s\+$/).exec(renamed)?.[0] ?? '';
  const blockId = idStart > line.end ? ` ${model.text.slice(idStart - 1, last.end)}` : '';
  const rest: TextEdit = { start: line.end - hardBreak.length, end: last.end, newText: blockId };
  const text = renamed.slice(0, renamed.length - hardBreak.length) + blockId;
  return { value: { edits: [first, rest], tree: withKey(tree, index, itemKey(state, [text])) } };
}

/**
 * Adds a heading on `level` with one task below it: behind the whole section of heading `index` where that has the same
 * level, as its first section where it has the one above.
 */
export function addSection(model: DocumentModel, index: number, level: number, title: string, text: string): Reading<StructureEdit & { readonly at: number }> {
  const fault = faultOfLine(title) ?? faultOfLine(text);
  if (fault !== undefined) return { fault };
  const next = model.headings.findIndex((heading, at) => at > index && heading.level <= level && opensSection(heading));
  const ending = lineEndingOf(model);
  const bullet = model.dialect === 'markdown' ? '-' : '*';
  const mark = (model.dialect === 'markdown' ? '#' : '=').repeat(level);
  const section = `${mark} ${title}${ending}${ending}${bullet} [ ] ${text}`;
  const line = next === -1 ? model.lines.starts.length : firstLineOf(model, next);
  let last = line - 1;
  while (last > 0 && isBlankLine(model, last)) last--;
  const { end: offset } = lineSpan(model, last);
  const newText = ending + ending + section + (next !== -1 && last === line - 1 ? ending : '');
  const at = model.checklist.filter(({ span }) => span.start < offset).length;
  const heading = next === -1 ? model.headings.length : next;
  const { items, headings } = treeOf(model);
  const shifted = items.map((item) => (item.heading >= heading ? { ...item, heading: item.heading + 1 } : item));
  const tree = withItems({ items: shifted, headings: headings.toSpliced(heading, 0, `${level} ${title}`) }, at, -1, heading,
    [{ key: itemKey('open', [text]), parent: -1, heading }]);
  return { value: { edits: [{ start: offset, end: offset, newText }], tree, at } };
}

/** The first line that belongs to a heading: in AsciiDoc, attribute lines and anchors above it. */
function firstLineOf(model: DocumentModel, heading: number): number {
  let { line } = model.headings[heading]!;
  const isAbove = (at: number): boolean => /^(?:\[.*\]|\/\/(?!\/).*)\s*$/.test(model.text.slice(lineSpan(model, at).start, lineSpan(model, at).end));
  while (model.dialect === 'asciidoc' && line > 0 && isAbove(line - 1)) line--;
  return line;
}

function faultOfLine(text: string): string | undefined {
  if (text.trim() === '') return 'write a title';
  return /[\r\n\u2028\u2029]/.test(text) || text.trim() !== text ? 'write one line without blanks around it' : undefined;
}
