/**
 * Nodes that hold a fixed distance to one another: union-find with offsets. A group is a ring list through `next`,
 * so that its members can be visited, and two groups join by exchanging two links.
 *
 * It knows nothing of tasks. Sample: joining 1 to 0 at distance 2 and 2 to 1 at distance 3 puts 2 at offset 5 from 0;
 * joining 2 to 0 at distance 4 is then refused.
 */
export interface EqualityGroups {
  readonly parent: Int32Array;
  /** Distance from the parent, kept from the root by `rootOf`. */
  readonly offset: Float64Array;
  readonly next: Int32Array;
  /** Whether any two nodes were joined. */
  areJoined: boolean;
}

export function createGroups(size: number): EqualityGroups {
  const parent = new Int32Array(size);
  for (let node = 0; node < size; node++) parent[node] = node;
  return { parent, offset: new Float64Array(size), next: parent.slice(), areJoined: false };
}

/** The node that stands for the group of `node`; afterwards `offset[node]` is its distance from there. */
export function rootOf({ parent, offset }: EqualityGroups, node: number): number {
  let root = node;
  let distance = 0;
  while (parent[root] !== root) {
    distance += offset[root]!;
    root = parent[root]!;
  }
  for (let at = node; parent[at] !== at; ) {
    const above = parent[at]!;
    const step = offset[at]!;
    parent[at] = root;
    offset[at] = distance;
    distance -= step;
    at = above;
  }
  return root;
}

export function offsetIn(groups: EqualityGroups, node: number): number {
  return rootOf(groups, node) === node ? 0 : groups.offset[node]!;
}

/**
 * Puts `node` at `distance` columns from `other`. Ways to a root are shortened whenever they are walked, which keeps them short.
 * @returns false, and changes nothing, when both already hold another distance
 */
export function joinGroups(groups: EqualityGroups, node: number, other: number, distance: number): boolean {
  const moved = rootOf(groups, node);
  const kept = rootOf(groups, other);
  const apart = offsetIn(groups, other) + distance - offsetIn(groups, node);
  if (moved === kept) return apart === 0;
  const { parent, offset, next } = groups;
  parent[moved] = kept;
  offset[moved] = apart;
  [next[moved], next[kept]] = [next[kept]!, next[moved]!];
  groups.areJoined = true;
  return true;
}

/** All nodes of the group of `node`, itself first, in no particular order. */
export function findMembers({ next }: EqualityGroups, node: number): number[] {
  const members = [node];
  for (let at = next[node]!; at !== node; at = next[at]!) members.push(at);
  return members;
}
