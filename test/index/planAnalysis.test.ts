/**
 * The analysis of plans follows the snapshots of the index: what an edit does not touch stays the same object, schedules
 * included, and everything equals the analysis of the same notes by themselves.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentModel } from '../../server/core/model/documentModel.ts';
import { dialectOf, parseNote } from '../../server/core/parseNote.ts';
import { schedulePlan } from '../../server/core/plan/schedule/schedule.ts';
import { listProblems } from '../../server/core/plan/listProblems.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import type { NoteFacts } from '../../server/index/noteFacts.ts';
import { ListedSnapshot } from '../../server/index/noteIndex.ts';
import { analysePlans } from '../../server/index/planAnalysis.ts';
import type { PlanAnalysis } from '../../server/index/planAnalysis.ts';

const LARGE = 'file:///notes/large.md';
const SMALL = 'file:///notes/small.adoc';
const PROSE = 'file:///notes/prose.md';

function factsFrom(uri: string, text: string): NoteFacts {
  return factsOf(parseNote(text, dialectOf(uri)!));
}

const before = new Map([
  [LARGE, factsFrom(LARGE, '# Large\n- [ ] A  id:a est:3\n- [ ] B  after:a\n')],
  [PROSE, factsFrom(PROSE, '# Prose\n')],
  [SMALL, factsFrom(SMALL, '= Small\n\n* [ ] C  est:2 at:1 after:d\n* [ ] D  id:d est:1\n')],
]);

function analyseWith(uri: string, text: string): PlanAnalysis {
  return analysePlans(new ListedSnapshot([...new Map([...before, [uri, factsFrom(uri, text)]])]));
}

test('a plan that is not edited keeps its schedule, and an edited one its own while only titles change', () => {
  const first = analysePlans(new ListedSnapshot([...before]));
  const scheduled = [LARGE, SMALL].map((uri) => first.find(uri)!.analysed.schedule());
  const renamed = analyseWith(LARGE, '# Large\n- [ ] A longer title  id:a est:3\n- [ ] B  after:a\n');
  assert.equal(renamed.find(SMALL)!.analysed, first.find(SMALL)!.analysed);
  assert.equal(renamed.find(LARGE)!.analysed.schedule(), scheduled[0]);
  const changed = analyseWith(LARGE, '# Large\n- [ ] A  id:a est:4\n- [ ] B  after:a\n');
  assert.deepEqual([...changed.find(LARGE)!.analysed.schedule().first], [1, 5]);
});

test('notes that come and go with a plan are found, others are not', () => {
  const first = analysePlans(new ListedSnapshot([...before]));
  assert.equal(first.find(PROSE), undefined);
  const grown = analyseWith(PROSE, '# Prose\n- [ ] E  est:1\n');
  assert.deepEqual(grown.notes.map(({ uri }) => uri), [LARGE, PROSE, SMALL]);
  assert.deepEqual([LARGE, PROSE, SMALL].map((uri) => grown.find(uri)!.analysed.plan.name), ['Large', 'Prose', 'Small']);
  assert.deepEqual(analysePlans(new ListedSnapshot([...before])).notes.map(({ uri }) => uri), [LARGE, SMALL]);
});

test('the problems of a note are those of its plan that stand in it', () => {
  const { plans, find } = analysePlans(new ListedSnapshot([...before]));
  for (const { plan, problems } of plans) {
    assert.deepEqual(problems(), listProblems(plan, schedulePlan(plan.items)));
  }
  const { analysed, note } = find(SMALL)!;
  assert.deepEqual(analysed.problemsOf(note).map(({ code }) => code), ['pin-violates-dependency']);
  assert.deepEqual(analysed.problemsOf(note), analysed.problems().filter((problem) => problem.note === note));
});

test('what is found in tasks that an edit leaves in their lines is the same object, also where the schedule is another one', () => {
  const texts = ['- [ ] A  id:a est:3\n- [ ] B  est:1 after:a at:2\n- [ ] C  est:1\n- [ ] D\n', '- [ ] A  id:a est:3\n- [ ] B  est:1 after:a at:2\n- [ ] C  est:12\n- [ ] D\n', '- [ ] A  id:a est:3\n- [ ] Better  est:1 after:a at:2\n- [ ] C  est:12\n- [ ] D\n'];
  let previous: DocumentModel | undefined;
  const [first, estimated, renamed] = texts.map((text) => {
    const model = parseNote(text, 'markdown', { previous });
    const { analysed, note } = analysePlans(new ListedSnapshot([[LARGE, factsOf(model, previous)]])).find(LARGE)!;
    previous = model;
    return { schedule: analysed.schedule(), findings: analysed.findingsOf(note) };
  });
  assert.deepEqual(first!.findings.map(({ code }) => code), ['unestimated', 'pin-violates-dependency']);
  assert.notEqual(estimated!.schedule, first!.schedule);
  assert.deepEqual(estimated!.findings.map((finding, index) => finding === first!.findings[index]), [true, true]);
  assert.deepEqual(renamed!.findings.map((finding, index) => finding === first!.findings[index]), [true, false]);
});
