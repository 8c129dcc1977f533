/**
 * What equal columns of two tasks may claim: whether the plan says anything about their order at all.
 * It knows relations and majors, not where blocks are drawn.
 *
 * Sample: of `a`, `b after:a`, `c overlap:b`, `d`, seen from b: a before, c coupled, d concurrent.
 */
import type { Schedule } from './schedule.ts';

/**
 * `coupled`: the two share an `overlap`, `with` or `sync`. `before`, `after`: a path of relations leads from the row to the
 * one asked about, or back. `together`: they start in fixed columns to each other, through others. `concurrent`: equal
 * columns claim nothing.
 */
export type Trust = 'self' | 'coupled' | 'before' | 'after' | 'together' | 'concurrent';

/**
 * How every row stands to `row`: `before` means that it comes before `row`. Majors are included: coupled by their own
 * relations, ordered by their origin or end. Linear in rows and relations.
 */
export function findTrust(schedule: Schedule, row: number): readonly Trust[] {
  const { items } = schedule;
  const trust = items.map((): Trust => 'concurrent');
  const [later, earlier] = [findReachable(schedule, row, true), findReachable(schedule, row, false)];
  for (let other = 0; other < items.length; other++) {
    const [isLater, isEarlier] = [later[other] === 1, earlier[other] === 1];
    if (isLater || isEarlier) trust[other] = isLater && isEarlier ? 'together' : isLater ? 'after' : 'before';
  }
  items.forEach(({ relations }, writer) => {
    for (const { kind, target } of relations) {
      if (kind === 'after' || target < 0 || target >= items.length) continue;
      if (writer === row) trust[target] = 'coupled';
      else if (target === row) trust[writer] = 'coupled';
    }
  });
  trust[row] = 'self';
  return trust;
}

/** Rows that a path of relations leads to from `row`, or with `isForward` false, that lead to it. Groups are walked through. */
function findReachable(schedule: Schedule, row: number, isForward: boolean): Uint8Array {
  const { from, to, size, groups } = schedule.graph;
  const next = isForward ? schedule.graph.start : undefined;
  const backward = isForward ? undefined : edgesByTarget(schedule);
  const seen = new Uint8Array(2 * size);
  const queue = [row];
  seen[row] = 1;
  const visit = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    queue.push(node);
  };
  for (let place = 0; place < queue.length; place++) {
    const node = queue[place]!;
    visit(groups.next[node]!);
    if (next !== undefined) for (let edge = next[node]!; edge < next[node + 1]!; edge++) visit(to[edge]!);
    else for (let at = backward!.start[node]!; at < backward!.start[node + 1]!; at++) visit(from[backward!.edges[at]!]!);
  }
  return seen.subarray(0, size);
}

/** The edges that lead to each node. */
function edgesByTarget({ graph: { to, size } }: Schedule): { readonly start: Int32Array; readonly edges: Int32Array } {
  const start = new Int32Array(2 * size + 2);
  for (const node of to) start[node + 2]!++;
  for (let node = 2; node < start.length; node++) start[node]! += start[node - 1]!;
  const edges = new Int32Array(to.length);
  to.forEach((node, edge) => { edges[start[node + 1]!++] = edge; });
  return { start, edges };
}
