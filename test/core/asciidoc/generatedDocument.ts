/**
 * Small AsciiDoc documents made at random from fragments that have gone wrong somewhere, the same for the same seed.
 */
export type Random = () => number;

/** Numbers from 0 to below 1, by a linear congruence good enough for choosing. */
export function randomFrom(seed: number): Random {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const WORDS = [
  'foo', 'Bar', 'Code', 'ab', 'x', 'Überblick', 'two words', 'a-b.c', 'T1',
];
const INLINE = [
  '*bold*', '_it_', '`mono`', '#mark#', '[.r]#role#', '^sup^', '~sub~', '**un**con', '+pass+', '++pa*ss*++', 'pass:q[*p*]', '{v}',
  '{undef}', '\\{v}', '{nbsp}x', '{cpp}', '(C)', 'a--b', 'a -- b', '->', "it's", '...', '"`q`"', "'`s`'",
  'https://a.b[the *site*]', 'https://a.b', 'link:x.html[go]', 'xref:foo[there]', '<<foo>>', '<<foo,text>>', 'footnote:[f]',
  'image:p.png[alt]', 'stem:[x^2]', '((term))', '(((a,b)))', '[[inl]]x', 'anchor:y[]', '&amp;', '&nbsp;', '<b>', 'me@x.org',
  'C++ & C#', '{counter:n}', '\\*no*', '__a__', '`+lit+`', '日本語', 'kbd:[Ctrl+T]', 'a => b', '1 < 2', 'icon:tip[]',
  'mailto:a@b.org[m]', '{empty}',
];
const DELIMITERS = [
  '----', '-----', '====', '=====', '****', '____', '++++', '....', '--', '|===', '```', '```ruby', '////', ',===', '~~~~',
  '````', '--',
];
const STYLES = [
  '[NOTE]', '[quote]', '[verse]', '[source,ruby]', '[listing]', '[literal]', '[discrete]', '[float]', '[discrete#did]',
  '[appendix]', '[preface]', '[abstract]', '[comment]', '[sect1]', '[example]', '[#id1]', '[[id2]]', '[id=id3]', '[.role]',
  '[.r#id4%o]', '[#id1,reftext="R"]', '[[id5,Ref]]', '[[1bad]]', '[id=]', '[]', '[bibliography]', '[,x]', '[pass]', '[stem]',
  '[horizontal]', '[qanda]', '[normal]', '[sidebar]', '[open]',
];
const ATTRIBUTES = [
  ':v: 1.0', ':v: two', ':!v:', ':sectnums:', ':!sectnums:', ':idprefix:', ':idseparator: -', ':idprefix: p-', ':idseparator:',
  ':!sectids:', ':sectids:', ':leveloffset: 1', ':leveloffset: +1', ':leveloffset: -1', ':!leveloffset:', ':flag:', ':!flag:',
  ':long: a \\\n  b', ':experimental:', ':x y: z', ':doctype: book', ':n: 5', ':idseparator: ab',
];
const LISTS = [
  '* a', '** b', '*** c', '- d', '. e', '.. f', '1. g', 'a. h', 'i) j', 'term:: def', 'term::', 'other;;', 'sub::: def',
  '<1> callout', '* [ ] todo', '* [x] done', '+', '  literal', '* [[li]]x', 'term:: * nested', '  * indented', '\t- tabbed',
  '  continued:: y', '<.> auto', '[[t1]]term:: x',
];
const CONDITIONALS = [
  'ifdef::flag[]', 'ifndef::flag[]', 'endif::[]', 'endif::flag[]', 'ifdef::flag[== Shown]', 'ifndef::flag[== Hidden]',
  'ifeval::["{v}" == "1.0"]', 'ifdef::flag,v[]', 'ifdef::flag+v[]', '\\ifdef::flag[]', 'ifeval::[{n} > 3]', 'ifndef::flag[text]',
  'endif::other[]',
];
const OTHERS = [
  '// comment', '//// x', '///', 'para', 'para two', '.Block title', '...', '....', "'''", '<<<', '---', '***', '* * *',
  'image::x.png[]', 'toc::[]', 'video::y[]', 'custom::z[]', 'NOTE: note', '> quote', '> == in quote', '>', ' indented', '\tTab',
  'text [[inline]] anchor:mac[] end', '{v}', '|a |b', 'a | b', '|[[_foo]]x |[[cell]] y', 'a|[[_bar]] z', '+', '-- Author',
  '"quoted', '//', 'http://x.y', '[[a]] text', ':notentry', 'x:y', '*bold* start', '_', '==', '=', '#', 'line +', 'a::b', '::',
  ';; x',
];

/** A document of some fragments chosen with `random`; about one in three begins with a header. */
export function generateDocument(random: Random): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  const lines: string[] = [];
  if (random() < 0.35) lines.push(...header(pick, random));
  const count = 2 + Math.floor(random() * 16);
  const focus = [LISTS, DELIMITERS, CONDITIONALS, STYLES, OTHERS, ATTRIBUTES][Math.floor(random() * 6)]!;
  for (let index = 0; index < count; index++) {
    const roll = random();
    if (roll < 0.3) lines.push(...heading(pick, random));
    else if (roll < 0.5) lines.push(pick(focus));
    else if (roll < 0.58) lines.push(pick(DELIMITERS));
    else if (roll < 0.66) lines.push(pick(STYLES));
    else if (roll < 0.72) lines.push(pick(ATTRIBUTES));
    else if (roll < 0.82) lines.push(pick(LISTS));
    else if (roll < 0.86) lines.push(pick(CONDITIONALS));
    else lines.push(pick(OTHERS));
    if (random() < 0.45) lines.push('');
    if (random() < 0.05) lines.push('', '');
  }
  return lines.join('\n') + (random() < 0.8 ? '\n' : '');
}

