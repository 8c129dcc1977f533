/**
 * Remembers the latest results of a pure function of a string, so that an edit of one line of a note does not pay
 * again for all the others. It never changes a result.
 */
const MOST_ENTRIES = 8192;
/** Longer inputs are computed anew each time, which bounds the memory. */
const LONGEST_INPUT = 200;

/** `compute` with a memory of bounded size. */
export function memoise(compute: (input: string) => string): (input: string) => string {
  const results = new Map<string, string>();
  return (input) => {
    if (input.length > LONGEST_INPUT) return compute(input);
    const known = results.get(input);
    if (known !== undefined) return known;
    if (results.size >= MOST_ENTRIES) results.clear();
    const result = compute(input);
    results.set(ownCopy(input), ownCopy(result));
    return result;
  };
}

/** A copy that does not keep alive the large text its original is a slice of, as JavaScript engines arrange it. */
function ownCopy(text: string): string {
  return `${text} `.slice(0, text.length);
}
