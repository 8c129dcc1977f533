/**
 * The smallest text edits that change one field, box or relation of a task: one token on one line, in the dialect that
 * line already uses. Everything outside the token stays as it is.
 *
 * New tokens go behind our others, but before Dataview fields and Obsidian's signs, whose reader scans back from the
 * end of the line. On a heading they go into its `plan:` comment, which is made on the next line where there is none.
 * It edits the text it is given; it knows no versions, no editor, and does not check what a reference leads to.
 *
 * Sample: setting `est` to `5` on `- [ ] A 📅 2030-01-01` inserts `est:5 ` before the sign.
 */
import type { DocumentModel, ItemState } from '../../model/documentModel.ts';
import type { Span } from '../../text/lineIndex.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import type { PlanEntry } from '../syntax/planEntry.ts';
import type { RelationKind } from '../planItem.ts';
import type { FieldKey, PlanKey } from '../syntax/planKeys.ts';
import { parseEstimate, parseId, parseNumber, parseOwners, parsePin, parseTarget, renderReference, renderTarget } from '../syntax/planValues.ts';
import type { Reading, RelationTarget } from '../syntax/planValues.ts';
import { slugId } from './slugId.ts';
import { skipBlanksBack } from '../syntax/tailScan.ts';
import type { TailToken } from '../syntax/tailScan.ts';
import { isRelationKey, listElements } from '../syntax/taskSyntax.ts';
import type { WrittenRelation } from '../syntax/taskSyntax.ts';

/** A row as far as editing goes: `PlanRow` is one. */
export interface EditableRow {
  readonly source: 'item' | 'heading';
  readonly index: number;
  readonly entry: PlanEntry;
}

/**
 * Writes `value` for `key`, replacing what stands there. An id given by an anchor is changed there, unless the anchor
 * cannot hold it (`^block` ids know no `_`).
 * @returns the edits, or why the value cannot be written
 */
export function setField(model: DocumentModel, row: EditableRow, key: PlanKey, value: string): Reading<readonly TextEdit[]> {
  return setFields(model, row, [{ key, value }]);
}

/** What becomes of one field: a value to write, or undefined where it goes. */
export interface FieldChange {
  readonly key: PlanKey;
  readonly value: string | undefined;
}

/**
 * Writes several different fields of one task at once; new tokens stand together, in the order given.
 * @returns the edits, or what is wrong with the first value that cannot be written
 */
export function setFields(model: DocumentModel, row: EditableRow, changes: readonly FieldChange[]): Reading<readonly TextEdit[]> {
  const writings: Writing[] = [];
  for (const { key, value } of changes) {
    const fault = value === undefined ? undefined : faultOf(key, value);
    if (fault !== undefined) return { fault };
    writings.push(value === undefined ? { removed: tokensOf(row, key), replaced: [], added: [] } : writingOf(model, row, key, value));
  }
  const added = writings.flatMap((writing) => writing.added);
  return { value: [
    ...removeTokens(model, row, writings.flatMap(({ removed }) => removed)),
    ...writings.flatMap(({ replaced }) => replaced),
    ...(added.length === 0 ? [] : insertToken(model, row, added.join(' '))),
  ] };
}

/** What writing one field takes: tokens that go, edits in their place, and tokens that are new. */
interface Writing {
  readonly removed: readonly TailToken[];
  readonly replaced: readonly TextEdit[];
  readonly added: readonly string[];
}

function writingOf(model: DocumentModel, row: EditableRow, key: PlanKey, value: string): Writing {
  const { fields, id, idSpan } = row.entry;
  const isAnchor = key === 'id' && fields.id === undefined && id !== undefined;
  const cannotHold = idSpan === undefined || (model.text[idSpan.start - 1] === '^' && value.includes('_'));
  if (isAnchor && !cannotHold) return { removed: [], replaced: replace(model, idSpan, value), added: [] };
  const written = tokensOf(row, key);
  const kept = written.findLast((token) => isPlain(value) || !holdsOnlyIds(token));
  if (kept !== undefined) {
    return { removed: isRelationKey(key) ? written.filter((token) => token !== kept) : [], replaced: replace(model, kept.valueSpan, value), added: [] };
  }
  const place = findForeign(row);
  if (place === undefined || !written.includes(place)) return { removed: written, replaced: [], added: [`${key}:${value}`] };
  return { removed: written.filter((token) => token !== place), replaced: replace(model, place.span, `${key}:${value}`), added: [] };
}

function tokensOf({ entry }: EditableRow, key: FieldKey): readonly TailToken[] {
  return entry.tokens.filter((token) => token.key === key);
}

/** Takes every token of `key` out of the line; a task without a title keeps its last word, because an empty item is no task. */
export function removeField(model: DocumentModel, row: EditableRow, key: FieldKey): readonly TextEdit[] {
  const tokens = tokensOf(row, key);
  const isAll = row.source === 'item' && row.entry.titleSpan.start === row.entry.titleSpan.end && tokens.length === row.entry.tokens.length;
  return isAll ? [] : removeTokens(model, row, tokens);
}

