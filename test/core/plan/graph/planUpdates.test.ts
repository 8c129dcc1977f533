/**
 * The law of plans after edits: made from the plans before, they equal those built from nothing. Random edits over
 * several notes of both dialects: letters, lines, tails, settings, names that join and leave, notes that come and go.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentModel } from '../../../../server/core/model/documentModel.ts';
import { dialectOf, parseNote } from '../../../../server/core/parseNote.ts';
import { buildPlanSet } from '../../../../server/core/plan/graph/planGraph.ts';
import type { PlanGraphRow, PlanSet } from '../../../../server/core/plan/graph/planGraph.ts';
import type { PlanNote } from '../../../../server/core/plan/graph/planGroups.ts';
import { MISSING } from '../../../../server/core/plan/planItem.ts';
import { findPlanRows } from '../../../../server/core/plan/graph/planMembership.ts';
import { applyEdits } from '../../../../server/core/text/textEdit.ts';
import { plainEntry, readNote } from '../planNotes.ts';
import { editPlanNote, randomPlanNote } from '../randomEdits.ts';
import { pick, randomFrom } from '../randomNotes.ts';

const PATHS = ['/a.md', '/b.adoc', '/c.md', '/d.adoc', '/sub/a.md'];

/** Reads a note with the help of its version before. */
function readAgain(models: Map<string, DocumentModel>, path: string, text: string): PlanNote {
  const previous = models.get(path);
  const model = parseNote(text, dialectOf(path)!, { previous });
  models.set(path, model);
  return { path, plan: findPlanRows(model, previous) };
}

function plainRow({ row, ...rest }: PlanGraphRow): PlanGraphRow {
  return { ...rest, row: { ...row, entry: plainEntry(row.entry) } };
}

function describe({ plans, names }: PlanSet): unknown {
  return {
    plans: plans.map((plan) => ({ ...plan, origin: undefined, rows: plan.rows.map(plainRow) })), byGroup: names.byGroup, byNote: names.byNote, groupOfNote: names.groupOfNote, byAlias: names.byAlias(),
  };
}

test('an item below an edit is the same but for its places, one above is the same object', () => {
  const text = '- [ ] A  id:a est:x\n- [ ] B  est:2 after:a\n- [ ] C  id:c est:1 est:2\n  more\n';
  const edited = text.replace('B', 'Better');
  const [before, after] = [parseNote(text, 'markdown'), parseNote(edited, 'markdown')];
  const [rows, again] = [findPlanRows(before).rows, findPlanRows(after, before).rows];
  assert.equal(again[0]!.entry, rows[0]!.entry);
  assert.equal(again[1]!.entry.title, 'Better');
  const { problems, fields } = again[2]!.entry;
  assert.deepEqual(problems.map(({ span, fixes }) => [edited.slice(span.start, span.end), applyEdits(edited, fixes[0]!.edits)]), [['est:1', edited.replace('est:1 ', '')]]);
  assert.equal(fields.est!.token, again[2]!.entry.tokens[2]);
});

test('after an estimate changed, tasks around it are the same objects to the scheduler; a name that goes takes the relations to it along', () => {
  const texts = ['- [ ] A  id:a est:1\n- [ ] B  est:2 after:a\n- [ ] C  est:3 after:a\n', '- [ ] A  id:a est:1\n- [ ] B  est:21 after:a\n- [ ] C  est:3 after:a\n', '- [ ] A  id:b est:1\n- [ ] B  est:21 after:a\n- [ ] C  est:3 after:a\n'];
  let [set, previous]: [PlanSet | undefined, DocumentModel | undefined] = [undefined, undefined];
  const [first, second, third] = texts.map((text) => {
    const model = parseNote(text, 'markdown', { previous });
    set = buildPlanSet([{ path: '/a.md', plan: findPlanRows(model, previous) }], set);
    previous = model;
    return set.plans[0]!.items;
  });
  assert.deepEqual(second!.map((item, row) => item === first![row]), [true, false, true]);
  assert.equal(second![1]!.estimate, 21);
  assert.deepEqual(third!.map(({ relations }) => relations), [[], [{ kind: 'after', target: MISSING }], [{ kind: 'after', target: MISSING }]]);
});

test('law: plans made from those before an edit equal plans built from nothing', () => {
  let kept = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomFrom(seed);
    const texts = new Map(PATHS.map((path) => [path, randomPlanNote(random, dialectOf(path)!)]));
    const models = new Map<string, DocumentModel>();
    let notes: PlanNote[] = [];
    let set: PlanSet | undefined;
    for (let step = 0; step < 25; step++) {
      const path = pick(random, PATHS);
      if (step > 0 && random(8) === 0) texts.delete(path);
      else texts.set(path, texts.has(path) ? editPlanNote(random, dialectOf(path)!, texts.get(path)!) : randomPlanNote(random, dialectOf(path)!));
      const paths = [...texts.keys()].sort();
      notes = paths.map((each): PlanNote => notes.find((note) => note.path === each && each !== path) ?? readAgain(models, each, texts.get(each)!));
      const before = set;
      set = buildPlanSet(notes, before);
      const afresh = paths.map((each): PlanNote => ({ path: each, plan: readNote(texts.get(each)!, dialectOf(each)!).plan }));
      assert.deepEqual(describe(set), describe(buildPlanSet(afresh)), `seed ${seed}, step ${step}`);
      kept += set.plans.filter((plan) => before?.plans.includes(plan)).length;
    }
  }
  assert.ok(kept > 600, `only ${kept} plans were kept`);
});

/** Notes by path, each a task of a plan of its own. */
function setOf(texts: Readonly<Record<string, string>>, before?: PlanSet): PlanSet {
  const known = new Map(before?.notes.map((note) => [note.path, note]));
  return buildPlanSet(Object.entries(texts).map(([path, text]) => (text === '' ? known.get(path)! : { path, plan: readNote(text, dialectOf(path)!).plan })), before);
}

test('a plan that an edit elsewhere does not touch is the same object; one that names the edited note is not', () => {
  const before = setOf({ '/a.md': '- [ ] A  id:a est:1\n', '/b.adoc': '* [ ] B  est:1\n', '/c.md': '- [ ] C  est:1 after:a/a\n' });
  const after = setOf({ '/a.md': '- [x] A  id:a est:1\n', '/b.adoc': '', '/c.md': '' }, before);
  assert.equal(after.plans[1], before.plans[1]);
  assert.equal(after.plans[2]!.items[0]!.relations[0]!.outside!.status, 'done');
});

test('the scheduler is given the same rows after a letter in a title, and other ones after an estimate', () => {
  const before = setOf({ '/a.md': '# P\n- [ ] A  est:1\n', '/b.adoc': '* [ ] B  est:1\n' });
  const title = setOf({ '/a.md': '# P\n- [ ] Ab  est:1\n', '/b.adoc': '' }, before);
  assert.equal(title.plans[0]!.items, before.plans[0]!.items);
  assert.equal(title.plans[0]!.rows[0]!.row.entry.title, 'Ab');
  const estimate = setOf({ '/a.md': '# P\n- [ ] Ab  est:2\n', '/b.adoc': '' }, title);
  assert.equal(estimate.plans[0]!.items[0]!.estimate, 2);
});
