/**
 * A slow scheduler that is easy to believe: every equation of the rules is written down for every node, and all of them are
 * recomputed until nothing changes any more. Rings come from plain reachability, equalities from walking those accepted
 * before. It shares no code with the scheduler and does not slide.
 *
 * Sample: `a 3`, `b 2 after:a` gives first [1, 4] and total float [0, 0].
 */
import type { PlanItem, Relation } from '../../../server/core/plan/planItem.ts';

/** `from` and `to` are nodes: a row, or `size +` a major for one past its end. */
interface Edge { readonly from: number; readonly to: number; readonly wait: () => number; readonly isHierarchy: boolean }
interface Equality { readonly node: number; readonly other: number; readonly distance: number }

export interface OracleResult {
  readonly first: readonly number[];
  readonly total: readonly number[];
  readonly isRing: readonly boolean[];
  /** Rows that may never slide: pinned, in a ring, done or doing, or tied to such a row. */
  readonly isFixed: readonly boolean[];
  readonly conflicts: number;
  readonly slots: readonly (readonly number[])[];
}

export function solveSlowly(items: readonly PlanItem[]): OracleResult {
  const size = items.length;
  const rows = items.map((_, row) => row);
  const above = (row: number): number[] => (row < 0 ? [] : [row, ...above(items[row]!.parent)]);
  const isCancelled = rows.map((row) => above(row).some((each) => items[each]!.status === 'cancelled'));
  const leavesOf = (major: number): number[] => rows.filter((row) => !items[row]!.isMajor && !isCancelled[row] && above(row).includes(major));
  const isLive = rows.map((row) => (items[row]!.isMajor ? leavesOf(row).length > 0 : !isCancelled[row]));
  const isLeaf = (node: number): boolean => node < size && !items[node]!.isMajor && isLive[node]!;
  const slots = rows.map((row) => (isLeaf(row) ? relativeSlots(items[row]!) : []));
  const span = (row: number): number => (slots[row]!.at(-1) ?? -1) + 1;
  const pins = items.map(({ pin }) => (pin?.kind === 'start' ? pin.column : pin?.kind === 'slots' ? pin.ranges[0]![0] : 0));
  const value: number[] = new Array<number>(2 * size).fill(1);

  // Relations: equalities in document order, everything else as edges.
  const accepted: Equality[] = [];
  const edges: Edge[] = [];
  let conflicts = 0;
  const walk = (from: number): Map<number, number> => {
    const found = new Map([[from, 0]]);
    for (const node of found.keys()) {
      for (const { node: a, other: b, distance } of accepted) {
        if (a === node && !found.has(b)) found.set(b, found.get(node)! - distance);
        if (b === node && !found.has(a)) found.set(a, found.get(node)! + distance);
      }
    }
    return found;
  };
  const equate = (node: number, other: number, distance: number): void => {
    const known = walk(other).get(node);
    if (known === undefined) accepted.push({ node, other, distance });
    else if (known !== distance) conflicts++;
  };
  const isPlain = (relation: Relation): boolean => relation.kind === 'overlap' && (relation.lag ?? 1) === 1;
  const blockIn = (relation: Relation, target: number): number => relation.block ?? Math.ceil(relation.percent! * slots[target]!.length / 100);
  rows.filter((row) => isLive[row]).forEach((row) => {
    const { parent, pin, relations } = items[row]!;
    if (parent >= 0) {
      const later = pin?.kind === 'not-before' ? pin.column - 1 : 0;
      edges.push({ from: parent, to: row, wait: () => later, isHierarchy: true });
      edges.push({ from: items[row]!.isMajor ? size + row : row, to: size + parent, wait: () => (items[row]!.isMajor ? 0 : span(row)), isHierarchy: true });
    }
    for (const relation of relations) {
      const { kind, target, lag } = relation;
      if (target < 0 || !isLive[target]) continue;
      const [own, isMajor] = [slots[target]!, items[target]!.isMajor];
      const isCounted = relation.block !== undefined || relation.percent !== undefined;
      const add = (from: number, wait: number): void => { edges.push({ from, to: row, wait: () => wait, isHierarchy: false }); };
      if (kind === 'with' || (isPlain(relation) && target !== row && items[target]!.relations.some((back) => isPlain(back) && back.target === row))) equate(row, target, 0);
      else if (kind === 'sync') equate(row, target, isMajor ? (relation.block ?? 1) - 1 : isCounted ? own[Math.min(blockIn(relation, target), Math.max(1, own.length)) - 1] ?? 0 : 0);
      else if (isMajor && above(row).includes(target)) add(size + target, 0);
      else if (kind === 'overlap') {
        if (isMajor) add(target, lag ?? 1);
        else {
          const blocksIn = Math.min(lag ?? 1, Math.max(own.length, 1) - 1);
          add(target, blocksIn === 0 ? 0 : own[blocksIn - 1]! + 1);
        }
      } else if (isMajor && relation.percent !== undefined) {
        const wait = (): number => Math.ceil(relation.percent! * (value[size + target]! - value[target]!) / 100) - (value[size + target]! - value[target]!) + (lag ?? 0);
        edges.push({ from: size + target, to: row, wait, isHierarchy: false });
      } else if (isMajor) add(isCounted ? target : size + target, (relation.block ?? 0) + (lag ?? 0));
      else {
        const block = isCounted ? Math.min(blockIn(relation, target), own.length) : own.length;
        add(target, (block === 0 ? 0 : own[block - 1]! + 1) + (lag ?? 0));
      }
    }
  });

  // Rings: two nodes that reach each other, not counting what holds inside a group anyway.
  const groups = [...Array(2 * size).keys()].map((node) => walk(node));
  const holds = ({ from, to, wait, isHierarchy }: Edge): boolean => {
    const distance = groups[from]!.get(to);
    if (distance === undefined || !isHierarchy) return false;
    return pins[to]! > 0 ? distance === pins[to]! - 1 : distance >= wait();
  };
  const real = edges.filter((edge) => !holds(edge));
  const reach = [...Array(2 * size).keys()].map((node) => new Set<number>(groups[node]!.keys()));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to } of real) {
      for (const set of reach) {
        if (!set.has(from) || set.has(to)) continue;
        for (const node of groups[to]!.keys()) set.add(node);
        changed = true;
      }
    }
  }
  const inRing = reach.map((set, node) => real.some(({ from, to }) => set.has(from) && reach[from]!.has(node) && set.has(to) && reach[to]!.has(node)));
  const ringOf = (node: number): number[] => [...reach[node]!].filter((other) => reach[other]!.has(node));

  // Columns: recompute every node from all others until nothing changes.
  const pinned = (row: number): number => (items[row]!.parent < 0 ? 1 : value[items[row]!.parent]!) + pins[row]! - 1;
  const own = (node: number): number => Math.max(
    node < size && items[node]!.parent < 0 && items[node]!.pin?.kind === 'not-before' ? (items[node]!.pin as { column: number }).column : 1,
    ...real.filter(({ to }) => to === node).filter(({ from }) => !groups[from]!.has(node)).map((edge) => value[edge.from]! + edge.wait()),
  );
  const groupPin = (node: number): number | undefined => [...groups[node]!.keys()].sort((a, b) => a - b)
    .find((member) => pins[member]! > 0 && isLive[member] && !groups[member]!.has(items[member]!.parent));
  const columnOf = (node: number): number => {
    if (inRing[node]) {
      if (node < size && pins[node]! > 0) return pinned(node);
      const ring = ringOf(node);
      const outside = real.filter(({ from, to }) => ring.includes(to) && !ring.includes(from)).map((edge) => value[edge.from]! + edge.wait());
      if (node < size) return Math.max(1, ...ring.map((member) => (member < size && items[member]!.parent < 0 ? own0(member) : 1)), ...outside);
    }
    if (node >= size) return Math.max(1, ...leavesOf(node - size).map((leaf) => value[leaf]! + span(leaf)));
    const anchor = groupPin(node);
    if (anchor === undefined) return Math.max(...[...groups[node]!].map(([member, distance]) => own(member) - distance));
    if (pins[node]! > 0 && !groups[node]!.has(items[node]!.parent)) return pinned(node);
    return Math.max(1, pinned(anchor) + groups[anchor]!.get(node)!);
  };
  const own0 = (row: number): number => (items[row]!.pin?.kind === 'not-before' ? (items[row]!.pin as { column: number }).column : 1);
  const nodes = [...Array(2 * size).keys()].filter((node) => isLive[node % size] && (node < size || items[node - size]!.isMajor));
  settle(nodes, value, columnOf);

  // Latest columns on the same edges, down from the end until nothing changes.
  const end = Math.max(1, ...rows.filter(isLeaf).map((row) => value[row]! + span(row)));
  const late: number[] = new Array<number>(2 * size).fill(Infinity);
  const ownLate = (node: number): number => Math.min(
    node >= size ? end : isLeaf(node) ? end - span(node) : Infinity,
    ...real.filter(({ from, to }) => from === node && !groups[node]!.has(to) && !(inRing[node] && inRing[to] && ringOf(node).includes(to)))
      .map((edge) => late[edge.to]! - (edge.isHierarchy && pins[edge.to]! > 0 ? pins[edge.to]! - 1 : edge.wait())),
  );
  const stands = (node: number): boolean => {
    const anchor = groupPin(node);
    return anchor === undefined || value[node] === value[anchor]! + groups[anchor]!.get(node)!;
  };
  const lateOf = (node: number): number => {
    if (inRing[node]) {
      const ring = ringOf(node);
      const shared = Math.max(1, ...ring.map((member) => (member < size && items[member]!.parent < 0 ? own0(member) : 1)),
        ...real.filter(({ from, to }) => ring.includes(to) && !ring.includes(from)).map((edge) => value[edge.from]! + edge.wait()));
      const slack = Math.min(...ring.map((member) => ownLate(member) - value[member]!));
      return Math.min(ownLate(node), shared + slack);
    }
    if (!stands(node)) return ownLate(node);
    return Math.min(...[...groups[node]!].filter(([member]) => stands(member)).map(([member, distance]) => ownLate(member) - distance));
  };
  settle(nodes, late, lateOf);

  const isFixed = rows.map((row) => [...groups[row]!.keys()].some((member) =>
    inRing[member] || pins[member]! > 0 || (isLeaf(member) && (items[member]!.status !== 'open' || (items[member]!.spent ?? 0) > 0))));
  return {
    first: rows.map((row) => (isLive[row] ? value[row]! : NaN)), slots, conflicts, isFixed,
    isRing: rows.map((row) => isLeaf(row) && inRing[row]!), total: rows.map((row) => late[row]! - value[row]!),
  };
}

function settle(nodes: readonly number[], values: number[], compute: (node: number) => number): void {
  for (let round = 0; ; round++) {
    let changed = false;
    for (const node of nodes) {
      const next = compute(node);
      if (next !== values[node]) changed = true;
      values[node] = next;
    }
    if (!changed) return;
    if (round > 1000) throw new Error('the equations do not settle');
  }
}

/** Columns of each block from the first one. */
function relativeSlots(item: PlanItem): number[] {
  const estimate = item.estimate ?? 1;
  const spent = item.spent ?? 0;
  const left = item.left ?? (spent > 0 ? Math.max(1, estimate - spent) : estimate);
  const count = item.status === 'done' ? item.spent ?? estimate : spent + left;
  const drawn = item.pin?.kind === 'slots' ? item.pin.ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)) : [1];
  if (item.pin?.kind !== 'slots') return Array.from({ length: count }, (_, at) => at);
  while (drawn.length < count) drawn.push(drawn.at(-1)! + 1);
  return drawn.map((column) => column - drawn[0]!);
}
