/**
 * Pairs of rows that name each other with plain `overlap`: such pairs are coupled both ways and start together.
 * It knows nothing of columns.
 *
 * Sample: `a overlap:b` and `b overlap:a` are a pair; `a overlap:b` and `b overlap:a+2` are not.
 */
import type { Blocks } from './blocks.ts';
import { OVERLAP } from './relationTable.ts';
import { addToRow, createRowLists } from './rowLists.ts';

/**
 * @returns 1 for each relation of such a pair, as the table of relations counts them; undefined when there is none.
 * Linear even where one row names and is named by all others: the rows that name a row are marked, then those it names looked up.
 */
export function findMutualOverlaps(blocks: Blocks): Uint8Array | undefined {
  const { size, relations: { start, target, couplings, pointsDown } } = blocks;
  // One of a pair names a row below it.
  if (couplings === 0 || !pointsDown) return undefined;
  const isPlain = findPlainOverlaps(blocks);
  const namers = createRowLists(size, couplings);
  for (let row = 0; row < size; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) if (isPlain[at] === 1) addToRow(namers, target[at]!, row);
  }
  const isMutual = new Uint8Array(start[size]!);
  const namedBy = new Int32Array(size).fill(-1);
  for (let row = 0; row < size; row++) {
    for (let entry = namers.newest[row]!; entry > 0; entry = namers.older[entry]!) namedBy[namers.value[entry]!] = row;
    for (let at = start[row]!; at < start[row + 1]!; at++) if (isPlain[at] === 1 && namedBy[target[at]!] === row) isMutual[at] = 1;
  }
  return isMutual;
}

/** 1 for each `overlap` without a number between rows that take part. */
function findPlainOverlaps({ size, isLive, relations: { start, target, kind, amount } }: Blocks): Uint8Array {
  const isPlain = new Uint8Array(start[size]!);
  for (let row = 0; row < size; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (kind[at] !== OVERLAP || amount[at] !== 1) continue;
      const other = target[at]!;
      if (other >= 0 && other !== row && isLive[row] === 1 && isLive[other] === 1) isPlain[at] = 1;
    }
  }
  return isPlain;
}
