/**
 * A checklist item or a heading as the task syntax reads it: title, name, fields, and where each of them stands.
 * It knows one item or heading at a time; what is in a plan is decided elsewhere.
 *
 * Sample: `* [ ] [[seed]]Add data  est:1` has the title `Add data` and the id `seed`.
 */
import type { ChecklistItem, DocumentModel, Heading } from '../../model/documentModel.ts';
import type { Span } from '../../text/lineIndex.ts';
import type { PlanComment } from './planComment.ts';
import type { Pin } from '../planItem.ts';
import { isPlanId } from './planValues.ts';
import type { Estimate } from './planValues.ts';
import type { NoteProblem } from '../planProblem.ts';
import { isBlank, skipBlanksBack } from './tailScan.ts';
import type { TailToken } from './tailScan.ts';
import { NO_FIELDS, parseTail } from './taskSyntax.ts';
import type { TaskFields, TaskTail } from './taskSyntax.ts';

export interface PlanEntry {
  /** The raw title, without tail and anchors, its lines joined by a blank. */
  readonly title: string;
  /** Where the title stands on its first line. */
  readonly titleSpan: Span;
  readonly id: string | undefined;
  /** Where the id itself stands, wherever it is written. */
  readonly idSpan: Span | undefined;
  readonly fields: TaskFields;
  /** All tokens, ours and others', of the tail and of a heading's comment. */
  readonly tokens: readonly TailToken[];
  /** True when one of our keys is written. */
  readonly hasKeys: boolean;
  readonly problems: readonly NoteProblem[];
  /** Headings only: the comment that holds the fields. */
  readonly comment: PlanComment | undefined;
  /** The values of its fields without their places. One object for an item that edits elsewhere only moved: whoever keeps what it means sees by it that it is the same. */
  readonly said: SaidFields;
  /** One object for an item that says the same and stands in the same place of the same line as in an earlier version: what was shown of it is still right. */
  readonly spot: object;
}

/** What the fields of an entry say, wherever they stand. */
export interface SaidFields {
  readonly est: Estimate | undefined;
  /** Whether an estimate is written, even one that cannot be read. */
  readonly isEstimated: boolean;
  readonly at: Pin | undefined;
  readonly sprint: number | undefined;
  readonly owner: readonly string[] | undefined;
  readonly spent: number | undefined;
  readonly left: number | undefined;
}

interface NamedPlace {
  readonly id: string;
  /** Undefined where the id is written in a form we do not look for, such as inside a longer attribute list. */
  readonly span: Span | undefined;
}

/** Reads `item`: its tail, its title, and its id from the tail, an AsciiDoc `[[a]]` in front or a Markdown `^a` at the end. */
export function readItem(model: DocumentModel, item: ChecklistItem): PlanEntry {
  const { text } = model;
  const first = item.textLines[0] ?? { start: item.boxSpan.end + 1, end: item.boxSpan.end + 1 };
  const continues = item.textLines.length > 1;
  const tail = parseTail(text, first.start, first.end, { dialect: model.dialect, continues });
  const anchor = model.dialect === 'asciidoc' ? leadingAnchor(text, first) : undefined;
  const last = item.textLines.at(-1) ?? first;
  const block = model.dialect === 'markdown' ? blockId(text, last) : undefined;
  const titleStart = skipBlanks(text, anchor?.end ?? first.start, first.end);
  const titleEnd = Math.max(titleStart, titleEndOf(model, first, tail, continues, block));
  const name = namedBy(tail.fields) ?? anchor?.named ?? block?.named;
  return {
    title: continues ? joinLines(model, item, titleStart, titleEnd, block?.whole.start) : text.slice(titleStart, titleEnd),
    titleSpan: { start: titleStart, end: titleEnd },
    id: name?.id, idSpan: name?.span, fields: tail.fields, tokens: tail.tokens, hasKeys: tail.isTail, problems: tail.problems, comment: undefined,
    said: valuesOf(tail), spot: {},
  };
}

/** The title with the lines of its paragraph below, without hard breaks and a final block id. */
function joinLines(model: DocumentModel, item: ChecklistItem, start: number, end: number, blockStart: number | undefined): string {
  const hardBreak = model.dialect === 'markdown' ? /\\$/ : /\s\+$/;
  const below = item.textLines.slice(1).map((line, index) => {
    const isLast = index === item.textLines.length - 2;
    return model.text.slice(line.start, isLast ? blockStart ?? line.end : line.end).trimEnd().replace(hardBreak, '').trimEnd();
  });
  return [model.text.slice(start, end), ...below].filter((line) => line !== '').join(' ');
}

/** Reads `heading`: the fields of its comment and, where that says nothing, of a tail in the heading itself; its id from there or its anchor. */
export function readHeading(model: DocumentModel, heading: Heading, comment: PlanComment | undefined): PlanEntry {
  const { text } = model;
  const anchor = model.dialect === 'markdown' ? trailingAttributeId(text, heading.titleSpan) : explicitId(model, heading);
  const lineEnd = anchor?.whole?.start ?? heading.titleSpan.end;
  const own = parseTail(text, heading.titleSpan.start, lineEnd, { dialect: model.dialect, continues: false });
  const parts = partsOf([...(own.isTail ? [own] : []), ...(comment === undefined ? [] : [comment.tail])]);
  const titleEnd = own.isTail ? skipBlanksBack(text, heading.titleSpan.start, own.tokens[0]!.span.start) : lineEnd;
  const name = namedBy(parts.fields) ?? anchor?.named;
  return {
    title: titleEnd === heading.titleSpan.end ? heading.text : withoutMark(heading.text, text.slice(titleEnd, heading.titleSpan.end)),
    titleSpan: { start: heading.titleSpan.start, end: skipBlanksBack(text, heading.titleSpan.start, titleEnd) },
    id: name?.id, idSpan: name?.span, ...parts, comment, said: valuesOf(parts), spot: {},
  };
}

