/**
 * The relations of all rows side by side in typed arrays, so that walks over a large plan touch no objects.
 * What is not written is filled in: `after:a` is a lag of 0, `overlap:a` one of 1, `sync:a` names block 1.
 *
 * Sample: `a`, `b after:a overlap:c+2` has two relations, those of b from `start[1]` to `start[2]`, with lags of 0 and 2.
 */
import { MAXIMUM_BLOCKS, MISSING, OUTSIDE } from '../planItem.ts';
import type { Predecessor, Relation } from '../planItem.ts';

/** Kinds of relations. */
export const AFTER = 1;
export const OVERLAP = 2;
export const WITH = 3;
export const SYNC = 4;

/** What the amount of a relation counts: columns between the two, a block of the other row, or a share of its blocks. */
export const LAG = 0;
const BLOCK = 1;
export const PERCENT = 2;

export interface RelationTable {
  /** By row, with one more entry at the end: where its relations begin. */
  readonly start: Int32Array;
  /** By relation: a row of this plan, `MISSING` or `OUTSIDE`; anything else that was given is `MISSING`. */
  readonly target: Int32Array;
  readonly kind: Uint8Array;
  readonly unit: Uint8Array;
  readonly amount: Int32Array;
  /** How far the rows of other plans are, by relation. */
  readonly outside: ReadonlyMap<number, Predecessor>;
  /** How many relations are other than `after`. */
  readonly couplings: number;
  /** Whether any relation names a row below the one that writes it. */
  readonly pointsDown: boolean;
}

/** A count of blocks as the scheduler accepts it, whatever was written. */
export function clampBlocks(value: number): number {
  return value > 0 ? Math.min(Math.floor(value), MAXIMUM_BLOCKS) : 0;
}

/** The block that `@j` or `@50%` names in a row of `count` blocks, rounded up, not capped. */
export function blockOf({ unit, amount }: RelationTable, at: number, count: number): number {
  return unit[at] === BLOCK ? amount[at]! : clampBlocks(Math.ceil(amount[at]! * count / 100));
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type GrowingTable = Mutable<Omit<RelationTable, 'outside'>> & { readonly outside: Map<number, Predecessor> };

export function createRelationTable(rows: number): GrowingTable {
  const guess = 2 * rows;
  return { start: new Int32Array(rows + 1), target: new Int32Array(guess), kind: new Uint8Array(guess), unit: new Uint8Array(guess), amount: new Int32Array(guess), outside: new Map<number, Predecessor>(), couplings: 0, pointsDown: false };
}

/** Adds the relations of `row`; rows come in ascending order. */
export function addRelations(table: GrowingTable, row: number, relations: readonly Relation[]): void {
  let at = table.start[row]!;
  if (at + relations.length > table.target.length) grow(table, 2 * (at + relations.length));
  const { target, kind, unit, amount } = table;
  const rows = table.start.length - 1;
  for (let index = 0; index < relations.length; index++, at++) {
    const written = relations[index]!;
    const named = written.target;
    target[at] = named >= rows || (named < 0 && named !== OUTSIDE) ? MISSING : named;
    if (named > row) table.pointsDown = true;
    kind[at] = kindOf(written);
    if (kind[at] !== AFTER) table.couplings++;
    unit[at] = written.block !== undefined ? BLOCK : written.percent !== undefined ? PERCENT : written.kind === 'sync' ? BLOCK : LAG;
    amount[at] = clampBlocks(written.block ?? written.percent ?? written.lag ?? (written.kind === 'after' ? 0 : 1));
    if (named === OUTSIDE && written.outside !== undefined) table.outside.set(at, written.outside);
  }
  table.start[row + 1] = at;
}

function kindOf({ kind }: Relation): number {
  switch (kind) {
    case 'after': return AFTER;
    case 'overlap': return OVERLAP;
    case 'with': return WITH;
    case 'sync': return SYNC;
  }
}

function grow(table: GrowingTable, length: number): void {
  const { target, kind, unit, amount } = table;
  table.target = new Int32Array(length);
  table.kind = new Uint8Array(length);
  table.unit = new Uint8Array(length);
  table.amount = new Int32Array(length);
  table.target.set(target);
  table.kind.set(kind);
  table.unit.set(unit);
  table.amount.set(amount);
}
