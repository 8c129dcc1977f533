/**
 * A short word that tells whether two lists of words are the same: enough to notice that notes changed, not to keep
 * secrets. FNV-1a (Fowler, Noll, Vo) over UTF-16 units, 20 bits of it in base 32.
 *
 * Sample: `fingerprintOf(['a', 'b'])` is four signs, and other than that of `['ab']`.
 */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';

export function fingerprintOf(words: readonly string[]): string {
  let hash = 0x811c9dc5;
  const add = (unit: number): void => { hash = Math.imul(hash ^ unit, 0x01000193) >>> 0; };
  for (const word of words) {
    for (let at = 0; at < word.length; at++) add(word.charCodeAt(at));
    add(0x10000);
  }
  const folded = (hash ^ (hash >>> 20)) & 0xfffff;
  return [15, 10, 5, 0].map((shift) => SIGNS[(folded >> shift) & 31]!).join('');
}
