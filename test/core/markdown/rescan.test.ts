/**
 * Parsing a note again from the version before gives what parsing it afresh gives, over long sequences of edits that
 * open and close fences, comments, lists, tables, front matter and line endings.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BlockScan } from '../../../server/core/markdown/scan/blockRecords.ts';
import { scanBlocks } from '../../../server/core/markdown/scan/scanBlocks.ts';
import { parseNote } from '../../../server/core/parseNote.ts';
import { applyEdits, type TextEdit } from '../../../server/core/text/textEdit.ts';
import { generateText } from './generatedTexts.ts';

const OPTIONS = { math: true, percentComments: true, headingAttributes: true };
const INSERTED = [
  'x', ' ', '\n', '\r', '\r\n', '\n\n', '`', '```\n', '\n```\n', '<!--', '-->', '---\n', '+++\n', '- ', '\n- a\n', '> ', '    ', '#', '# b\n', '|', '\n===\n',
  '[r]: /u\n', '$$\n', '%%', '<div>\n', '[ ] ',
];

test('from the version before or afresh, the scan is the same', () => {
  for (let seed = 0; seed < 40; seed++) {
    const next = randomNumbers(seed);
    let text = longText(seed);
    let scan = scanBlocks(text, OPTIONS);
    for (let step = 0; step < 40; step++) {
      const edits = randomEdits(text, next);
      text = applyEdits(text, edits);
      scan = scanBlocks(text, OPTIONS, scan);
      assert.deepEqual(withoutCheckpoints(scan), withoutCheckpoints(scanBlocks(text, OPTIONS)), JSON.stringify({ seed, step, edits }));
    }
  }
});

test('from the version before or afresh, the model is the same in both dialects', () => {
  for (const dialect of ['markdown', 'asciidoc'] as const) {
    const next = randomNumbers(7);
    let text = longText(7);
    let model = parseNote(text, dialect);
    for (let step = 0; step < 30; step++) {
      text = applyEdits(text, randomEdits(text, next));
      model = parseNote(text, dialect, { previous: model });
      const fresh = parseNote(text, dialect);
      assert.deepEqual([model.title, model.headings, model.checklist, model.links], [fresh.title, fresh.headings, fresh.checklist, fresh.links]);
    }
  }
});

test('an edit where two lines meet, and one that makes front matter of what was none', () => {
  const text = `---\n${'a\r\r'.repeat(100)}`;
  const before = scanBlocks(text);
  for (let start = 0; start < text.length; start++) {
    for (const [end, newText] of [[start, '\n'], [start + 1, '\n'], [start, '\r'], [start, '---\n'], [start, '---\r']] as const) {
      const after = applyEdits(text, [{ start, end, newText }]);
      assert.deepEqual(withoutCheckpoints(scanBlocks(after, {}, before)), withoutCheckpoints(scanBlocks(after)), JSON.stringify({ start, end, newText }));
    }
  }
});

function withoutCheckpoints(scan: BlockScan): object {
  return { ...scan, checkpoints: [] };
}

/** Some hundred lines, long enough for many checkpoints. */
function longText(seed: number): string {
  const start = seed % 3 === 0 ? '---\ntitle: x\n---\n' : '';
  return start + Array.from({ length: 40 }, (_, part) => generateText(seed * 100 + part, { kind: part % 3 === 0 ? 'wild' : 'calm', tables: true })).join('\n\n');
}

/** One edit or two, anywhere, now and then at the very start. */
function randomEdits(text: string, next: (below: number) => number): TextEdit[] {
  const start = next(8) === 0 ? 0 : next(text.length + 1);
  const end = Math.min(text.length, start + (next(2) === 0 ? 0 : next(next(5) === 0 ? 400 : 5)));
  const first = { start, end, newText: next(4) === 0 ? '' : INSERTED[next(INSERTED.length)]! };
  if (next(4) !== 0 || end === text.length) return [first];
  const second = end + 1 + next(text.length - end);
  return [first, { start: second, end: second, newText: INSERTED[next(INSERTED.length)]! }];
}

function randomNumbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}
