/**
 * The order of file names as people number them: `2-b` before `10-a`, capitals beside small letters.
 *
 * Compared by code, not by the language of the machine, so that a book reads the same everywhere.
 * Sample: `10.md`, `9.md`, `A.md`, `a.md` sort as `9.md`, `10.md`, `A.md`, `a.md`.
 */

/** Negative when `a` comes first, positive when `b` does, 0 only for equal names. */
export function compareNames(a: string, b: string): number {
  const left = chunks(a);
  const right = chunks(b);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareChunks(left[index]!, right[index]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareCodes(a, b);
}

/** Runs of digits and what stands between them. */
function chunks(name: string): readonly string[] {
  return name.toLowerCase().match(/\d+|\D+/g) ?? [];
}

function compareChunks(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return compareCodes(a, b);
  const left = a.replace(/^0+(?=\d)/, '');
  const right = b.replace(/^0+(?=\d)/, '');
  return left.length - right.length || compareCodes(left, right);
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