/** What stands in the box of each state, where a note does not say otherwise. */
export const BOX_SIGNS: Readonly<Record<ItemState, string>> = { open: ' ', done: 'x', doing: '/', cancelled: '-' };

/** Sets the box of checklist item `index`. A tick is written as the note already writes it: `x`, `X`, in AsciiDoc also `*`. */
export function setState(model: DocumentModel, index: number, state: ItemState): readonly TextEdit[] {
  const item = model.checklist[index];
  if (item === undefined || item.state === state) return [];
  const ticked = model.checklist.find((other) => other.state === 'done');
  const tick = ticked === undefined ? BOX_SIGNS.done : model.text.slice(ticked.boxSpan.start, ticked.boxSpan.end);
  return replace(model, item.boxSpan, state === 'done' ? tick : BOX_SIGNS[state]);
}

/** Adds a relation, or changes the one of the same kind to the same task. */
export function addRelation(model: DocumentModel, row: EditableRow, kind: RelationKind, target: RelationTarget): readonly TextEdit[] {
  const text = renderTarget(target);
  const same = row.entry.fields.relations.find((relation) => relation.kind === kind && renderReference(relation.target) === renderReference(target));
  if (same !== undefined) return changeTarget(model, same, target);
  const list = row.entry.tokens.findLast((token) => token.key === kind && (isPlain(text) || !holdsOnlyIds(token)));
  if (list === undefined) return insertToken(model, row, `${kind}:${text}`);
  const value = model.text.slice(list.valueSpan.start, list.valueSpan.end);
  return [insertion(list.valueSpan.end, value === '' || value.endsWith(',') ? text : `,${text}`)];
}

/** Writes another target, lag or block in the place of `relation`. */
export function changeTarget(model: DocumentModel, relation: WrittenRelation, target: RelationTarget): readonly TextEdit[] {
  return replace(model, relation.span, renderTarget(target));
}

/** Takes `relation` out of its list, and the whole token when it was the last. */
export function removeRelation(model: DocumentModel, row: EditableRow, relation: WrittenRelation): readonly TextEdit[] {
  return removeRelations(model, row, [relation]);
}

