/**
 * Lines of an outline moved by keys: what is below goes along, and what would tear others apart is refused.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveOutlineLines } from '../../../server/core/session/outline/moveLines.ts';
import type { LineMove } from '../../../server/core/session/outline/moveLines.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';

/** The lines after the one with `title` moved, `>` in front of it; undefined where it may not. */
function move(lines: readonly string[], title: string, how: LineMove, ending = '\n'): readonly string[] | undefined {
  const text = lines.join(ending);
  const offset = text.indexOf(title);
  const moved = moveOutlineLines(text, offset, how);
  if (moved === undefined) return undefined;
  const after = applyEdits(text, moved.edits);
  if (how === 'up' || how === 'down') assert.equal(after.slice(offset + moved.shift).split(ending)[0], title);
  return after.split(ending);
}

const LINES = ['# throughline 1 outline 3f9c', '! aa3 Guide', '  k7q Install', '  m2d   Linux', '  n3e   Mac', '  p9x Usage', '  t4w Notes'];
const [HEAD, GUIDE, INSTALL, LINUX, MAC, USAGE, NOTES] = LINES as [string, string, string, string, string, string, string];

test('a section changes places with its neighbour, and what is below goes along', () => {
  for (const ending of ['\n', '\r\n']) {
    assert.deepEqual(move(LINES, 'Install', 'down', ending), [HEAD, GUIDE, USAGE, INSTALL, LINUX, MAC, NOTES]);
    assert.deepEqual(move(LINES, 'Usage', 'up', ending), [HEAD, GUIDE, USAGE, INSTALL, LINUX, MAC, NOTES]);
    assert.deepEqual(move(LINES, 'Usage', 'down', ending), [HEAD, GUIDE, INSTALL, LINUX, MAC, NOTES, USAGE]);
    assert.deepEqual(move([...LINES, ''], 'Mac', 'up', ending), [HEAD, GUIDE, INSTALL, MAC, LINUX, USAGE, NOTES, '']);
  }
});

test('a section goes in below the one above it, and out again, with what is below', () => {
  assert.deepEqual(move(LINES, 'Usage', 'in'), LINES.with(5, '  p9x   Usage'));
  assert.deepEqual(move(LINES.with(5, '  p9x   Usage'), 'Usage', 'out'), LINES);
  const deep = [HEAD, GUIDE, '  p9x Usage', INSTALL, LINUX, MAC];
  assert.deepEqual(move(deep, 'Install', 'in'), [HEAD, GUIDE, '  p9x Usage', '  k7q   Install', '  m2d     Linux', '  n3e     Mac']);
});

test('what has no place there is refused', () => {
  for (const [title, how] of [['Install', 'up'], ['Linux', 'up'], ['Mac', 'down'], ['Notes', 'down'], ['Linux', 'in'], ['Usage', 'out'], ['Guide', 'down'], ['throughline', 'down']] as const) {
    assert.equal(move(LINES, title, how), undefined, `${title} ${how}`);
  }
});

test('at the edge of a note a section goes to the next one, behind its title', () => {
  const book = ['@ a.md', '! aa3 A', '  k7q One', '@ b.md', '! bb4 B', '  m2d Two'];
  assert.deepEqual(move(book, 'One', 'down'), ['@ a.md', '! aa3 A', '@ b.md', '! bb4 B', '  k7q One', '  m2d Two']);
  assert.deepEqual(move(book, 'Two', 'up'), ['@ a.md', '! aa3 A', '  k7q One', '  m2d Two', '@ b.md', '! bb4 B']);
  assert.equal(move(book, 'One', 'up'), undefined);
});
