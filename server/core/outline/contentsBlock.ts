/**
 * Contents lists kept in a note between markers, and the smallest edit that makes each fresh again.
 *
 * The markers are those of the tools already in use, so that a note can change hands between them:
 * doctoc `<!-- START doctoc … -->` `<!-- END doctoc … -->`, markdown-toc `<!-- toc -->` `<!-- tocstop -->`,
 * Marksman `<!--toc:start-->` `<!--toc:end-->`. A heading with `<!-- omit from toc -->` or `<!-- omit in toc -->` in its
 * line or the one above is left out; a list with `<!-- no toc -->` in the line above is left alone (Markdown All in One).
 * As those tools do, doctoc and markdown-toc lists hold the sections below the list, Marksman's those of the whole note.
 *
 * Nothing outside the markers is touched. AsciiDoc has no such lists: its processor renders `toc::[]` by itself.
 *
 * Sample: in `<!-- toc -->⏎⏎- [Old](#old)⏎⏎<!-- tocstop -->⏎⏎# New` the edit replaces the line of the list.
 */
import type { DocumentModel, Heading } from '../model/documentModel.ts';
import type { Problem } from '../model/problem.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { ContentsItem } from './contents.ts';
import { contentsItems, markdownLink } from './contents.ts';
import { findContentsMarkers } from './contentsMarkers.ts';
import type { ContentsMarkers } from './contentsMarkers.ts';
import { buildOutline, nestHeadings } from './outline.ts';
import type { OutlineEntry } from './outline.ts';

export interface ContentsBlocks {
  /** How many contents lists the note holds. */
  readonly count: number;
  /** One for each list that is stale. */
  readonly edits: readonly TextEdit[];
  /** Markers that cannot be used: nothing is written there. */
  readonly problems: readonly Problem[];
}

export interface ContentsBlockOptions {
  /** Deepest heading level to list, as a number of markers. Default: all. */
  readonly depth?: number;
  /** Write section numbers in front of the titles. Default: false. */
  readonly numbers?: boolean;
}

/** Finds the marked contents lists of a note and what would make them fresh; no edits means that they are. */
export function refreshContents(model: DocumentModel, options: ContentsBlockOptions = {}): ContentsBlocks {
  const { pairs, problems } = findContentsMarkers(model);
  if (pairs.length === 0) return { count: 0, edits: [], problems };
  const entries = buildOutline(model).filter((entry) => !isOmitted(model, entry.heading));
  const edits = pairs.flatMap((markers) => refreshList(model, markers, listedItems(entries, markers, options)) ?? []);
  return { count: pairs.length, edits, problems };
}

/** What belongs in one list. The rest is nested anew, so that left-out headings leave no hole, and keeps its numbers. */
function listedItems(
  entries: readonly OutlineEntry[], markers: ContentsMarkers, options: ContentsBlockOptions,
): readonly ContentsItem[] {
  const listed = markers.listsWholeNote ? entries : entries.filter(({ heading }) => heading.line > markers.endLine);
  const nested = nestHeadings(listed.map(({ heading }) => heading));
  return contentsItems(nested.map((entry, index) => ({ ...entry, number: listed[index]!.number })), { format: 'markdown', ...options });
}

function isOmitted(model: DocumentModel, heading: Heading): boolean {
  const { text, lines } = model;
  const start = lines.starts[heading.line]!;
  const ownLines = text.slice(start, lines.starts[heading.endLine + 1] ?? lines.length);
  const above = heading.line === 0 ? '' : text.slice(lines.starts[heading.line - 1], start).trim();
  const isRemark = /<!--[ \t]*omit (?:from|in) toc[ \t]*-->/i;
  return isRemark.test(ownLines) || isRemark.exec(above)?.[0] === above;
}

/** The edit that turns the list between `markers` into `items`, without the lines at its ends that stay the same. */
function refreshList(model: DocumentModel, markers: ContentsMarkers, items: readonly ContentsItem[]): TextEdit | undefined {
  const { text, lines } = model;
  const lineOf = (line: number): string => text.slice(lines.starts[line], lines.starts[line + 1] ?? lines.length);
  const found = findList(markers, lineOf);
  if (items.length === 0 && !found.isList) return undefined;
  const ending = /[\r\n]+$/.exec(lineOf(markers.startLine))![0];
  const style = listStyle(found.lines);
  const list = items.map((item) => renderListItem(item, style) + ending);
  const wanted = found.isList ? list : [ending, ...list, ending];
  let same = 0;
  while (same < wanted.length && wanted[same] === found.lines[same]) same++;
  let tail = 0;
  const limit = Math.min(wanted.length, found.lines.length) - same;
  while (tail < limit && wanted.at(-1 - tail) === found.lines.at(-1 - tail)) tail++;
  const start = lines.starts[found.firstLine + same]!;
  const end = lines.starts[found.firstLine + found.lines.length - tail]!;
  const newText = wanted.slice(same, wanted.length - tail).join('');
  return start === end && newText === '' ? undefined : { start, end, newText };
}

/** The lines between two markers that a new list replaces. */
interface FoundList {
  readonly firstLine: number;
  readonly lines: readonly string[];
  readonly isList: boolean;
}

/**
 * The list between two markers, from its first item to its last; what stands before and after (doctoc's title, blank
 * lines) stays. Without a list: the blank lines where one belongs.
 */
function findList({ startLine, endLine }: ContentsMarkers, lineOf: (line: number) => string): FoundList {
  const inner = Array.from({ length: endLine - startLine - 1 }, (_, index) => lineOf(startLine + 1 + index));
  const isItem = (line: string): boolean => LIST_ITEM.test(line);
  const first = inner.findIndex(isItem);
  if (first !== -1) {
    return { firstLine: startLine + 1 + first, lines: inner.slice(first, inner.findLastIndex(isItem) + 1), isList: true };
  }
  const blank = inner.findLastIndex((line) => line.trim() !== '') + 1;
  return { firstLine: startLine + 1 + blank, lines: inner.slice(blank), isList: false };
}

const LIST_ITEM = /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)/;

/** How a list is written: indentation of its first level, step to the next, and what stands in front of a title. */
interface ListStyle {
  readonly indentation: string;
  readonly step: string;
  readonly bullet: string;
}

function listStyle(lines: readonly string[]): ListStyle {
  const [, indentation = '', bullet = '-', gap = ' '] = LIST_ITEM.exec(lines[0] ?? '') ?? [];
  const deeper = lines.map((line) => LIST_ITEM.exec(line)?.[1] ?? '').find((indent) => indent.length > indentation.length);
  const step = deeper?.slice(indentation.length) ?? ' '.repeat(Math.max(2, bullet.length + 1));
  return { indentation, step, bullet: bullet + gap };
}

function renderListItem(item: ContentsItem, { indentation, step, bullet }: ListStyle): string {
  const title = item.number === '' ? item.text : `${item.number} ${item.text}`;
  return indentation + step.repeat(item.depth) + bullet + markdownLink(title, item.target);
}
