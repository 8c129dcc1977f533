/**
 * Lines of an outline moved with those below them, as one edit of its text: up and down among their neighbours, one level
 * in or out. It knows the lines and no sections, and refuses what would tear others apart.
 *
 * Sample: with `Install` and `Linux` below it, `Install` moved down takes both lines behind `Usage`.
 */
import type { TextEdit } from '../../text/textEdit.ts';
import type { Span } from '../../text/lineIndex.ts';
import { parseOutline } from './outlineLines.ts';
import type { OutlineLine } from './outlineLines.ts';

export type LineMove = 'up' | 'down' | 'in' | 'out';

export interface MovedLines {
  readonly edits: readonly TextEdit[];
  /** How far the line goes, in signs of the text. */
  readonly shift: number;
}

/** A line of the text, whole with its end: of a section, or of a note with its pinned title. */
interface Row extends Span {
  readonly line: OutlineLine | undefined;
}

/** @param offset in the line that moves @returns undefined where it cannot go there */
export function moveOutlineLines(text: string, offset: number, how: LineMove): MovedLines | undefined {
  const rows = readRows(text);
  const at = rows.findLastIndex(({ start }) => start <= offset);
  const own = rows[at]?.line;
  if (own === undefined || offset > own.line.end || own.mark === '!') return undefined;
  const end = endOfSubtree(rows, at);
  switch (how) {
    case 'in': return at > 0 && (rows[at - 1]!.line?.indent ?? -1) >= own.indent ? indent(rows.slice(at, end), 1) : undefined;
    case 'out': return own.indent > 0 ? indent(rows.slice(at, end), -1) : undefined;
    case 'up': {
      const above = startOfNeighbour(rows, at);
      return above === undefined ? undefined : swap(text, rows, above, at, end, 'below');
    }
    case 'down': {
      const next = rows[end];
      if (next === undefined || (next.line !== undefined && next.line.indent < own.indent)) return undefined;
      const behind = next.line === undefined ? end + 1 : endOfSubtree(rows, end);
      return swap(text, rows, at, end, behind, 'above');
    }
  }
}

/** All lines that say something; a note's line and the pinned title behind it count as one. */
function readRows(text: string): readonly Row[] {
  const rows: Row[] = [];
  const endOf = ({ end }: Span): number => end + (/^[ \t]*(?:\r\n?|\n)?/.exec(text.slice(end))![0].length);
  for (const { line: note, lines } of parseOutline(text).groups) {
    if (note !== undefined) rows.push({ start: note.start, end: endOf(lines[0]?.mark === '!' ? lines[0].line : note), line: undefined });
    for (const line of note !== undefined && lines[0]?.mark === '!' ? lines.slice(1) : lines) rows.push({ start: line.line.start, end: endOf(line.line), line });
  }
  return rows;
}

function endOfSubtree(rows: readonly Row[], at: number): number {
  const { indent: own } = rows[at]!.line!;
  const next = rows.findIndex(({ line }, index) => index > at && (line === undefined || line.indent <= own));
  return next === -1 ? rows.length : next;
}

/** The neighbour above with the same indentation, or the line of the note; undefined for the first below another section. */
function startOfNeighbour(rows: readonly Row[], at: number): number | undefined {
  const { indent: own } = rows[at]!.line!;
  for (let above = at - 1; above >= 0; above--) {
    const { line } = rows[above]!;
    if (line === undefined) return above > 0 ? above : undefined;
    if (line.mark === '!' || line.indent < own) return undefined;
    if (line.indent === own) return above;
  }
  return undefined;
}

/** Rows from `first` to `middle` change places with those from there to `end`; the shift is that of one of both. */
function swap(text: string, rows: readonly Row[], first: number, middle: number, end: number, moved: 'above' | 'below'): MovedLines {
  const [start, cut, stop] = [rows[first]!.start, rows[middle]!.start, rows[end - 1]!.end];
  const ending = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const below = text.slice(cut, stop);
  const isEnded = /[\r\n]$/.test(below);
  const above = isEnded ? text.slice(start, cut) : text.slice(start, cut).replace(/\r\n?$|\n$/, '');
  const lead = isEnded ? below : below + ending;
  return { edits: [{ start, end: stop, newText: lead + above }], shift: moved === 'above' ? lead.length : start - cut };
}

function indent(rows: readonly Row[], levels: 1 | -1): MovedLines {
  const edits = rows.map(({ line }): TextEdit => {
    const start = line!.wordSpan.end + 1;
    return levels === 1 ? { start, end: start, newText: '  ' } : { start, end: start + 2, newText: '' };
  });
  return { edits, shift: 0 };
}
