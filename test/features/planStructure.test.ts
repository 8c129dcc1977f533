/**
 * How tasks appear in the structure of a note: what grows around the cursor, what is a symbol. Folding of tasks is told
 * with the rest of folding.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDocumentSymbols } from '../../server/features/documentSymbols.ts';
import { findPlanSelections } from '../../server/features/planSelection.ts';
import { addTaskSymbols } from '../../server/features/planSymbols.ts';
import { analyseNotes } from './planWorkspace.ts';

/** The texts selected one after another from the mark `|` on; line breaks are shown as `⏎`. */
function selectionsFrom(path: string, marked: string): readonly string[] | undefined {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const { analysis, uri, model } = analyseNotes({ [path]: text });
  return findPlanSelections(analysis, uri(path), model(path), [offset])?.[0]!.map(({ start, end }) => text.slice(start, end).replaceAll('\n', '⏎'));
}

const NOTE = '# P\n## A\n<!-- plan: after:x owner:ana -->\n- [ ] One  id:x est:2\n- [ ] Two  id:y after:x,o|/b+2 est:1\n  goes on\n  - [ ] Three\n## B\n';

test('from a value to its token, the tail, the text, the item, what is nested in it, and its sections', () => {
  assert.deepEqual(selectionsFrom('a.md', NOTE), [
    'o/b', 'o/b+2', 'x,o/b+2', 'after:x,o/b+2', 'id:y after:x,o/b+2 est:1', 'Two  id:y after:x,o/b+2 est:1⏎  goes on', '- [ ] Two  id:y after:x,o/b+2 est:1⏎  goes on',
    '- [ ] Two  id:y after:x,o/b+2 est:1⏎  goes on⏎  - [ ] Three',
    '## A⏎<!-- plan: after:x owner:ana -->⏎- [ ] One  id:x est:2⏎- [ ] Two  id:y after:x,o/b+2 est:1⏎  goes on⏎  - [ ] Three⏎',
    '# P⏎## A⏎<!-- plan: after:x owner:ana -->⏎- [ ] One  id:x est:2⏎- [ ] Two  id:y after:x,o/b+2 est:1⏎  goes on⏎  - [ ] Three⏎## B⏎',
  ]);
});

test('from a title, a box and a comment', () => {
  assert.deepEqual(selectionsFrom('a.md', '- [ ] O|ne  id:x\n'), ['One', 'One  id:x', '- [ ] One  id:x']);
  assert.deepEqual(selectionsFrom('a.md', '- [|x] One  id:x\n'), ['- [x] One  id:x']);
  assert.deepEqual(selectionsFrom('a.adoc', '== A\n// plan: own|er:ana id:a\n\n* [ ] One\n')?.slice(0, 3), ['owner:ana', ' owner:ana id:a', '// plan: owner:ana id:a']);
});

test('a note without a plan is left to others', () => {
  assert.equal(selectionsFrom('a.md', '- [ ] mi|lk\n'), undefined);
});

function symbolsOf(path: string, text: string, withHeadings: boolean): readonly string[] {
  const { analysis, uri, model } = analyseNotes({ [path]: text });
  const symbols = addTaskSymbols(analysis, uri(path), model(path), withHeadings ? findDocumentSymbols(model(path), { headingsInQuotes: true }) : []);
  const depths: number[] = [];
  return symbols.map(({ name, detail, parent, span, selection }, index) => {
    depths[index] = parent === -1 ? 0 : depths[parent]! + 1;
    assert.ok(span.start <= selection.start && selection.end <= span.end && parent < index);
    return `${'  '.repeat(depths[index])}${name}${detail === '' ? '' : ` (${detail})`}`;
  });
}

test('tasks below all headings, or below those that are majors', () => {
  const text = '# P\n\n## A\n- [ ] One  est:2\n- [ ] Two\n  - [ ] Three  est:1\n\n## Notes\n\n## B\n- [-] Four  est:1\n';
  const tasks = ['One (2 points · ready)', 'Two (ready)', '  Three (1 point · ready)'];
  assert.deepEqual(symbolsOf('a.md', text, true), ['P', '  A (1)', ...tasks.map((line) => `    ${line}`), '  Notes (2)', '  B (3)', '    Four (cancelled)']);
  assert.deepEqual(symbolsOf('a.md', text, false), ['A', ...tasks.map((line) => `  ${line}`), 'B', '  Four (cancelled)']);
  assert.deepEqual(symbolsOf('a.md', '# Shopping\n- [ ] milk\n', false), []);
});