const NESTING = [
  ...LISTS, '+', '+', '+', '', '', '', '', '', '', 'text', '//c', '[discrete]', '== H', '=== {v}', '[NOTE]', '====', '--', '----',
  '****', '____', '.Title', '[[id]]', ':v: 1', 'ifdef::v[]', 'endif::[]', '|===', '> q', '> [discrete]', '> == Q', '>', '[quote]',
  'image::x[]', "'''", '[horizontal]', 'H2', '```', '[source]', 'Foo\n---', '**** x', '[verse]', 'II) r', 'z. z', '*', '•\tbull',
  '<.> c2', 'a;; b', '* [[[bib]]] z', '[bibliography]', '== References', 'anchor:q[] t', '[[_h]]', 'deep:::: x', '/////',
];

/** A document of lists, blocks and continuations in one another, with discrete headings everywhere. */
export function generateNestedDocument(random: Random): string {
  const lines: string[] = [];
  for (let count = 4 + Math.floor(random() * 26); count > 0; count--) {
    lines.push(NESTING[Math.floor(random() * NESTING.length)]!);
    if (random() < 0.25) lines.push('');
    if (random() < 0.15) lines.push('[discrete]', '== H');
  }
  return `${lines.join('\n')}\n\n== End\n`;
}

type Pick = (list: readonly string[]) => string;

function header(pick: Pick, random: Random): string[] {
  const lines: string[] = [];
  if (random() < 0.2) lines.push('// first');
  if (random() < 0.3) lines.push(pick(ATTRIBUTES));
  if (random() < 0.1) lines.push(pick(STYLES));
  if (random() < 0.85) lines.push(...(random() < 0.8 ? [`= ${title(pick, random)}`] : ['Document', '========']));
  else lines.push('text', '');
  if (random() < 0.3) lines.push('Ann B. Author <a@b.org>');
  if (random() < 0.2) lines.push('v1.2, 2026-01-01: Remark');
  while (random() < 0.4) lines.push(pick(ATTRIBUTES));
  if (random() < 0.85) lines.push('');
  return lines;
}

function heading(pick: Pick, random: Random): string[] {
  const text = title(pick, random);
  if (random() < 0.2) {
    const mark = pick(['=', '-', '~', '^', '+']);
    const surplus = pick(['0', '0', '1', '-1', '2']);
    return [text, mark.repeat(Math.max(1, text.length + Number(surplus)))];
  }
  const marks = (random() < 0.9 ? '=' : '#').repeat(1 + Math.floor(random() * 5.2));
  const closing = random() < 0.15 ? ` ${marks}` : random() < 0.05 ? ` ${marks}=` : '';
  const anchor = random() < 0.08 ? pick([' [[own]]', ' [[own,Text]]', ' \\[[own]]', '[[own]]']) : '';
  return [`${marks}${pick([' ', ' ', '  ', '\t'])}${text}${anchor}${closing}${random() < 0.1 ? '  ' : ''}`];
}

function title(pick: Pick, random: Random): string {
  const parts = [pick(WORDS)];
  while (random() < 0.45) parts.push(random() < 0.6 ? pick(INLINE) : pick(WORDS));
  if (random() < 0.1) parts.shift();
  return parts.length === 0 ? pick(INLINE) : parts.join(random() < 0.9 ? ' ' : '');
}
