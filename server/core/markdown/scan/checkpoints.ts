/**
 * What a scan takes over from that of an earlier version of the text: the rows before the changed stretch, and those
 * after it once the two scans meet again. They do at a line after the change that both reach with nothing open, since
 * the scan never looks ahead and nothing behind such a line matters any more; front matter is the one exception.
 * It knows no construct of Markdown, only rows and what their numbers count.
 *
 * Sample: after a letter typed in the middle of a text of a thousand paragraphs, about thirty lines are read again.
 */
import type { FrontMatter } from '../../model/documentModel.ts';
import { findChange } from '../../text/findChange.ts';
import { type BlockScan, CheckpointRow, COLUMNS, type Counted, type Definition } from './blockRecords.ts';
import type { ScanState } from './scanState.ts';

/** So many lines at least lie between two checkpoints; fewer would cost more to carry along than to read again. */
const LEAST_DISTANCE = 32;

type Shifts = Readonly<Record<NonNullable<Counted>, number>>;

/** Where the rest of an earlier scan may be taken over. */
export interface Reunion {
  readonly previous: BlockScan;
  /** The next checkpoint of `previous` at which the scans may meet; it moves on as the scan does. */
  checkpoint: number;
  /** How much further an offset after the change is in the new text. */
  readonly shift: number;
}

/** Notes that the line at hand begins with nothing open. */
export function addCheckpoint({ scan, line }: ScanState): void {
  const { checkpoints } = scan;
  const last = checkpoints.length - CheckpointRow.width;
  if (last >= 0 && line < checkpoints[last + CheckpointRow.line]! + LEAST_DISTANCE) return;
  checkpoints.push(
    line, scan.blocks.length, scan.headings.length, scan.items.length, scan.passages.length, scan.lineTexts.length, scan.definitions.length,
  );
}

/** An empty scan of `text`. */
export function beginScan(text: string, frontMatter: FrontMatter | undefined): BlockScan {
  return {
    text, lineStarts: [0], blocks: [], headings: [], items: [], passages: [], lineTexts: [], definitions: [], checkpoints: [], frontMatter,
  };
}

/** The rows of `previous` that stay when its text becomes `text`, as the beginning of a new scan, and where it may meet the old one. */
export function resumeScan(previous: BlockScan, text: string, frontMatter: FrontMatter | undefined): { scan: BlockScan; reunion: Reunion } {
  const change = findChange(previous.text, text);
  const { checkpoints, lineStarts } = previous;
  let after = 0;
  while (after < checkpoints.length && lineStarts[checkpoints[after]!]! < change.end) after += CheckpointRow.width;
  const reunion = { previous, checkpoint: after, shift: text.length - previous.text.length };
  let before = after - CheckpointRow.width;
  while (before >= 0 && lineStarts[checkpoints[before]!]! >= change.start) before -= CheckpointRow.width;
  const isBroken = before < 0 || previous.frontMatter?.span.end !== frontMatter?.span.end;
  return { scan: isBroken ? beginScan(text, frontMatter) : keepRowsBefore(previous, before, text), reunion };
}

function keepRowsBefore(previous: BlockScan, checkpoint: number, text: string): BlockScan {
  const row = previous.checkpoints.slice(checkpoint, checkpoint + CheckpointRow.width);
  return {
    text,
    frontMatter: previous.frontMatter,
    lineStarts: previous.lineStarts.slice(0, row[CheckpointRow.line]! + 1),
    blocks: previous.blocks.slice(0, row[CheckpointRow.blocks]),
    headings: previous.headings.slice(0, row[CheckpointRow.headings]),
    items: previous.items.slice(0, row[CheckpointRow.items]),
    passages: previous.passages.slice(0, row[CheckpointRow.passages]),
    lineTexts: previous.lineTexts.slice(0, row[CheckpointRow.lineTexts]),
    definitions: previous.definitions.slice(0, row[CheckpointRow.definitions]),
    checkpoints: previous.checkpoints.slice(0, checkpoint),
  };
}

/** Whether the line at hand, which begins with nothing open, is where the earlier scan can be taken over. */
export function meetsPrevious({ lineStart }: ScanState, reunion: Reunion): boolean {
  const { previous: { checkpoints, lineStarts }, shift } = reunion;
  const offsetOf = (checkpoint: number): number => (lineStarts[checkpoints[checkpoint] ?? -1] ?? Infinity) + shift;
  while (offsetOf(reunion.checkpoint) < lineStart) reunion.checkpoint += CheckpointRow.width;
  return offsetOf(reunion.checkpoint) === lineStart;
}

/** The rows of `scan`, which got as far as `line`, and after them those of the earlier scan from the same line on. */
export function joinRest({ scan, line }: ScanState, { previous, checkpoint, shift }: Reunion): BlockScan {
  const row = previous.checkpoints.slice(checkpoint, checkpoint + CheckpointRow.width);
  const shifts: Shifts = {
    offset: shift,
    line: line - row[CheckpointRow.line]!,
    definitions: scan.definitions.length - row[CheckpointRow.definitions]!,
    blocks: scan.blocks.length - row[CheckpointRow.blocks]!,
    headings: scan.headings.length - row[CheckpointRow.headings]!,
    items: scan.items.length - row[CheckpointRow.items]!,
    passages: scan.passages.length - row[CheckpointRow.passages]!,
    lineTexts: scan.lineTexts.length - row[CheckpointRow.lineTexts]!,
  };
  const joined = (table: keyof typeof COLUMNS, from: number): number[] => scan[table].concat(shiftRows(previous[table].slice(from), COLUMNS[table], shifts));
  return {
    text: scan.text,
    frontMatter: scan.frontMatter,
    lineStarts: joined('lineStarts', row[CheckpointRow.line]! + 1),
    blocks: joined('blocks', row[CheckpointRow.blocks]!),
    headings: joined('headings', row[CheckpointRow.headings]!),
    items: joined('items', row[CheckpointRow.items]!),
    passages: joined('passages', row[CheckpointRow.passages]!),
    lineTexts: joined('lineTexts', row[CheckpointRow.lineTexts]!),
    checkpoints: joined('checkpoints', checkpoint),
    definitions: scan.definitions.concat(previous.definitions.slice(row[CheckpointRow.definitions]).map((definition) => shiftDefinition(definition, shift))),
  };
}

/** Moves each number of `rows` by as much as what it counts; a typed letter moves only offsets. */
function shiftRows(rows: number[], columns: readonly Counted[], shifts: Shifts): number[] {
  columns.forEach((counted, column) => {
    const move = counted === undefined ? 0 : shifts[counted];
    if (move === 0) return;
    for (let at = column; at < rows.length; at += columns.length) if (rows[at] !== -1) rows[at]! += move;
  });
  return rows;
}

function shiftDefinition(definition: Definition, shift: number): Definition {
  const { start, end, targetStart, targetEnd } = definition;
  return { ...definition, start: start + shift, end: end + shift, targetStart: targetStart + shift, targetEnd: targetEnd + shift };
}
