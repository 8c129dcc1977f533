/**
 * The law of what an editor is shown of plans: after any edits it equals what is shown of the same notes read from nothing.
 * Random edits over notes of both dialects that share a plan; the transport is tested elsewhere.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentModel } from '../../server/core/model/documentModel.ts';
import { dialectOf, parseNote } from '../../server/core/parseNote.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import type { NoteFacts } from '../../server/index/noteFacts.ts';
import { ListedSnapshot } from '../../server/index/noteIndex.ts';
import type { ListedNote } from '../../server/index/noteIndex.ts';
import { analysePlans } from '../../server/index/planAnalysis.ts';
import { toDiagnostics } from '../../server/lsp/planDiagnostics.ts';
import { editPlanNote, randomPlanNote } from '../core/plan/randomEdits.ts';
import { pick, randomFrom } from '../core/plan/randomNotes.ts';

const URIS = ['file:///notes/a.md', 'file:///notes/b.adoc', 'file:///notes/c.md'];
const STEPS = 30;

type Texts = ReadonlyMap<string, string>;

/** Some versions of three notes, each with one change. */
function writeVersions(seed: number): readonly Texts[] {
  const random = randomFrom(seed);
  const versions: Texts[] = [new Map(URIS.map((uri) => [uri, randomPlanNote(random, dialectOf(uri)!)]))];
  while (versions.length < STEPS) {
    const uri = pick(random, URIS);
    const texts = new Map(versions.at(-1));
    versions.push(texts.set(uri, editPlanNote(random, dialectOf(uri)!, texts.get(uri)!)));
  }
  return versions;
}

/** What is shown of each note, as it would be sent, and its problems. */
function show(notes: readonly ListedNote[]): string {
  const analysis = analysePlans(new ListedSnapshot(notes));
  return JSON.stringify(URIS.map((uri) => {
    const home = analysis.find(uri);
    if (home === undefined) return undefined;
    const { analysed, note } = home;
    assert.deepEqual(analysed.problemsOf(note), analysed.problems().filter((problem) => problem.note === note), 'each problem is found in the note where it stands');
    return [toDiagnostics(analysis, analysed.plan, analysed.findingsOf(note)), analysed.problemsOf(note)];
  }), undefined, 1);
}

/** Reads one version after the other, each note with the help of its version before. */
function showEdited(versions: readonly Texts[]): readonly string[] {
  const known = new Map<string, { readonly model: DocumentModel; readonly facts: NoteFacts }>();
  return versions.map((texts) => {
    for (const [uri, text] of texts) {
      const before = known.get(uri);
      if (before?.model.text === text) continue;
      const model = parseNote(text, dialectOf(uri)!, { previous: before?.model });
      known.set(uri, { model, facts: factsOf(model, before?.model) });
    }
    return show([...known].map(([uri, { facts }]) => [uri, facts]));
  });
}

function checkVersions(name: string, versions: readonly Texts[]): void {
  const shown = showEdited(versions);
  versions.forEach((texts, step) => {
    const afresh = show([...texts].map(([uri, text]) => [uri, factsOf(parseNote(text, dialectOf(uri)!))]));
    assert.equal(shown[step], afresh, `${name}, step ${step}`);
  });
}

/** Every kind of problem the scheduler finds, and a task without an estimate, in one note. */
const BROKEN = `---
plan: {name: broken, capacity: 3}
---
- [ ] Hen  id:hen est:1 after:egg
- [ ] Egg  id:egg est:1 after:hen
- [ ] Start  id:start est:2
- [ ] Early  id:early est:1 after:start at:2
- [ ] Drawn  est:2 at:1-5
- [ ] Far  id:far est:1 at:9 overlap:start
- [ ] Left  id:left est:1 at:1
- [ ] Right  id:right est:1 at:3 with:left
- [-] Gone  id:gone est:1 before:late
- [ ] Late  id:late est:1 sprint:1
- [ ] Third  est:3 after:start@3 sprint:1
- [ ] Box  after:start
  - [x] Done  est:1
- [ ] Open
`;
/** What it says belongs to a task of the other note. */
const OTHER = '= Other\n:plan-name: broken\n\n* [-] Never  est:1 before:early\n';
const CODES = 'coupling-broken dead-dependency dependency-cycle import-alias invalid-value out-of-order over-capacity pin-violates-dependency slots-differ-from-estimate sync-conflict unestimated';

/** Headings that are majors, in all the ways they are written. */
const HEADED: Texts = new Map([
  [URIS[0]!, '# Top\n\n## Build <!-- a -->  est:3\n- [ ] A  id:a est:1\n\n## Test  id:test at:1-2\n<!-- plan: after:a left:1 -->\n- [ ] B  est:1 after:nobody\n\nTwo\nlines  est:2\n---\n- [ ] C  est:1 at:1 after:test\n\n## Late  after:a at:1\n- [ ] D  est:1\n'],
  [URIS[1]!, '= Top\n:plan:\n\n[[build]]\n== Build  est:3\n* [ ] A  id:a est:1\n\n[#test]\n== Test  at:1-2\n// plan: after:a\n* [ ] B  est:1 after:build,nobody\n\n== Third  est:1 at:1\n* [ ] C  est:1 at:1 after:a\n\n== Late  after:a at:1\n* [ ] D  est:1\n'],
]);

test('law: a letter, a blank or a line break anywhere in a note of majors leaves nothing as it was before', () => {
  for (const [uri, text] of HEADED) {
    for (const typed of ['x', ' ', '\n']) {
      checkVersions(`${uri} ${JSON.stringify(typed)}`, Array.from(text, (_, at) => [new Map([...HEADED, [uri, text.slice(0, at) + typed + text.slice(at)]]), HEADED]).flat());
    }
  }
});

test('law: a letter or a line break anywhere leaves no problem as it was said before', () => {
  const [uri, other] = [URIS[0]!, [URIS[1]!, OTHER] as const];
  const { analysed, note } = analysePlans(new ListedSnapshot([[uri, factsOf(parseNote(BROKEN, 'markdown'))]])).find(uri)!;
  assert.equal([...new Set(analysed.problemsOf(note).map(({ code }) => code))].sort().join(' '), CODES);
  for (const typed of ['x', '\n']) {
    checkVersions(JSON.stringify(typed), Array.from(BROKEN, (_, at): Texts => new Map([[uri, BROKEN.slice(0, at) + typed + BROKEN.slice(at)], other])));
  }
});

test('law: what is shown after edits equals what is shown of the same notes read from nothing', () => {
  for (let seed = 1; seed <= 25; seed++) checkVersions(`seed ${seed}`, writeVersions(seed));
});
