/**
 * What the reader does to the timeline's view: folding, selecting, finding, filtering, and what stays while the plan changes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_STATE, reduce } from '../../../client/webview/timelineState.ts';
import type { TimelineEvent, TimelineState } from '../../../client/webview/timelineState.ts';
import { fromSavedView, toSavedView } from '../../../client/webview/savedView.ts';
import { chartOf } from './timelineNote.ts';

const NOTE = `# Shed

## Design
- [x] Measure  id:measure est:1
- [ ] Draw  id:draw est:3 after:measure owner:ana

## Build
- [ ] Walls  id:walls est:2 after:draw sprint:2
- [ ] Roof  id:roof est:2 after:walls
`;

function run(...events: readonly TimelineEvent[]): TimelineState {
  return [{ kind: 'chart', chart: chartOf(NOTE), plans: [] } as const, ...events].reduce(reduce, FIRST_STATE);
}

function titles({ model, rows }: TimelineState): readonly string[] {
  return rows.map((row) => model!.chart.rows[row]!.title);
}

test('all rows are shown, in the order of the note', () => {
  assert.deepEqual(titles(run()), ['Design', 'Measure', 'Draw', 'Build', 'Walls', 'Roof']);
});

test('a folded major hides what is below it, and a row that becomes active is unfolded', () => {
  const folded = run({ kind: 'fold', row: 0, isFolded: true });
  assert.deepEqual(titles(folded), ['Design', 'Build', 'Walls', 'Roof']);
  assert.deepEqual(titles(reduce(folded, { kind: 'activate', row: 2 })), ['Design', 'Measure', 'Draw', 'Build', 'Walls', 'Roof']);
  assert.deepEqual(titles(run({ kind: 'foldAll', isFolded: true })), ['Design', 'Build']);
});

test('the cursor of the note leaves folds and filters as they are: the major around its task becomes active', () => {
  const folded = run({ kind: 'fold', row: 0, isFolded: true }, { kind: 'follow', row: 2 });
  assert.deepEqual([titles(folded), folded.active], [['Design', 'Build', 'Walls', 'Roof'], 0]);
  assert.equal(run({ kind: 'follow', row: 2 }).active, 2);
  const filtered = run({ kind: 'filter', filter: { sprint: 2 } }, { kind: 'follow', row: 1 });
  assert.deepEqual([titles(filtered), filtered.active], [['Build', 'Walls'], -1]);
});

test('folding around the active row makes the major active', () => {
  assert.equal(run({ kind: 'activate', row: 2 }, { kind: 'fold', row: 0, isFolded: true }).active, 0);
});

test('shift selects from the anchor, control adds one row and takes it back', () => {
  assert.deepEqual([...run({ kind: 'activate', row: 1 }, { kind: 'activate', row: 4, how: 'extend' }).selected], [1, 2, 3, 4]);
  const added = run({ kind: 'activate', row: 1 }, { kind: 'activate', row: 4, how: 'add' });
  assert.deepEqual([...added.selected], [1, 4]);
  assert.deepEqual([...reduce(added, { kind: 'activate', row: 4, how: 'add' }).selected], [1]);
});

test('finding goes to the first match, then to the next, and round again', () => {
  const found = run({ kind: 'find', words: 'R' });
  assert.deepEqual([...found.matches], [1, 2, 5]);
  assert.equal(found.active, 1);
  assert.equal(reduce(found, { kind: 'findNext', direction: 1 }).active, 2);
  assert.equal(reduce(found, { kind: 'findNext', direction: -1 }).active, 5);
});

test('filters keep the majors around what they let through', () => {
  assert.deepEqual(titles(run({ kind: 'filter', filter: { state: 'done' } })), ['Design', 'Measure']);
  assert.deepEqual(titles(run({ kind: 'filter', filter: { owner: 'ana' } })), ['Design', 'Draw']);
  assert.deepEqual(titles(run({ kind: 'filter', filter: { sprint: 2 } })), ['Build', 'Walls']);
  assert.deepEqual(titles(run({ kind: 'filter', filter: { state: 'ready' } })), ['Design', 'Draw']);
});

test('what is being typed stays with its task when the note changes, and ends with it', () => {
  const before = run({ kind: 'type', typing: { row: 5, what: 'title', value: 'Roof' } });
  const changed = (from: string, to: string): TimelineState => reduce(before, { kind: 'chart', chart: chartOf(NOTE.replace(from, to), 2), plans: [] });
  assert.deepEqual(changed('## Build\n', '## Build\n- [ ] Base  id:base est:1\n').typing, { row: 6, what: 'title', value: 'Roof' });
  assert.equal(changed('- [ ] Roof  id:roof est:2 after:walls\n', '').typing, undefined);
});

test('the active row, the selection and the folds stay with their tasks when the note changes', () => {
  const before = run({ kind: 'fold', row: 0, isFolded: true }, { kind: 'activate', row: 5 });
  const after = reduce(before, { kind: 'chart', chart: chartOf(NOTE.replace('## Build\n', '## Build\n- [ ] Base  id:base est:1\n'), 2), plans: [] });
  assert.deepEqual(titles(after), ['Design', 'Build', 'Base', 'Walls', 'Roof']);
  assert.equal(after.model!.chart.rows[after.active]!.title, 'Roof');
  assert.deepEqual([...after.selected], [after.active]);
});

test('a preview changes the schedule and not the plan', () => {
  const { model } = run();
  const items = model!.schedule.items.map((item, row) => (row === 2 ? { ...item, estimate: 5 } : item));
  const tried = run({ kind: 'preview', items });
  assert.deepEqual([tried.preview!.schedule.last[2], tried.model!.schedule.last[2]], [6, 4]);
  assert.equal(reduce(tried, { kind: 'preview', items: undefined }).preview, undefined);
});

test('a preview of a plan with other rows, as of a drag during which the note changed, is none', () => {
  const state = run();
  assert.equal(reduce(state, { kind: 'preview', items: state.model!.schedule.items.slice(1) }).preview, undefined);
});

test('what the reader did to the view comes back after a reload, and nonsense does not', () => {
  const state = run({ kind: 'fold', row: 0, isFolded: true }, { kind: 'zoom', cell: 30 }, { kind: 'show', what: 'critical' });
  const restored = fromSavedView(FIRST_STATE, JSON.parse(JSON.stringify(toSavedView(state))));
  assert.equal(fromSavedView(FIRST_STATE, toSavedView(run({ kind: 'nextRelations' }))).shown.relations, 'all', 'faint, all, none, and again');
  assert.equal(run({ kind: 'nextRelations' }, { kind: 'nextRelations' }, { kind: 'nextRelations' }).shown.relations, 'faint');
  assert.deepEqual([[...restored.collapsed], restored.cell, restored.shown.critical], [[...state.collapsed], 30, true]);
  assert.equal(fromSavedView(FIRST_STATE, { cell: 'wide' }), FIRST_STATE);
});
