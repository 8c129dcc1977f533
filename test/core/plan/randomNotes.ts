/**
 * Random notes for the laws of plans: Markdown or AsciiDoc with headings, nested and wrapped items, tails of every
 * dialect, code, prose, right-to-left text and emoji, any line ending. The same seed gives the same note.
 *
 * Sample: `randomNote(random, 'markdown')` may be `## Läufe\n- [x] Meet  id:t0 est:2 #tag\n`.
 */
import type { Dialect } from '../../../server/core/model/documentModel.ts';

/** A number from 0 up to, not including, `below`. */
export type Random = (below: number) => number;

/** A small generator with a full period (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[random(from.length)]!;
}

const TITLES = [
  'Create schema', 'Meet after 11:00 with Ana', 'Port std::vector', 'שלום עולם', 'مهمة', '🚀 launch 👩‍💻', 'Fix #12', 'See `npm run build:x`',
  'Read [guide](https://x.org/a:b)', '**bold** and _soft_', 'What comes after:', 'a', 'Sort ⛔', 'Tags #home', 'due:2030-01-01 first',
];

const TOKENS = [
  'est:3', 'est:2-5', 'est:M', 'est:2-3-8', 'after:t1', 'after:t1,t2+2', 'after:t1@50%', 'overlap:t2+3', 'with:t0', 'sync:t1@2', 'at:8', 'at:8-9,12',
  'at:3+', 'sprint:2', 'owner:ben,ana', 'spent:1', 'left:0', 'due:2030-01-01', '#tag', '#12', 'est:', 'est:x', '[due:: 2030-01-01]', '[est:: 2]', '[dependsOn:: t1, t2]',
  '📅 2030-01-01', '⛔ t1,t2', '🔼', '🔁 every week', '@est(3)', '@depends(t1, t2)', 'before:t1', 'dependsOn:t2',
];

/** A line of `dialect`: title, gap, tokens, perhaps a block id and a hard break. */
function randomTask(random: Random, dialect: Dialect, id: number): string {
  const tokens = Array.from({ length: random(4) }, () => pick(random, TOKENS));
  if (random(2) === 0) tokens.splice(random(tokens.length + 1), 0, pick(random, [`id:t${id}`, `🆔 t${id}`, `[id:: t${id}]`]));
  if (dialect === 'markdown' && random(8) === 0) tokens.push(`^b${id}`);
  const anchor = dialect === 'asciidoc' && random(8) === 0 ? `[[a${id}]]` : '';
  return anchor + [pick(random, TITLES), ...tokens].join(pick(random, [' ', '  ', '\t']));
}

function randomItem(random: Random, dialect: Dialect, id: number, depth: number): readonly string[] {
  const box = `[${pick(random, [' ', ' ', ' ', 'x', 'X', '/', '-'])}]`;
  const task = randomTask(random, dialect, id);
  const wraps = random(4) === 0;
  if (dialect === 'asciidoc') {
    const line = `${'*'.repeat(depth + 1)} ${box} ${task}${random(8) === 0 ? ' +' : ''}`;
    return wraps ? [line, 'wrapped: line'] : [line];
  }
  const indent = '    '.repeat(depth);
  const marker = pick(random, ['-', '-', '-', '*', '1.']);
  const line = `${indent}${marker} ${box} ${task}${wraps ? pick(random, ['', '  ', '\\']) : pick(random, ['', '  '])}`;
  return wraps ? [line, `${indent}${' '.repeat(marker.length + 1)}wrapped: line`] : [line];
}

/** Some sections of checklists between prose and code. */
export function randomNote(random: Random, dialect: Dialect): string {
  const isMarkdown = dialect === 'markdown';
  const lines: string[] = isMarkdown ? pick(random, [['# Note', ''], ['---', 'plan: {capacity: 8}', '---', '# Note', ''], []]).slice() : ['= Note', ...pick(random, [[''], [':plan:', '']])];
  let id = 0;
  for (let section = 1 + random(3); section > 0; section--) {
    if (random(4) > 0) lines.push(`${(isMarkdown ? '#' : '=').repeat(2)} ${pick(random, ['Läufe', 'Plan', 'עברית'])} ${section}${isMarkdown && random(6) === 0 ? ` {#h${section}}` : ''}`);
    if (random(3) === 0) lines.push(isMarkdown ? `<!-- plan: id:s${section} after:t1 -->` : `// plan: id:s${section} after:t1`);
    if (random(3) === 0) lines.push('', 'Some prose with est:3 in it.', '');
    if (random(3) === 0) lines.push(...(isMarkdown ? ['```', '- [ ] no task  est:3', '```', ''] : ['----', '* [ ] no task  est:3', '----', '']));
    let depth = 0;
    for (let count = random(6); count > 0; count--) {
      lines.push(...randomItem(random, dialect, id++, depth));
      depth = Math.min(2, random(depth + 2));
    }
    lines.push('');
  }
  return lines.join(pick(random, ['\n', '\n', '\r\n']));
}
