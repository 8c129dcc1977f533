/**
 * `throughline toc` as a user meets it: what it prints, where, and with which exit status.
 * Bad input has tests of its own.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tocOutput } from '../../server/protocol/cliShapes.ts';
import type { TocOutput } from '../../server/protocol/cliShapes.ts';
import { bundle, folderOf, throughline } from './runThroughline.ts';

const CHAPTER = '# Ponds\n\nFive words stand right here.\n\n## Frogs\n\n### Tree frogs\n\n## Newts\n';
const MANUAL = '= Meadows\n\n== Grasses\n\n[discrete]\n== Aside\n\n== Herbs\n';

const field = folderOf({ 'ponds.md': CHAPTER, 'meadows.adoc': MANUAL });

/** Standard output as JSON of the documented shape; nothing else may stand there. */
async function json(given: readonly string[], cwd = field): Promise<TocOutput> {
  const { out, err, status } = await throughline(['toc', ...given], { cwd });
  assert.equal(err, '');
  assert.equal(status, 0);
  return tocOutput.parse(JSON.parse(out));
}

test('one note: its headings, indented', async () => {
  assert.deepEqual(await throughline(['toc', 'ponds.md'], { cwd: field }), {
    status: 0, err: '', out: 'Ponds\n  Frogs\n    Tree frogs\n  Newts\n',
  });
});

test('--depth counts heading levels, --numbers start below the title', async () => {
  const { out } = await throughline(['toc', '--numbers', '--depth', '2', 'ponds.md'], { cwd: field });
  assert.equal(out, 'Ponds\n  1 Frogs\n  2 Newts\n');
});

test('--format markdown and asciidoc', async () => {
  const { out } = await throughline(['toc', '--format', 'markdown', 'ponds.md'], { cwd: field });
  assert.equal(out, '- [Ponds](#ponds)\n  - [Frogs](#frogs)\n    - [Tree frogs](#tree-frogs)\n  - [Newts](#newts)\n');
  const asciidoc = await throughline(['toc', '--format=asciidoc', 'meadows.adoc'], { cwd: field });
  assert.equal(asciidoc.out, '* <<_grasses,Grasses>>\n* <<_herbs,Herbs>>\n');
});

test('--stats: words and minutes, subsections included', async () => {
  const { out } = await throughline(['toc', '--stats', '--depth', '1', 'ponds.md'], { cwd: field });
  assert.equal(out, 'Ponds (10 words, 1 min)\n');
  const { files } = await json(['--json', '--stats', '--words-per-minute', '100', 'ponds.md']);
  assert.deepEqual([files[0]!.words, files[0]!.minutes, files[0]!.headings[1]!.words], [10, 0.1, 3]);
});

test('--stats: below several notes, what they are together', async () => {
  const { files } = await json(['--json', '--stats', 'ponds.md', 'meadows.adoc']);
  const { out } = await throughline(['toc', '--stats', 'ponds.md', 'meadows.adoc'], { cwd: field });
  assert.equal(out.trimEnd().split('\n').at(-1), `2 notes (${files[0]!.words! + files[1]!.words!} words, 1 min)`);
});

test('--json: files in the order given, headings with level, line and id', async () => {
  assert.deepEqual(await json(['--json', 'ponds.md', 'meadows.adoc']), {
    files: [
      { path: 'ponds.md', dialect: 'markdown', title: 'Ponds', headings: [
        { level: 1, text: 'Ponds', line: 1, id: 'ponds' },
        { level: 2, text: 'Frogs', line: 5, id: 'frogs' },
        { level: 3, text: 'Tree frogs', line: 7, id: 'tree-frogs' },
        { level: 2, text: 'Newts', line: 9, id: 'newts' },
      ] },
      { path: 'meadows.adoc', dialect: 'asciidoc', title: 'Meadows', headings: [
        { level: 1, text: 'Meadows', line: 1, id: '' },
        { level: 2, text: 'Grasses', line: 3, id: '_grasses' },
        { level: 2, text: 'Aside', line: 6, id: '_aside', discrete: true },
        { level: 2, text: 'Herbs', line: 8, id: '_herbs' },
      ] },
    ],
  });
  assert.deepEqual(await json(['--format', 'json', 'ponds.md']), await json(['--json', 'ponds.md']));
});

