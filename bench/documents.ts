/**
 * The texts that benchmarks run on: notes below a path the user gives, or generated ones that look like real notes
 * (prose, lists, quotes, tables, code, HTML, two-line titles) from a fixed seed. It measures nothing.
 */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dialectOf } from '../server/core/parseNote.ts';
import type { Dialect } from '../server/core/model/documentModel.ts';

export interface Documents {
  readonly source: string;
  readonly markdown: readonly string[];
  readonly asciidoc: readonly string[];
}

/** A small deterministic generator (mulberry32): the same numbers on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = 'the a note plan reader river stone harbour letter engine garden winter morning paper signal lantern of and to in with over under before after writes keeps finds moves quiet small long bright early'.split(' ');

function sentence(random: () => number, dialect: Dialect): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 14) }, () => WORDS[Math.floor(random() * WORDS.length)]!);
  const mark = random();
  if (mark < 0.15) words[1] = dialect === 'markdown' ? `**${words[1]}**` : `*${words[1]}*`;
  else if (mark < 0.25) words[2] = `\`${words[2]}\``;
  else if (mark < 0.35) words[3] = dialect === 'markdown' ? `[${words[3]}](https://example.org/${words[3]})` : `https://example.org/${words[3]}[${words[3]}]`;
  return `${words.join(' ')}.`;
}

function paragraph(random: () => number, dialect: Dialect): string {
  return Array.from({ length: 2 + Math.floor(random() * 5) }, () => sentence(random, dialect)).join('\n');
}

function heading(random: () => number, dialect: Dialect): string {
  const level = 2 + Math.floor(random() * 3);
  const title = sentence(random, dialect).slice(0, -1).split(' ').slice(0, 5).join(' ');
  if (level === 2 && random() < 0.1) return `${title}\n${'-'.repeat([...title].length)}`;
  return `${(dialect === 'markdown' ? '#' : '=').repeat(level)} ${title}`;
}

const BLOCKS: Readonly<Record<Dialect, readonly ((random: () => number) => string)[]>> = {
  markdown: [
    (random) => `\`\`\`sh\n# not a heading\n${paragraph(random, 'markdown')}\n\`\`\``,
    (random) => `- ${sentence(random, 'markdown')}\n- ${sentence(random, 'markdown')}\n  ${sentence(random, 'markdown')}\n  - [ ] ${sentence(random, 'markdown')}`,
    (random) => `> ${sentence(random, 'markdown')}\n> ${sentence(random, 'markdown')}`,
    (random) => `| a | b |\n| --- | --- |\n| ${WORDS[Math.floor(random() * 9)]} | # no heading |`,
    (random) => `<div>\n# not one either\n${sentence(random, 'markdown')}\n</div>`,
  ],
  asciidoc: [
    (random) => `[source,sh]\n----\n== not a heading\n${paragraph(random, 'asciidoc')}\n----`,
    (random) => `* ${sentence(random, 'asciidoc')}\n* ${sentence(random, 'asciidoc')}\n** [ ] ${sentence(random, 'asciidoc')}`,
    (random) => `[NOTE]\n====\n${sentence(random, 'asciidoc')}\n====`,
    (random) => `|===\n|a |b\n|${WORDS[Math.floor(random() * 9)]} |== no heading\n|===`,
    (random) => `// a comment\n:key: value\n\n.A title\nNOTE: ${sentence(random, 'asciidoc')}`,
  ],
};

/** One generated note of about `size` units. */
export function generateDocument(dialect: Dialect, size: number, seed: number): string {
  const random = createRandom(seed);
  const parts = [dialect === 'markdown' ? '# A generated note' : '= A generated note'];
  let length = parts[0]!.length;
  while (length < size) {
    const dice = random();
    const blocks = BLOCKS[dialect];
    const part = dice < 0.2 ? heading(random, dialect) : dice < 0.8 ? paragraph(random, dialect) : blocks[Math.floor(random() * blocks.length)]!(random);
    parts.push(part);
    length += part.length + 2;
  }
  return `${parts.join('\n\n')}\n`;
}

function readNotes(path: string): Documents {
  const files = statSync(path).isDirectory()
    ? globSync('**/*', { cwd: path, exclude: ['**/node_modules/**'] }).map((name) => join(path, name)).sort()
    : [path];
  const texts: Record<Dialect, string[]> = { markdown: [], asciidoc: [] };
  for (const file of files) {
    const dialect = dialectOf(file);
    if (dialect !== undefined && statSync(file).isFile()) texts[dialect].push(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  }
  return { source: path, ...texts };
}

/** The notes below `path`, or generated ones where a dialect has none there (or no path is given). */
export function loadDocuments(path: string | undefined): Documents {
  const found = path === undefined ? { source: 'generated', markdown: [], asciidoc: [] } : readNotes(path);
  const generated = (dialect: Dialect): string[] => Array.from({ length: 60 }, (_, seed) => generateDocument(dialect, 20_000, seed + 1));
  return {
    source: found.source,
    markdown: found.markdown.length > 0 ? found.markdown : generated('markdown'),
    asciidoc: found.asciidoc.length > 0 ? found.asciidoc : generated('asciidoc'),
  };
}

/** Notes strung together, repeated or cut at a line so that the text has about `size` units. */
export function joinToSize(texts: readonly string[], size: number): string {
  let text = '';
  for (let index = 0; text.length < size; index++) text += `${texts[index % texts.length]}\n\n`;
  return text.slice(0, text.indexOf('\n', size - 1) + 1 || text.length);
}
