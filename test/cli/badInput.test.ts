/**
 * `throughline toc` on files and folders as they should not be: every message names the path and the reason, and the
 * other files are still processed. What the bytes of a note may hold is in the tests of `decodeNote`.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tocOutput } from '../../server/protocol/cliShapes.ts';
import { bundle, folderOf, throughline } from './runThroughline.ts';

const GOOD = '# Good\n';

async function toc(folder: string, ...given: readonly string[]): ReturnType<typeof throughline> {
  return throughline(['toc', ...given], { cwd: folder });
}

test('files that are not there, no files, no notes: each is named, the good one is shown', async () => {
  const folder = folderOf({ 'good.md': GOOD, 'a.txt': '# Text\n', 'sub/b.md': '# B\n' });
  const { out, err, status } = await toc(folder, 'gone.md', 'good.md', 'good.md/inside.md', 'a.txt', '--json');
  assert.deepEqual(tocOutput.parse(JSON.parse(out)).files.map(({ path }) => path), ['good.md']);
  assert.match(err, /throughline: gone\.md: no such file or folder\n/);
  assert.match(err, /throughline: good\.md\/inside\.md: not a folder\n/);
  assert.match(err, /throughline: a\.txt: not the name of a note .*--dialect/);
  assert.equal(status, 2);
  assert.equal((await toc(folder, 'a.txt', '--dialect', 'markdown')).out, 'Text\n');
});

test('a folder without notes is said to be so, and is no failure', async () => {
  assert.deepEqual(await toc(folderOf({ 'x.txt': '' }), '.'), { status: 0, out: '', err: 'throughline: .: no notes in this folder\n' });
});

test('a note without headings is said to have none, and is no failure', async () => {
  assert.deepEqual(await toc(folderOf({ 'x.md': 'text\n' }), 'x.md'), { status: 0, out: '', err: 'throughline: x.md: no headings in this note\n' });
});

test('invalid UTF-8: shown with replacements, the place is named, and never written back', async () => {
  const bytes = Buffer.concat([Buffer.from('# A\n<!-- toc -->\n<!-- tocstop -->\n## B'), Buffer.from([0xff]), Buffer.from('\n')]);
  const folder = folderOf({ 'a.md': bytes });
  const shown = await toc(folder, 'a.md');
  assert.equal(shown.out, 'A\n  B\ufffd\n');
  assert.match(shown.err, /a\.md: Byte 38 is no valid UTF-8/);
  assert.equal(shown.status, 0);
  const written = await toc(folder, '--write', 'a.md');
  assert.match(written.err, /a\.md: not written: its invalid bytes would be lost/);
  assert.equal(written.status, 2);
  assert.deepEqual(readFileSync(join(folder, 'a.md')), bytes);
});

test('invalid UTF-8 in standard input: --write prints the very bytes that came', async () => {
  const bytes = Buffer.from('# T\n\n<!-- toc -->\n<!-- tocstop -->\n\n## A \xff\n', 'latin1');
  const { out, err, status } = await throughline(['toc', '--write', '--dialect', 'markdown', '-'], { input: bytes, encoding: 'latin1' });
  assert.equal(out, bytes.toString('latin1'));
  assert.match(err, /-: printed as it was: its invalid bytes would be lost/);
  assert.equal(status, 2);
});

test('byte-order mark, CRLF, lone CR and mixed endings: the same headings and lines; UTF-16 is written back as UTF-16', async () => {
  const folder = folderOf({
    'bom.md': '\ufeff# A\n\n## B\n', 'crlf.md': '# A\r\n\r\n## B\r\n', 'cr.md': '# A\r\r## B', 'mixed.md': '# A\r\n\r## B\n',
    'utf16.md': Buffer.from('\ufeff# A\n\n## B\n', 'utf16le'),
  });
  const { out } = await toc(folder, '--json', 'bom.md', 'crlf.md', 'cr.md', 'mixed.md', 'utf16.md');
  for (const { headings, path } of tocOutput.parse(JSON.parse(out)).files) {
    assert.deepEqual(headings.map(({ text, line }) => [text, line]), [['A', 1], ['B', 3]], path);
  }
  const list = folderOf({ 'a.md': Buffer.from('\ufeff<!-- toc -->\n<!-- tocstop -->\n# Ä\n', 'utf16le').swap16() });
  assert.equal((await toc(list, '--write', 'a.md')).status, 0);
  assert.equal(readFileSync(join(list, 'a.md')).swap16().toString('utf16le'), '\ufeff<!-- toc -->\n\n- [Ä](#ä)\n\n<!-- tocstop -->\n# Ä\n');
});

test('a NUL is text, a binary file is none', async () => {
  const folder = folderOf({ 'nul.md': '# A\0b\n', 'binary.md': Buffer.alloc(4096), 'good.md': GOOD });
  const { out, err, status } = await toc(folder, '.');
  assert.match(out, /Good/);
  assert.match(out, /nul\.md\n {2}A/);
  assert.match(err, /binary\.md: This is no text/);
  assert.equal(status, 2);
});

test('an unreadable folder and an unreadable file: the reason is said, the rest is shown', { skip: process.platform === 'win32' }, async () => {
  const folder = folderOf({ 'good.md': GOOD, 'closed/a.md': '# A\n', 'secret.md': '# S\n' });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'closed'), 0);
  chmodSync(join(folder, 'secret.md'), 0);
  const isRoot = process.getuid?.() === 0;
  const { out, err, status } = await throughline(['toc', '.'], { cwd: folder, ...(isRoot ? { uid: 65534 } : {}) });
  chmodSync(join(folder, 'closed'), 0o755);
  assert.equal(out, 'good.md\n  Good\n');
  assert.match(err, /throughline: closed: permission denied\n/);
  assert.match(err, /throughline: secret\.md: permission denied\n/);
  assert.equal(status, 2);
});

test('links that lead in circles or nowhere end the walk nowhere', async () => {
  const folder = folderOf({ 'a/good.md': GOOD });
  symlinkSync('..', join(folder, 'a', 'up'));
  symlinkSync('self', join(folder, 'self'));
  symlinkSync('gone.md', join(folder, 'dangling.md'));
  const { out, status } = await toc(folder, '--json', '.');
  assert.deepEqual(tocOutput.parse(JSON.parse(out)).files.map(({ path }) => path), ['a/good.md']);
  assert.equal(status, 0);
  const named = await toc(folder, 'self');
  assert.match(named.err, /throughline: self: a symbolic link that leads back to itself\n/);
  assert.equal(named.status, 2);
});

test('a file deleted between listing and reading is named; the others are shown', async () => {
  const preload = join(folderOf({
    'deleteListed.cjs': `
      const files = require('node:fs/promises');
      const { readdir, unlink } = files;
      const { join } = require('node:path');
      files.readdir = async (folder, ...rest) => {
        const entries = await readdir(folder, ...rest);
        for (const { name } of entries) if (name === 'deleted.md') await unlink(join(folder, name));
        return entries;
      };`,
  }), 'deleteListed.cjs');
  const folder = folderOf({ 'deleted.md': '# Deleted\n', 'good.md': GOOD });
  const { out, err, status } = await throughline(['toc', '.'], { cwd: folder, preload });
  assert.deepEqual({ out, err, status }, {
    out: 'good.md\n  Good\n', err: 'throughline: deleted.md: no such file or folder\n', status: 2,
  });
});

test('a line of 1 MB, 100,000 headings, 10,000 unclosed <, and an unclosed fence', async () => {
  const folder = folderOf({
    'line.md': `# ${'word '.repeat(200_000)}\n`, 'many.md': '# H\n'.repeat(100_000), 'open.md': `${'<'.repeat(10_000)}\n\n# After\n`,
    'fence.md': `# Before\n\n\`\`\`\n${'# not a heading\n'.repeat(10_000)}`,
  });
  const { out, status } = await toc(folder, '--json', '--stats', 'line.md', 'many.md', 'open.md', 'fence.md');
  const { files } = tocOutput.parse(JSON.parse(out));
  assert.equal(status, 0);
  assert.deepEqual(files.map(({ headings }) => headings.length), [1, 100_000, 1, 1]);
  assert.equal(files[0]!.words, 200_000);
});

test('a note of 50 MB', { timeout: 60_000 }, async () => {
  const section = `## Section\n\n${'Some words of prose that go on for a while in one line.\n'.repeat(80)}\n`;
  const count = Math.ceil(50_000_000 / section.length);
  const folder = folderOf({ 'big.md': section.repeat(count) });
  const { out, err, status } = await toc(folder, '--depth', '2', 'big.md');
  assert.deepEqual([out.split('\n').length - 1, err, status], [count, '', 0]);
});

test('--write keeps the mode of a file and goes through links; nothing is left beside it', async () => {
  const folder = folderOf({ 'real/a.md': '<!-- toc -->\n<!-- tocstop -->\n# A\n' });
  chmodSync(join(folder, 'real/a.md'), 0o640);
  symlinkSync('real/a.md', join(folder, 'link.md'));
  assert.equal((await toc(folder, '--write', 'link.md')).status, 0);
  assert.match(readFileSync(join(folder, 'real/a.md'), 'utf8'), /- \[A\]\(#a\)/);
  assert.equal(statSync(join(folder, 'real/a.md')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(join(folder, 'real')), ['a.md']);
});

test('--write in a folder that may not be written to says so and changes nothing', { skip: process.platform === 'win32' }, async () => {
  const folder = folderOf({});
  mkdirSync(join(folder, 'sub'));
  const text = '<!-- toc -->\n<!-- tocstop -->\n# A\n';
  writeFileSync(join(folder, 'sub/a.md'), text);
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'sub'), 0o555);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(join(folder, 'sub/a.md'), 65534, 65534);
  const { err, status } = await throughline(['toc', '--write', 'sub/a.md'], { cwd: folder, ...(isRoot ? { uid: 65534 } : {}) });
  chmodSync(join(folder, 'sub'), 0o755);
  assert.match(err, /sub\/a\.md: not written: permission denied\n/);
  assert.equal(status, 2);
  assert.equal(readFileSync(join(folder, 'sub/a.md'), 'utf8'), text);
});

test('a note and a link to it in the same folder: --write writes the file once', async () => {
  const folder = folderOf({ 'a.md': '# A\n<!-- toc -->\n<!-- tocstop -->\n## B\n' });
  symlinkSync('a.md', join(folder, 'b.md'));
  assert.deepEqual(await toc(folder, '--write', 'a.md', 'b.md'), { status: 0, out: 'a.md: contents list refreshed\n', err: '' });
});

test('an empty path and a reading speed nobody uses are wrong usage', async () => {
  const folder = folderOf({ 'a.md': GOOD });
  const empty = await toc(folder, '');
  assert.deepEqual([empty.status, empty.err.split('\n')[0]], [2, 'throughline: toc: a path is empty']);
  const speed = await toc(folder, '--words-per-minute', '100', 'a.md');
  assert.match(speed.err, /--words-per-minute has no meaning without --stats/);
  assert.equal(speed.status, 2);
});

test('help COMMAND is COMMAND --help', async () => {
  assert.deepEqual(await throughline(['help', 'toc']), await throughline(['toc', '--help']));
});

test('standard output that is full: one line, exit status 2', { skip: !existsSync('/dev/full') }, () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [bundle(), '--help'], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
  closeSync(full);
  assert.deepEqual([status, stderr], [2, 'throughline: standard output: no space left\n']);
});