test('standard input, with its dialect', async () => {
  assert.equal((await throughline(['toc', '-', '--dialect', 'markdown'], { input: CHAPTER })).out, 'Ponds\n  Frogs\n    Tree frogs\n  Newts\n');
  const unsaid = await throughline(['toc', '-'], { input: CHAPTER });
  assert.equal(unsaid.status, 2);
  assert.match(unsaid.err, /--dialect markdown or --dialect asciidoc/);
});

const BOOK = {
  'SUMMARY.md': '# Summary\n\n[Welcome](README.md)\n\n# Wet places\n\n- [Still water](ponds.md)\n  - [In detail](more/newts.adoc)\n- [Rivers]()\n- [Lakes](lakes.md)\n',
  'README.md': '# Field guide\n', 'ponds.md': CHAPTER, 'more/newts.adoc': '= Newts\n\n== Smooth newt\n', 'left-out.md': '# Left out\n',
};

test('a folder is a book in the order of its summary; what is wrong with the summary is said, the rest is shown', async () => {
  const folder = folderOf(BOOK);
  const { out, err, status } = await throughline(['toc', '--depth', '1', '.'], { cwd: folder });
  assert.equal(out, 'README.md\n  Field guide\nponds.md\n  Ponds\nmore/newts.adoc\n  Newts\nleft-out.md\n  Left out\n');
  assert.match(err, /SUMMARY\.md:10: There is no note lakes\.md\./);
  assert.equal(status, 0);
});

test('--book: one tree of chapters and headings', async () => {
  const folder = folderOf(BOOK);
  const { out } = await throughline(['toc', '--book', '--numbers', '.'], { cwd: folder });
  assert.equal(out, `Welcome
Wet places
  1 Still water
    Frogs
      Tree frogs
    Newts
    1.1 In detail
      1.1.1 Smooth newt
  2 Rivers (to come)
  3 Lakes (missing)
Not in the summary
  Left out
`);
  const asJson = tocOutput.parse(JSON.parse((await throughline(['toc', '--book', '--json', folder])).out));
  assert.equal(asJson.books![0]!.order, 'summary');
  assert.equal(asJson.books![0]!.title, 'Field guide');
  assert.deepEqual(asJson.books![0]!.nodes[3], { kind: 'note', title: 'In detail', number: '1.1', path: join(folder, 'more/newts.adoc'), parent: 2 });
});

test('--book: what a definition names beside notes is not said to be missing', async () => {
  const folder = folderOf({ 'SUMMARY.md': '- [Lakes](lakes.md)\n- [Script](run.sh)\n- [Outside](../up.md)\n', 'run.sh': '' });
  const { out } = await throughline(['toc', '--book', folder]);
  assert.equal(out, 'Lakes (missing)\nScript (no note)\nOutside (no note)\n');
});

test('--book reads conditions as Asciidoctor does where it includes: in unsafe mode', async () => {
  const text = '= T\n\nifdef::safe-mode-unsafe[]\n== {safe-mode-name} {safe-mode-level}\nendif::[]\nifdef::safe-mode-secure[]\n== Secure\nendif::[]\n\ninclude::b.txt[]\n';
  const { out } = await throughline(['toc', '--book', 'a.adoc'], { cwd: folderOf({ 'a.adoc': text, 'b.txt': '== B\n' }) });
  assert.equal(out, 'T\n  unsafe 0\n  B\n');
});

