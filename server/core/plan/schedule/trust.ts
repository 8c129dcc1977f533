/**
 * What equal columns of two tasks may claim: whether the plan says anything about their order at all.
 * It knows relations and majors, not where blocks are drawn.
 *
 * Sample: of `a`, `b after:a`, `c overlap:b`, `d`, seen from b: a before, c coupled, d concurrent.
 */
import { listDependencies } from './dependencies.ts';
import { turnRound } from './directedGraph.ts';
import type { DirectedGraph } from './directedGraph.ts';
import type { EqualityGroups } from './equalityGroups.ts';
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
  const { items, blocks, graph } = schedule;
  const trust = items.map((): Trust => 'concurrent');
  const dependencies = listDependencies(graph, blocks);
  const later = findReachable(turnRound(dependencies), graph.groups, row);
  const earlier = findReachable(dependencies, graph.groups, row);
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

/** Rows that paths of `graph` lead to from `row`. Groups are walked through. */
function findReachable({ start, to }: DirectedGraph, { next }: EqualityGroups, row: number): Uint8Array {
  const seen = new Uint8Array(next.length);
  const queue = [row];
  seen[row] = 1;
  const visit = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    queue.push(node);
  };
  for (let place = 0; place < queue.length; place++) {
    const node = queue[place]!;
    visit(next[node]!);
    for (let at = start[node]!; at < start[node + 1]!; at++) visit(to[at]!);
  }
  return seen;
}
