/**
 * Random plans with every kind of relation, pins, majors and now and then a ring, the same for the same seed.
 * It knows nothing of schedules.
 */
import type { Pin, PlanItem, Relation } from '../../../server/core/plan/planItem.ts';

/** A small generator of pseudo-random whole numbers below a limit. */
export function randomSource(seed: number): (limit: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

export interface PlanShape {
  readonly rows: number;
  /** Whether relations may name any row rather than only earlier ones. */
  readonly hasRings: boolean;
  readonly hasPins: boolean;
  /** Whether boxes may be ticked, begun or cancelled. */
  readonly hasProgress: boolean;
}

export function randomPlan(seed: number, { rows, hasRings, hasPins, hasProgress }: PlanShape): PlanItem[] {
  const random = randomSource(seed);
  const open: number[] = [];
  const parents: number[] = [];
  const majors: boolean[] = [];
  for (let row = 0; row < rows; row++) {
    while (open.length > 0 && random(4) === 0) open.pop();
    parents.push(open.at(-1) ?? -1);
    majors.push(row < rows - 1 && open.length < 3 && random(4) === 0);
    if (majors[row]) open.push(row);
  }
  const hasLeaf = majors.map((isMajor, row) => !isMajor || parents.some((parent, child) => child > row && parent === row));
  return parents.map((parent, row): PlanItem => {
    const isMajor = majors[row]! && hasLeaf[row]!;
    const status = hasProgress ? (['open', 'open', 'open', 'doing', 'done', 'cancelled'] as const)[random(6)]! : 'open';
    const relations = Array.from({ length: random(3) }, () => randomRelation(random, hasRings && random(3) === 0 ? rows : row, row)).filter((each) => each !== undefined);
    const pin = hasPins && random(5) === 0 ? randomPin(random, isMajor) : undefined;
    return {
      parent, isMajor, relations, status: isMajor && status !== 'cancelled' ? 'open' : status,
      ...(random(8) > 0 && !isMajor && { estimate: random(6) }),
      ...(hasProgress && random(4) === 0 && !isMajor && { spent: 1 + random(4) }),
      ...(pin !== undefined && { pin }),
    };
  });
}

function randomRelation(random: (limit: number) => number, below: number, row: number): Relation | undefined {
  if (below === 0) return undefined;
  const target = random(below);
  if (target === row && random(4) > 0) return undefined;
  const kind = (['after', 'after', 'overlap', 'overlap', 'with', 'sync'] as const)[random(6)]!;
  if (kind === 'sync') return { kind, target, ...(random(2) === 0 && { block: 1 + random(4) }) };
  if (kind === 'after' && random(5) === 0) return { kind, target, ...(random(2) === 0 ? { block: 1 + random(4) } : { percent: 10 * (1 + random(10)) }) };
  return { kind, target, ...(kind !== 'with' && random(3) === 0 && { lag: 1 + random(4) }) };
}

function randomPin(random: (limit: number) => number, isMajor: boolean): Pin {
  const column = 1 + random(9);
  const kind = random(isMajor ? 2 : 3);
  if (kind === 0) return { kind: 'start', column };
  if (kind === 1) return { kind: 'not-before', column };
  return { kind: 'slots', ranges: [[column, column + random(2)], [column + 4, column + 4 + random(3)]] };
}