test('--book expands AsciiDoc includes: each heading with its own file and line; included notes are no chapters', async () => {
  const folder = folderOf({
    'guide.adoc': '= Guide\n\n== Start\n\none two\n\ninclude::parts/a.adoc[leveloffset=+1]\n\n== End\n\ninclude::gone.adoc[]\n',
    'parts/a.adoc': '// a comment\n= Part\n\nthree\n\n== Inner\n', 'b.md': '# Bee\n',
  });
  const shown = await throughline(['toc', '--book', '.'], { cwd: folder });
  assert.equal(shown.out, 'Bee\nGuide\n  Start\n  Part\n    Inner\n  End\n');
  assert.equal(shown.err, 'throughline: guide.adoc:11: gone.adoc is not there.\n');
  const asJson = await throughline(['toc', '--book', '--json', '--stats', 'guide.adoc'], { cwd: folder });
  const [guide] = tocOutput.parse(JSON.parse(asJson.out)).files;
  assert.deepEqual(guide!.headings.map(({ text, level, line, file, words }) => [text, level, line, file, words]), [
    ['Guide', 1, 1, undefined, 8], ['Start', 2, 3, undefined, 3], ['Part', 2, 2, 'parts/a.adoc', 3], ['Inner', 3, 6, 'parts/a.adoc', 1],
    ['End', 2, 9, undefined, 1],
  ]);
  const apart = await throughline(['toc', '--json', '.'], { cwd: folder });
  assert.deepEqual(tocOutput.parse(JSON.parse(apart.out)).files.map(({ path, headings }) => [path, headings.length]),
    [['b.md', 1], ['guide.adoc', 3], ['parts/a.adoc', 2]]);
});

test('a title cannot steer the terminal', async () => {
  const folder = folderOf({ 'a.md': '# Plain \u001b[31mred\u0007\n' });
  const { out } = await throughline(['toc', 'a.md'], { cwd: folder });
  assert.ok(out.includes('Plain \uFFFD[31mred\uFFFD'), out);
});

test('without a summary: README first, numbers as numbers; ignored files stay out', async () => {
  const folder = folderOf({
    '10.md': '# Ten', '9.md': '# Nine', 'README.md': '# Start', 'node_modules/x/a.md': '# No', '.git/HEAD': '', '.gitignore': 'drafts/\n',
    'drafts/d.md': '# Draft', 'part/b.adoc': '= Bee', 'part/index.md': '# Part', 'readme.txt': '# no note',
  });
  const { out } = await throughline(['toc', folder, '--json']);
  assert.deepEqual(tocOutput.parse(JSON.parse(out)).files.map(({ path }) => path.slice(folder.length + 1)),
    ['README.md', '9.md', '10.md', 'part/index.md', 'part/b.adoc']);
});

test('--write and --check refresh and check marked contents lists, byte for byte', async () => {
  const before = '\ufeff# A\r\n\r\n<!-- toc -->\r\n\r\n* [Old](#old)\r\n\r\n<!-- tocstop -->\r\n\r\n## B\nmixed\r\n## C  \r\n';
  const after = before.replace('* [Old](#old)\r\n', '* [B](#b)\r\n* [C](#c)\r\n');
  const folder = folderOf({ 'a.md': before, 'sub/fresh.md': '# No list here\n', 'b.adoc': '= B\n:toc:\n' });
  const stale = await throughline(['toc', '--check', '.'], { cwd: folder });
  assert.deepEqual(stale, { status: 1, out: '', err: 'throughline: a.md: stale contents list; refresh it with throughline toc --write\n' });
  assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), before);
  assert.deepEqual(await throughline(['toc', '--write', '.'], { cwd: folder }), { status: 0, err: '', out: 'a.md: contents list refreshed\n' });
  assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), after);
  assert.deepEqual(await throughline(['toc', '--check', '.'], { cwd: folder }), { status: 0, out: '', err: '' });
  const filtered = await throughline(['toc', '--write', '-', '--dialect', 'markdown'], { input: before });
  assert.equal(filtered.out, after);
});

