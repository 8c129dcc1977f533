/**
 * What folds in the text of an outline: sections with those below them, and the sections of a note.
 */
import { parseOutline } from '../core/session/outline/outlineLines.ts';
import { buildLineIndex, lineAt } from '../core/text/lineIndex.ts';
import type { FoldingRange } from './foldingRanges.ts';

/** In the order of the lines they begin at. */
export function findOutlineFolds(text: string): readonly FoldingRange[] {
  const index = buildLineIndex(text);
  const lineOf = (offset: number): number => lineAt(index, offset);
  return parseOutline(text).groups.flatMap(({ line: note, lines }) => {
    const rows = [...(note === undefined ? [] : [{ level: -2, line: lineOf(note.start) }]), ...lines.map(({ mark, indent, line }) => ({ level: mark === '!' ? -1 : indent, line: lineOf(line.start) }))];
    const open: { readonly level: number; readonly line: number }[] = [];
    const folds: FoldingRange[] = [];
    for (const [at, row] of [...rows, { level: -3, line: -1 }].entries()) {
      while (open.length > 0 && open.at(-1)!.level >= row.level) folds.push({ startLine: open.pop()!.line, endLine: rows[at - 1]!.line, kind: undefined });
      open.push(row);
    }
    return folds.filter(({ startLine, endLine }) => endLine > startLine).sort((a, b) => a.startLine - b.startLine);
  });
}
