/**
 * "Did you mean": the words nearest to a misspelt one, by the number of letters to change.
 * It knows words only, not what they name.
 *
 * Sample: `nearestWords('shema', ['schema', 'seed'], 3)` is `['schema']`.
 */

/**
 * Up to `count` of `candidates` within a third of the word's length (at least one letter, a different case counts
 * none), nearest first, then in the order given.
 */
export function nearestWords(word: string, candidates: Iterable<string>, count: number): readonly string[] {
  const lower = word.toLowerCase();
  const limit = Math.max(1, Math.floor(word.length / 3));
  const near: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), limit);
    if (distance <= limit) near.push({ candidate, distance });
  }
  return near.sort((a, b) => a.distance - b.distance).slice(0, count).map(({ candidate }) => candidate);
}

/** Letters to insert, drop, replace or swap; anything above `limit` is `limit + 1`, found without finishing the sum. */
function editDistance(a: string, b: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (isSame ? 0 : 1));
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, beforePrevious[column - 2]! + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}
