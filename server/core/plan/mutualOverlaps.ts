/**
 * Pairs of rows that name each other with plain `overlap`: such pairs are coupled both ways and start together.
 * It knows nothing of columns.
 *
 * Sample: `a overlap:b` and `b overlap:a` are a pair; `a overlap:b` and `b overlap:a+2` are not.
 */
import type { Blocks } from './blocks.ts';
import type { PlanItem, Relation } from './planItem.ts';

/** `overlap:a` and `overlap:a+1` say the same. */
function isPlainOverlap(relation: Relation): boolean {
  return relation.kind === 'overlap' && (relation.lag ?? 1) === 1;
}

/**
 * @returns 1 for each relation of such a pair, counted through all rows in document order; undefined when there is none.
 * Linear even where one row names and is named by all others: the rows that name a row are compared with a mark on those it names.
 */
export function findMutualOverlaps(items: readonly PlanItem[], blocks: Blocks): Uint8Array | undefined {
  const namedBack = new Int32Array(items.length + 2);
  let relations = 0;
  let plain = 0;
  const isPair = (row: number, relation: Relation): boolean =>
    isPlainOverlap(relation) && relation.target >= 0 && relation.target < items.length && relation.target !== row
    && blocks.isLive[row] === 1 && blocks.isLive[relation.target] === 1;
  for (let row = 0; row < items.length; row++) {
    const written = items[row]!.relations;
    relations += written.length;
    for (const relation of written) if (isPair(row, relation)) { namedBack[relation.target + 2]!++; plain++; }
  }
  if (plain < 2) return undefined;
  for (let row = 2; row < namedBack.length; row++) namedBack[row]! += namedBack[row - 1]!;
  const namers = new Int32Array(plain);
  items.forEach((item, row) => {
    for (const relation of item.relations) if (isPair(row, relation)) namers[namedBack[relation.target + 1]!++] = row;
  });
  const isMutual = new Uint8Array(relations);
  const mark = new Int32Array(items.length).fill(-1);
  let serial = 0;
  let found = false;
  items.forEach((item, row) => {
    for (let at = namedBack[row]!; at < namedBack[row + 1]!; at++) mark[namers[at]!] = row;
    for (const relation of item.relations) {
      if (isPair(row, relation) && mark[relation.target] === row) { isMutual[serial] = 1; found = true; }
      serial++;
    }
  });
  return found ? isMutual : undefined;
}
