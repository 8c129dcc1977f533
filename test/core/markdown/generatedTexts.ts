/**
 * Markdown texts made up from nasty fragments by a seeded generator, so that every run tests the same ones.
 *
 * Sample: `generateText(1, { kind: 'wild', tables: false })` makes a text of a few lines such as `> - foo⏎===⏎⇥# a⏎`.
 */
const PREFIXES = [
  '', '', '', '', '> ', '>', '- ', '* ', '1. ', '2) ', '  ', '   ', '    ', '\t', ' ', '> > ', '- - ', '>\t', '-\t', '      ', '10. ', '+   ',
];
const CONTENTS = [
  '', '', 'foo', 'bar', 'a  ', 'a\\', '# a', '## b ##', '###', '####### g', '#\tc', '#x', '\\# d', '# a\\', '# `code` *em* [r]', '# [r] &amp; <b>x</b>',
  '===', '---', '=', '-', '--', '== =', '   ===', '    ===', '   ---   ', '\t---', '- - -', '***', '___',
  '```', '~~~', '````', '``` info', '``` a`b', '~~~ a`b',
  '<div>', '</div>', '<pre>', '</pre>', '<!--', '-->', '<!-- c -->', '<?php', '?>', '<x-y>', '<a href="u">', '<![CDATA[', ']]>', '<!X', '<b> t',
  '[r]: /u', '[r]: /u "t"', '[r]:', '/u', '"t"', '"t', 't"', "'t'", '[r]', '[r]: <u v>', '[r\\]]: /u', '[r', ']: /u',
  '*', '-', '+', '1.', '2.', '- foo', '* bar', '1. one', '2. two', '> quote', '>', '- # in', '> # in',
  '[x] y', '[ ] open', '- [ ] task', '- [x] done', '1. [/] doing', '[-] gone',
];
const TABLE_CONTENTS = [
  'a|b', '-|-', '|a|b|', '|---|:-:|', '|a|', '|-|', ':-', '| a \\| b |', '|', '||', '---|', 'x | y | z', '-|-|-', '| `a|b` |',
];
/** Marks that markdown-it reads as the specification does, in every combination. */
const CALM_PREFIXES = ['', '', '> ', '> ', '- ', '- ', '1. ', '  ', '  '];
const LINE_ENDINGS = ['\n', '\r\n', '\r'];

/** Fragments: `wild` ones in any combination, or `calm` ones without link reference definitions, tabs and wide indents. */
export interface Mixture {
  readonly kind: 'wild' | 'calm';
  readonly tables: boolean;
}

/** The text of number `seed`. */
export function generateText(seed: number, { kind, tables }: Mixture): string {
  const pick = buildPicker(seed);
  const all = tables ? [...CONTENTS, ...TABLE_CONTENTS, ...TABLE_CONTENTS] : CONTENTS;
  const contents = kind === 'wild' ? all : all.filter((content) => !/\]:|\t|^ {3}/.test(content));
  const lineEnding = pick(LINE_ENDINGS);
  const lines = Array.from({ length: 1 + pick([2, 4, 8, 12]) }, () => {
    const prefixes = Array.from({ length: pick([0, 1, 1, 2]) }, () => pick(kind === 'wild' ? PREFIXES : CALM_PREFIXES)).join('');
    return prefixes + pick(contents);
  });
  return lines.join(lineEnding) + (pick([true, false]) ? lineEnding : '');
}

/** A picker of elements by the generator of Tommy Ettinger, mulberry32. */
function buildPicker(seed: number): <T>(from: readonly T[]) => T {
  let state = seed;
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return from[((mixed ^ (mixed >>> 14)) >>> 0) % from.length]!;
  };
}
