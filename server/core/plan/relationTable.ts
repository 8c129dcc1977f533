/**
 * The relations of all rows side by side in typed arrays, so that walks over a large plan touch no objects.
 * It knows no rules: numbers written behind a relation stay with the rows.
 *
 * Sample: `a`, `b after:a overlap:c+2` has two relations, those of b from `start[1]` to `start[2]`, the first without numbers.
 */
import { MISSING, OUTSIDE } from './planItem.ts';
import type { PlanItem, RelationKind } from './planItem.ts';

export interface RelationTable {
  /** By row, with one more entry at the end: where its relations begin. */
  readonly start: Int32Array;
  /** A row of this plan, `MISSING` or `OUTSIDE`; anything else that was given is `MISSING`. */
  readonly target: Int32Array;
  /** Index into `RELATION_KINDS`. */
  readonly kind: Uint8Array;
  /** 1 where neither lag nor block nor part is written. */
  readonly isBare: Uint8Array;
}

export const RELATION_KINDS: readonly RelationKind[] = ['after', 'overlap', 'with', 'sync'];
export const AFTER_KIND = 0;
export const OVERLAP_KIND = 1;

export function tabulateRelations(items: readonly PlanItem[]): RelationTable {
  const size = items.length;
  const start = new Int32Array(size + 1);
  for (let row = 0; row < size; row++) start[row + 1] = start[row]! + items[row]!.relations.length;
  const target = new Int32Array(start[size]!);
  const kind = new Uint8Array(target.length);
  const isBare = new Uint8Array(target.length);
  let at = 0;
  for (let row = 0; row < size; row++) {
    for (const written of items[row]!.relations) {
      target[at] = written.target >= size || (written.target < 0 && written.target !== OUTSIDE) ? MISSING : written.target;
      kind[at] = RELATION_KINDS.indexOf(written.kind);
      isBare[at++] = written.lag === undefined && written.block === undefined && written.percent === undefined ? 1 : 0;
    }
  }
  return { start, target, kind, isBare };
}
