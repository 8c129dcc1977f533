/**
 * Where the line of each relation begins and ends, as columns and rows. It knows no pixels and draws nothing.
 *
 * Sample: of `b after:a`, with a in columns 1 to 3 and b from 4, the line leaves row a at column 4 (the end of its third
 * block) and ends in row b at column 4.
 */
import { offsetOfBlock } from '../../server/core/plan/schedule/blocks.ts';
import type { RelationKind } from '../../server/core/plan/planItem.ts';
import { blockOf } from '../../server/core/plan/schedule/relationTable.ts';
import type { ChartModel } from './chartModel.ts';

export interface RelationPath {
  readonly kind: RelationKind;
  /** The row named, and the row that writes the relation, with the relation's place there. */
  readonly from: number;
  readonly to: number;
  readonly relation: number;
  /** A column's left edge; of `sync` the column whose block is meant. */
  readonly fromColumn: number;
  readonly toColumn: number;
  readonly isBroken: boolean;
}

/** Every relation between two rows of the plan that take part. */
export function findRelationPaths(model: ChartModel): readonly RelationPath[] {
  return rememberPaths(model, EVERY);
}

/** Those that a row writes or is named by. */
export function findRelationPathsOf(model: ChartModel, row: number): readonly RelationPath[] {
  return rememberPaths(model, row);
}

const EVERY = -1;
const known = new WeakMap<ChartModel, Map<number, readonly RelationPath[]>>();

function rememberPaths(model: ChartModel, row: number): readonly RelationPath[] {
  const byRow = known.get(model) ?? new Map<number, readonly RelationPath[]>();
  known.set(model, byRow);
  const paths = byRow.get(row) ?? listPaths(model, row);
  byRow.set(row, paths);
  return paths;
}

/** Of one row without those of the others: a drag makes a plan for each of its steps, and most of them are shown once. */
function listPaths(model: ChartModel, row: number): readonly RelationPath[] {
  const { items, blocks, isCyclic, problems } = model.schedule;
  const paths: RelationPath[] = [];
  const broken = new Set(problems.flatMap((problem) => (
    'relation' in problem && problem.relation !== undefined && problem.code !== 'out-of-order' && problem.code !== 'invalid-value' ? [`${problem.item} ${problem.relation}`] : [])));
  items.forEach(({ relations }, to) => relations.forEach(({ kind, target: from }, relation) => {
    if (row !== EVERY && from !== row && to !== row) return;
    if (from < 0 || blocks.isLive[from] === 0 || blocks.isLive[to] === 0 || from === to) return;
    const isBroken = broken.has(`${to} ${relation}`) || (isCyclic[from] === 1 && isCyclic[to] === 1);
    paths.push({ kind, from, to, relation, ...endsOf(model, from, to, relation), isBroken });
  }));
  return paths;
}

function endsOf({ schedule }: ChartModel, from: number, to: number, relation: number): Pick<RelationPath, 'fromColumn' | 'toColumn'> {
  const { first, last, blocks, items } = schedule;
  const written = items[to]!.relations[relation]!;
  const toColumn = first[to]!;
  const count = blocks.count[from]!;
  const behind = (block: number): number => (
    items[from]!.isMajor ? first[from]! + block : first[from]! + (count === 0 ? 0 : offsetOfBlock(blocks, from, Math.min(Math.max(1, block), count)) + 1));
  switch (written.kind) {
    case 'with': return { fromColumn: first[from]!, toColumn };
    case 'sync': return { fromColumn: behind(written.block ?? 1) - 1, toColumn };
    case 'overlap': return { fromColumn: behind(written.lag ?? 1), toColumn };
    case 'after': {
      const isInner = written.block !== undefined || written.percent !== undefined;
      return { fromColumn: isInner ? behind(blockOf(blocks.relations, blocks.relations.start[to]! + relation, count)) : Math.max(first[from]!, last[from]! + 1), toColumn };
    }
  }
}