test('--write says why there is nothing to refresh in a named file, and what is wrong with markers', async () => {
  const folder = folderOf({ 'a.md': '# A\n', 'b.adoc': '= B\n', 'c.md': '# C\n\n<!-- toc -->\n' });
  const { err, status } = await throughline(['toc', '--write', 'a.md', 'b.adoc', 'c.md'], { cwd: folder });
  assert.match(err, /a\.md: no contents list here: put <!-- toc --> and <!-- tocstop -->/);
  assert.match(err, /b\.adoc: nothing to refresh: AsciiDoc renders its contents by itself/);
  assert.match(err, /c\.md:3: This contents list has no end marker/);
  assert.equal(status, 1);
});

test('wrong usage: all errors at once, with the nearest option', async () => {
  const { out, err, status } = await throughline(['toc', '--dept=2', '--format', 'markdwon', '--words-per-minute', 'many']);
  assert.equal(out, '');
  assert.equal(status, 2);
  for (const part of [
    /unknown option --dept; did you mean --depth\?/, /--format takes text, markdown, asciidoc or json, not "markdwon"; did you mean markdown\?/,
    /--words-per-minute takes a whole number from 1, not "many"/, /give a file or a folder/, /see throughline toc --help/,
  ]) assert.match(err, part);
});

test('a path that begins with - is one mistake, and the way to name it is said', async () => {
  const { err } = await throughline(['toc', '-notes.md', 'a.md']);
  assert.equal(err, 'throughline: toc: unknown option -notes.md; a path that begins with - goes after --\nthroughline: toc: see throughline toc --help\n');
  const folder = folderOf({ '-notes.md': '# Notes\n' });
  assert.equal((await throughline(['toc', '--', '-notes.md'], { cwd: folder })).out, 'Notes\n');
});

for (const [given, message] of [
  [[], /no command given/],
  [['tco'], /unknown command tco; did you mean toc\?/],
  [['toc', '--depth', '--json', 'a.md'], /--depth takes a whole number after it/],
  [['toc', '--depth', '0', 'a.md'], /--depth takes a whole number from 1, not "0"/],
  [['toc', '--json=yes', 'a.md'], /--json takes no value/],
  [['toc', '--write', '--check', 'a.md'], /--write and --check exclude each other/],
  [['toc', '--check', '--json', 'a.md'], /--json has no meaning with --write or --check/],
  [['toc', '--json', '--format', 'text', 'a.md'], /--json and --format exclude each other/],
] as const) {
  test(`wrong usage: throughline ${given.join(' ')}`, async () => {
    const { out, err, status } = await throughline(given);
    assert.match(err, message);
    assert.deepEqual([out, status], ['', 2]);
  });
}

test('help and version', async () => {
  const help = await throughline(['--help']);
  assert.match(help.out, /^Usage: throughline COMMAND PATH…/);
  const toc = await throughline(['toc', '--help']);
  for (const option of ['depth', 'format', 'json', 'numbers', 'stats', 'book', 'write', 'check', 'dialect', 'words-per-minute']) assert.ok(toc.out.includes(`--${option} `), option);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.deepEqual(await throughline(['--version']), { status: 0, out: `${version}\n`, err: '' });
});

test('a path that begins with a dash follows --', async () => {
  const folder = folderOf({ '-a.md': '# Dash\n' });
  assert.equal((await throughline(['toc', '--', '-a.md'], { cwd: folder })).out, 'Dash\n');
});

test('a reader that closes the pipe early is no failure', { timeout: 30_000 }, async () => {
  const folder = folderOf({ 'big.md': '# Heading\n'.repeat(200_000) });
  const child = spawn(process.execPath, [bundle(), 'toc', 'big.md'], { cwd: folder });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [status] = await once(child, 'close') as [number | null];
  assert.deepEqual([status, Buffer.concat(errors).toString()], [0, '']);
});
