/**
 * The book in `samples/` reads as its author meant it: every construct that looks like a heading and is none stays out.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseNote } from '../../server/core/parseNote.ts';
import { tocOutput } from '../../server/protocol/cliShapes.ts';
import { throughline } from './runThroughline.ts';

test('the book: parts, nested chapters, numbers, includes', async () => {
  const { out, err, status } = await throughline(['toc', '--book', '--numbers', 'samples']);
  assert.deepEqual([err, status], ['', 0]);
  const lines = out.split('\n');
  for (const line of [
    'The garden after dark', '    A rule from an old gamekeeper', 'Before midnight', '  1 Dusk', '    1.1 The last swifts',
    '      1.2.1 The evening primrose', '          What it is not', '    2.1 The sheet', '    2.A A calendar', '  4 Glow-worms (to come)',
    '    6.1 Stars', '      6.1.3 The moon, briefly', '    8.I The shed', '      8.3 Spring', 'Words of the night',
  ]) assert.ok(lines.includes(line), line);
});

test('what looks like a heading and is none', async () => {
  const { out } = await throughline(['toc', '--json', 'samples']);
  const titles = tocOutput.parse(JSON.parse(out)).files.flatMap(({ headings }) => headings.map(({ text }) => text));
  const fakes = /not a section|no section|comment|22:1|four spaces|never left|never written|Nobody came|Not yet|at length|This is code|thisisatag|kilohertz/i;
  assert.deepEqual(titles.filter((title) => fakes.test(title)), ['The moon, at length']);
});

test('the contents lists are fresh and the links lead somewhere', async () => {
  assert.deepEqual(await throughline(['toc', '--check', 'samples']), { status: 0, out: '', err: '' });
  const { files } = tocOutput.parse(JSON.parse((await throughline(['toc', '--json', 'samples'])).out));
  const dead = files.flatMap(({ path, dialect }) => parseNote(readFileSync(path, 'utf8'), dialect).links
    .map(({ target }) => target.replace(/#.*/, ''))
    .filter((target) => /\.(?:md|adoc)$/.test(target) && !/^[a-z]+:/.test(target) && !existsSync(join(dirname(path), target)))
    .map((target) => `${path} → ${target}`));
  assert.deepEqual(dead, []);
});