/** Takes several relations of a row out of their lists, and tokens of which none is left. */
export function removeRelations(model: DocumentModel, row: EditableRow, relations: readonly WrittenRelation[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const emptied: TailToken[] = [];
  for (const token of new Set(relations.map((relation) => relation.token))) {
    const elements = listElements(model.text, token.valueSpan);
    const isGone = elements.map(({ start }) => relations.some(({ span }) => span.start === start));
    if (!isGone.includes(false)) emptied.push(token);
    else edits.push(...removeElements(elements, isGone));
  }
  return [...edits, ...removeTokens(model, row, emptied)];
}

/** Elements go with the comma behind them; the last of a list with the one before. */
function removeElements(elements: readonly Span[], isGone: readonly boolean[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let first = 0; first < elements.length; first++) {
    if (isGone[first] !== true) continue;
    let next = first + 1;
    while (isGone[next] === true) next++;
    const follower = elements[next];
    edits.push(follower === undefined
      ? { start: elements[first - 1]!.end, end: elements[next - 1]!.end, newText: '' }
      : { start: elements[first]!.start, end: follower.start, newText: '' });
    first = next;
  }
  return edits;
}

/** Turns `relation` into one of another kind, such as `after` loosened to `overlap`; a lag or block goes with the old kind. */
export function changeKind(model: DocumentModel, row: EditableRow, relation: WrittenRelation, kind: RelationKind): readonly TextEdit[] {
  const { alias, id } = relation.target;
  const isAlone = listElements(model.text, relation.token.valueSpan).length === 1;
  const hasList = row.entry.tokens.some((token) => token.key === kind);
  if (isAlone && !hasList && relation.token.form === 'token') return replace(model, relation.token.span, `${kind}:${renderReference({ alias, id })}`);
  return [...removeRelation(model, row, relation), ...addRelation(model, row, kind, { alias, id })];
}

/** The id of a task and, where it has none yet, the edits that give it one made from its title. */
export function ensureId(model: DocumentModel, row: EditableRow, isTaken: (id: string) => boolean): { readonly id: string; readonly edits: readonly TextEdit[] } {
  if (row.entry.id !== undefined) return { id: row.entry.id, edits: [] };
  const id = slugId(row.entry.title, isTaken);
  return { id, edits: setField(model, row, 'id', id).value ?? [] };
}

/** Writes, changes or (without a value) takes away a `name:value` token that belongs to others. */
export function setForeignToken(model: DocumentModel, row: EditableRow, name: string, value: string | undefined): readonly TextEdit[] {
  const token = findForeignToken(row, name);
  if (token === undefined) return value === undefined ? [] : insertToken(model, row, `${name}:${value}`);
  return value === undefined ? removeTokens(model, row, [token]) : replace(model, token.valueSpan, value);
}

/** The `name:value` token of others that is called `name`. */
export function findForeignToken({ entry }: EditableRow, name: string): TailToken | undefined {
  return entry.tokens.find((token) => token.form === 'token' && token.key === undefined && token.name === name);
}

/** What is wrong with `value` for `key`; undefined when it can be written. */
export function faultOf(key: PlanKey, value: string): string | undefined {
  switch (key) {
    case 'id': return parseId(value).fault;
    case 'est': return parseEstimate(value).fault;
    case 'at': return parsePin(value).fault;
    case 'sprint': return parseNumber(value, 1).fault;
    case 'owner': return parseOwners(value).fault;
    case 'spent': case 'left': return parseNumber(value, 0).fault;
    default: return value.split(',').map((element) => parseTarget(key, element).fault).find((fault) => fault !== undefined);
  }
}

/** Obsidian reads nothing but ids behind `⛔`, `🆔` and in `dependsOn`. */
function holdsOnlyIds(token: TailToken): boolean {
  return token.form === 'sign' || (token.form === 'dataview' && token.name === 'dependsOn');
}

function isPlain(value: string): boolean {
  return /^[A-Za-z0-9_,-]+$/.test(value);
}

/** The first token that must have nothing of ours behind it. */
function findForeign({ entry }: EditableRow): TailToken | undefined {
  return entry.tokens.find(({ form }) => form === 'dataview' || form === 'sign');
}

/** Behind our last token; before the fields of others that must stay last; else at the end of the line. */
function insertToken(model: DocumentModel, row: EditableRow, token: string): readonly TextEdit[] {
  const { entry } = row;
  if (row.source === 'heading') return insertInComment(model, row, token);
  const foreign = findForeign(row);
  const beforeForeign = foreign === undefined ? undefined : entry.tokens[entry.tokens.indexOf(foreign) - 1];
  if (beforeForeign !== undefined) return [insertion(beforeForeign.span.end, ` ${token}`)];
  if (foreign !== undefined) return [insertion(foreign.span.start, `${token} `)];
  const ours = entry.tokens.findLast(({ key }) => key !== undefined);
  if (ours !== undefined) return [insertion(ours.span.end, ` ${token}`)];
  const lineStart = entry.titleSpan.start;
  const last = entry.tokens.find(({ form }) => form === 'blockId' || form === 'hardBreak');
  const lineEnd = model.checklist[row.index]!.textLines[0]?.end ?? lineStart;
  const end = skipBlanksBack(model.text, lineStart, last?.span.start ?? lineEnd);
  return [insertion(end, end === lineStart ? `${token}${last === undefined ? '' : ' '}` : `  ${token}`)];
}

/** Behind the last token of the heading's comment, or in a new comment on the line below the heading. */
function insertInComment(model: DocumentModel, row: EditableRow, token: string): readonly TextEdit[] {
  const { comment } = row.entry;
  return comment === undefined ? addPlanComment(model, row.index, token) : [insertion(comment.contentSpan.end, ` ${token}`)];
}

/** A `plan:` comment on the line below heading `index`, which has none; without a token it only says that the section is a plan. */
export function addPlanComment(model: DocumentModel, index: number, token = ''): readonly TextEdit[] {
  const { text, lines, headings } = model;
  const { endLine } = headings[index]!;
  const lineEnd = endOfLine(text, lines.starts[endLine]!, lines.starts[endLine + 1] ?? text.length);
  const ending = /\r\n?|\n/.exec(text.slice(lineEnd, lineEnd + 2))?.[0] ?? /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const content = `plan: ${token}`.trimEnd();
  return [insertion(lineEnd, ending + (model.dialect === 'markdown' ? `<!-- ${content} -->` : `// ${content}`))];
}

function endOfLine(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}

/** Tokens go with the blanks before them; the first of a run with those behind it, so that the title keeps its gap to the next. */
function removeTokens(model: DocumentModel, row: EditableRow, removed: readonly TailToken[]): readonly TextEdit[] {
  const { tokens } = row.entry;
  const gone = new Set(removed);
  const isNeighbour = (index: number): boolean =>
    index > 0 && index < tokens.length && model.text.slice(tokens[index - 1]!.span.end, tokens[index]!.span.start).trim() === '';
  const edits: TextEdit[] = [];
  for (let first = 0; first < tokens.length; first++) {
    if (!gone.has(tokens[first]!)) continue;
    let last = first;
    while (isNeighbour(last + 1) && gone.has(tokens[last + 1]!)) last++;
    const { start } = tokens[first]!.span;
    const { end } = tokens[last]!.span;
    const next = tokens[last + 1];
    const keepsGap = !isNeighbour(first) && isNeighbour(last + 1) && next?.form !== 'hardBreak' && next?.form !== 'blockId';
    edits.push(keepsGap && next !== undefined
      ? { start, end: next.span.start, newText: '' }
      : { start: skipBlanksBack(model.text, 0, start), end, newText: '' });
    first = last;
  }
  return edits;
}

function insertion(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText };
}

/** Nothing at all when the text already says so. */
function replace(model: DocumentModel, { start, end }: Span, newText: string): readonly TextEdit[] {
  return model.text.slice(start, end) === newText ? [] : [{ start, end, newText }];
}