/** Tails of one entry as one; a later one wins field by field, relations add up. */
function partsOf(tails: readonly TaskTail[]): Pick<PlanEntry, 'fields' | 'tokens' | 'hasKeys' | 'problems'> {
  const merge = (one: TaskFields, other: TaskFields): TaskFields => ({
    id: other.id ?? one.id, est: other.est ?? one.est, at: other.at ?? one.at, sprint: other.sprint ?? one.sprint,
    owner: other.owner ?? one.owner, spent: other.spent ?? one.spent, left: other.left ?? one.left,
    relations: [...one.relations, ...other.relations],
  });
  return {
    fields: tails.map(({ fields }) => fields).reduce(merge, NO_FIELDS),
    tokens: tails.flatMap(({ tokens }) => tokens),
    hasKeys: tails.some(({ isTail }) => isTail),
    problems: tails.flatMap(({ problems }) => problems),
  };
}

function valuesOf({ fields: { est, at, sprint, owner, spent, left }, tokens }: Pick<PlanEntry, 'fields' | 'tokens'>): SaidFields {
  const isEstimated = tokens.some(({ key }) => key === 'est');
  return { est: est?.value, isEstimated, at: at?.value, sprint: sprint?.value, owner: owner?.value, spent: spent?.value, left: left?.value };
}

function namedBy(fields: TaskFields): NamedPlace | undefined {
  return fields.id === undefined ? undefined : { id: fields.id.value, span: fields.id.token.valueSpan };
}

/** The rendered title without the raw `mark` at its end; marks of the task syntax render as they are written. */
function withoutMark(rendered: string, mark: string): string {
  const trimmed = mark.trim();
  return rendered.endsWith(trimmed) ? rendered.slice(0, rendered.length - trimmed.length).trimEnd() : rendered;
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Where the title ends on the first line: before the run, else before a hard break or a block id. */
function titleEndOf(model: DocumentModel, first: Span, tail: TaskTail, continues: boolean, block: { readonly whole: Span } | undefined): number {
  const mark = tail.tokens.find((token) => token.form === 'hardBreak');
  const blockStart = continues ? undefined : block?.whole.start;
  const end = tail.isTail ? tail.tokens[0]!.span.start : Math.min(mark?.span.start ?? first.end, blockStart ?? first.end);
  return skipBlanksBack(model.text, first.start, end);
}

/** `[[a]]` or `[[a,label]]` in front of an item's text. */
function leadingAnchor(text: string, line: Span): { readonly end: number; readonly named: NamedPlace | undefined } | undefined {
  const match = /^\[\[([^\],]*)(?:,[^\]]*)?\]\]/.exec(text.slice(line.start, line.end));
  if (match === null) return undefined;
  return { end: line.start + match[0].length, named: namedAt(match[1]!, line.start + 2) };
}

/** Obsidian's ` ^a` at the end of an item. */
function blockId(text: string, line: Span): { readonly whole: Span; readonly named: NamedPlace | undefined } | undefined {
  let start = line.end;
  while (start > line.start && !isBlank(text.charCodeAt(start - 1))) start--;
  if (text[start] !== '^') return undefined;
  const id = text.slice(start + 1, line.end);
  return /^[A-Za-z0-9-]+$/.test(id) ? { whole: { start, end: line.end }, named: namedAt(id, start + 1) } : undefined;
}

/** `{#db}` at the end of a Markdown heading. */
function trailingAttributeId(text: string, title: Span): { readonly whole: Span; readonly named: NamedPlace | undefined } | undefined {
  const match = /\{#([^\s{}]+)[^{}]*\}$/.exec(text.slice(Math.max(title.start, title.end - 400), title.end));
  if (match === null) return undefined;
  const start = title.end - match[0].length;
  return { whole: { start, end: title.end }, named: namedAt(match[1]!, start + 2) };
}

/** `[[db]]`, `[#db]` on the lines above an AsciiDoc heading, or `[[db]]` in it. */
function explicitId(model: DocumentModel, heading: Heading): { readonly whole?: Span; readonly named: NamedPlace | undefined } | undefined {
  if (!heading.hasExplicitId || !isPlanId(heading.id)) return undefined;
  const pattern = new RegExp(`(?:\\[\\[|#)${heading.id}(?=[\\],.%])`);
  for (let line = heading.line; line >= Math.max(0, heading.line - 8); line--) {
    const start = model.lines.starts[line]!;
    const content = model.text.slice(start, model.lines.starts[line + 1] ?? model.text.length);
    if (line < heading.line && !/^\[.*\]\s*$/.test(content) && content.trim() !== '') break;
    const match = pattern.exec(content);
    if (match !== null) return { named: { id: heading.id, span: spanOf(start + match.index + match[0].length - heading.id.length, heading.id) } };
  }
  return { named: { id: heading.id, span: undefined } };
}

function namedAt(id: string, start: number): NamedPlace | undefined {
  return isPlanId(id) ? { id, span: spanOf(start, id) } : undefined;
}

function spanOf(start: number, word: string): Span {
  return { start, end: start + word.length };
}
