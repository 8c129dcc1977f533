/**
 * Which tasks nothing but partners keeps from starting, while more and more tasks count as done: what `findFrontier` finds
 * in one walk over the plan is kept up to date here task by task. Whether partners can come along is for others to say.
 *
 * Sample: of `a`, `b after:a`, `c after:b` only a is free; once a counts as done, b is.
 */
import type { Blocks } from '../schedule/blocks.ts';
import { gateOf, measureProgress } from '../schedule/readiness.ts';
import type { Progress } from '../schedule/readiness.ts';
import { AFTER, LAG } from '../schedule/relationTable.ts';
import { addToRow, createRowLists } from '../schedule/rowLists.ts';
import type { RowLists } from '../schedule/rowLists.ts';

/** Every relation with the row that writes it, found from the row it names. */
export interface Namers {
  /** By row: places in the table of relations that name it. */
  readonly byTarget: RowLists;
  /** By relation: the row that writes it. */
  readonly writer: Int32Array;
  /** By row: 1 where a relation counts its blocks, and does not just wait for its end. */
  readonly isCounted: Uint8Array;
  /** By row: 1 where it, or a major around it, writes a relation other than `after`. */
  readonly isCoupled: Uint8Array;
}

export interface ReadyAhead {
  readonly blocks: Blocks;
  readonly isCyclic: Uint8Array;
  readonly namers: Namers;
  /** How far every row is, covered ones done. */
  readonly progress: Progress;
  /** By relation: 1 while it waits for something, or for nothing that will ever come. */
  readonly isWaiting: Uint8Array;
  /** By row: how many of its own relations wait. */
  readonly waiting: Int32Array;
  /** By row: how many rows wait of itself and the majors around it; 0 for those that are free. */
  readonly held: Int32Array;
  /** By major: its leaves that are not done. */
  readonly openLeaves: Int32Array;
}

export function findNamers({ size, parent, relations: { start, target, kind, unit } }: Blocks): Namers {
  const namers = { byTarget: createRowLists(size, start[size]!), writer: new Int32Array(start[size]!), isCounted: new Uint8Array(size), isCoupled: new Uint8Array(size) };
  for (let row = 0; row < size; row++) {
    if (parent[row]! >= 0) namers.isCoupled[row] = namers.isCoupled[parent[row]!]!;
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      namers.writer[at] = row;
      if (kind[at] !== AFTER) namers.isCoupled[row] = 1;
      if (target[at]! < 0) continue;
      addToRow(namers.byTarget, target[at]!, at);
      if (kind[at] !== AFTER || unit[at] !== LAG) namers.isCounted[target[at]!] = 1;
    }
  }
  return namers;
}

/** @param covered rows that count as done. Linear in rows and relations. */
export function startAhead(blocks: Blocks, isCyclic: Uint8Array, namers: Namers, covered: Uint8Array): ReadyAhead {
  const { size, parent, isLive, isMajor, relations: { start } } = blocks;
  const ahead: ReadyAhead = {
    blocks, isCyclic, namers, progress: measureProgress(blocks, covered), isWaiting: new Uint8Array(start[size]!),
    waiting: new Int32Array(size), held: new Int32Array(size), openLeaves: new Int32Array(size),
  };
  for (let row = 0; row < size; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      if (isLive[row] === 0 || !stops(ahead, at)) continue;
      ahead.isWaiting[at] = 1;
      ahead.waiting[row]!++;
    }
    const own = ahead.waiting[row]! > 0 || isCyclic[row] === 1 ? 1 : 0;
    ahead.held[row] = own + (parent[row]! < 0 ? 0 : ahead.held[parent[row]!]!);
    if (isMajor[row] === 1 || isLive[row] === 0 || ahead.progress.isDone[row] === 1) continue;
    for (let major = parent[row]!; major >= 0; major = parent[major]!) ahead.openLeaves[major]!++;
  }
  return ahead;
}

/** Whether an open leaf is begun or waits for nothing but partners. */
export function isFree({ isCyclic, progress: { isDoing }, held }: ReadyAhead, leaf: number): boolean {
  return held[leaf] === 0 || (isDoing[leaf] === 1 && isCyclic[leaf] === 0);
}

function stops({ progress }: ReadyAhead, at: number): boolean {
  const gate = gateOf(progress, at);
  return gate === 'waits' || gate === 'dead';
}

/** Counts the open leaf `row` as done. @returns the leaves that are free since then */
export function coverRow(ahead: ReadyAhead, row: number): readonly number[] {
  const { blocks: { parent, count }, progress: { isDone, isDoing, spent }, namers, openLeaves } = ahead;
  const freed: number[] = [];
  const done = count[row]! - spent[row]!;
  for (let at = row; at >= 0; at = parent[at]!) {
    spent[at]! += done;
    isDone[at] = at === row || --openLeaves[at]! === 0 ? 1 : 0;
    isDoing[at] = 1 - isDone[at]!;
    if (isDone[at] === 1 || namers.isCounted[at] === 1) checkNamers(ahead, at, freed);
  }
  return freed;
}

/** Looks again at the relations that name `row`. */
function checkNamers(ahead: ReadyAhead, row: number, freed: number[]): void {
  const { namers: { byTarget: { newest, value, older }, writer }, isWaiting, waiting } = ahead;
  for (let entry = newest[row]!; entry > 0; entry = older[entry]!) {
    const at = value[entry]!;
    if (isWaiting[at] === 0 || stops(ahead, at)) continue;
    isWaiting[at] = 0;
    if (--waiting[writer[at]!]! === 0) release(ahead, writer[at]!, freed);
  }
}

/** A row that waits no longer holds nothing below it any more. */
function release({ blocks: { lastBelow, isMajor, isLive }, isCyclic, progress: { isDone }, held }: ReadyAhead, first: number, freed: number[]): void {
  if (isCyclic[first] === 1) return;
  for (let row = first; row <= lastBelow[first]!; row++) {
    if (--held[row]! === 0 && isMajor[row] === 0 && isLive[row] === 1 && isDone[row] === 0) freed.push(row);
  }
}
