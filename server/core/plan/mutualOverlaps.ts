/**
 * Pairs of rows that name each other with plain `overlap`: such pairs are coupled both ways and start together.
 * It knows nothing of columns.
 *
 * Sample: `a overlap:b` and `b overlap:a` are a pair; `a overlap:b` and `b overlap:a+2` are not.
 */
import type { Blocks } from './blocks.ts';
import type { PlanItem } from './planItem.ts';
import { OVERLAP_KIND } from './relationTable.ts';

/**
 * @returns 1 for each relation of such a pair, as the table of relations counts them; undefined when there is none.
 * Linear even where one row names and is named by all others: the rows that name a row are marked, then those it names looked up.
 */
export function findMutualOverlaps(items: readonly PlanItem[], blocks: Blocks): Uint8Array | undefined {
  const { relations: { start, target, kind, isBare }, isLive } = blocks;
  const size = items.length;
  /** `overlap:a` and `overlap:a+1` say the same. */
  const isPlain = (row: number, at: number): boolean =>
    kind[at] === OVERLAP_KIND && target[at]! >= 0 && target[at] !== row && isLive[row] === 1 && isLive[target[at]!] === 1
    && (isBare[at] === 1 || (items[row]!.relations[at - start[row]!]!.lag ?? 1) === 1);
  const namerStart = new Int32Array(size + 2);
  let plain = 0;
  for (let row = 0; row < size; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) if (isPlain(row, at)) { namerStart[target[at]! + 2]!++; plain++; }
  }
  if (plain < 2) return undefined;
  for (let row = 2; row < namerStart.length; row++) namerStart[row]! += namerStart[row - 1]!;
  const namers = new Int32Array(plain);
  for (let row = 0; row < size; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) if (isPlain(row, at)) namers[namerStart[target[at]! + 1]!++] = row;
  }
  const isMutual = new Uint8Array(target.length);
  const mark = new Int32Array(size).fill(-1);
  let found = false;
  for (let row = 0; row < size; row++) {
    for (let at = namerStart[row]!; at < namerStart[row + 1]!; at++) mark[namers[at]!] = row;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (mark[target[at]!] !== row || !isPlain(row, at)) continue;
      isMutual[at] = 1;
      found = true;
    }
  }
  return found ? isMutual : undefined;
}
