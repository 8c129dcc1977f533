/**
 * Names for what has none, such as `k7q`: two signs and a check sign (three and one above 1,000 things), the same for the
 * same place in the list. One wrong sign, or two neighbours swapped, never gives another valid name.
 *
 * The check sign is a weighted sum over the field of 32 elements. It knows nothing of what is named.
 *
 * Sample: `buildHandles(2)` gives two names such as `0n5` and `x4z`; `isHandle('0n6')` is false.
 */

/** Crockford's base 32: no `i`, `l`, `o`, `u`. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Spreads neighbours apart; odd, so that it permutes. */
const STRIDE = 669;

/** `count` different handles. */
export function buildHandles(count: number): readonly string[] {
  const length = count > 30_000 ? 4 : count > 1000 ? 3 : 2;
  return Array.from({ length: count }, (_, index) => {
    const values: number[] = [];
    for (let rest = (index * STRIDE + 339) % 32 ** length; values.length < length; rest = Math.floor(rest / 32)) values.unshift(rest % 32);
    return [...values, checkOf(values)].map((value) => SIGNS[value]!).join('');
  });
}

/** Whether the check sign of `text` is right. */
export function isHandle(text: string): boolean {
  const values = [...text].map((sign) => SIGNS.indexOf(sign));
  return values.length >= 3 && !values.includes(-1) && checkOf(values.slice(0, -1)) === values.at(-1);
}

/** The sign that makes the sum, each sign times its weight, zero. */
function checkOf(values: readonly number[]): number {
  const sum = values.reduce((total, value, place) => total ^ multiply(value, place + 2), 0);
  return Array.from(SIGNS, (_, check) => multiply(check, values.length + 2)).indexOf(sum);
}

/** The product in GF(32) with x⁵ + x² + 1. */
function multiply(one: number, other: number): number {
  let product = 0;
  for (let factor = one, rest = other; rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) product ^= factor;
    factor <<= 1;
    if ((factor & 32) !== 0) factor ^= 0b100101;
  }
  return product;
}
