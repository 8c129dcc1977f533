/**
 * Laws of sprint lists over random notes in both dialects: a text that says what the notes say asks for nothing; what is
 * accepted is what the next list says; bytes outside of the lines of tasks stay.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { readPlanSource, textsOf } from '../../../server/core/session/planSource.ts';
import type { PlanSource } from '../../../server/core/session/planSource.ts';
import { buildSprintBase } from '../../../server/core/session/sprint/sprintBase.ts';
import { openSprint } from '../../../server/core/session/sprint/sprintSession.ts';
import { renderStep } from '../../../server/core/session/sprint/sprintText.ts';
import { pick, randomFrom, randomNote } from '../plan/randomNotes.ts';
import type { Random } from '../plan/randomNotes.ts';

const RUNS = 120;

function forSources(law: (source: PlanSource, random: Random, run: string) => void): void {
  for (const dialect of ['markdown', 'asciidoc'] as readonly Dialect[]) {
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = randomFrom(seed);
      const path = dialect === 'markdown' ? 'n.md' : 'n.adoc';
      const source = readPlanSource([{ path, dialect, text: randomNote(random, dialect) }], { name: '', first: path });
      if (source !== undefined) law(source, random, `${dialect} ${seed}\n${source.notes[0]!.model.text}`);
    }
  }
}

test('a text that says what the notes say asks for nothing', () => {
  forSources((source, random, run) => {
    const sprint = 1 + random(3);
    const session = openSprint(source, { sprint });
    const base = buildSprintBase(source, { sprint });
    const proposed = new Set(base.listed.filter(({ row }) => (source.plan.items[row]!.sprint ?? 0) < sprint).map(({ row }) => base.words[row]!));
    const text = session.text.replace(/^take( +)(\S+)/gm, (line, gap: string, word: string) => (proposed.has(word) ? `wait${gap}${word}` : line));
    const { problems, changes, summary } = session.evaluate(text, textsOf(source));
    assert.deepEqual([problems.filter(({ severity }) => severity === 'error'), changes, summary], [[], [], []], run);
  });
});

test('what is accepted is what the next list says, and all else stays', () => {
  let accepted = 0;
  forSources((source, random, run) => {
    const options = { sprint: 2 };
    const base = buildSprintBase(source, options);
    if (base.listed.length === 0) return;
    const session = openSprint(source, options);
    const wanted = new Map<number, string>();
    const text = base.listed.reduce((list, { row }) => {
      const shown = list.split('\n').find((each) => each.split(/\s+/)[1] === base.words[row])!;
      const [, word, estimate] = shown.split(/\s+/);
      const title = shown.replace(/^\S+\s+\S+\s+\S+\s*/, '');
      const changed = `${pick(random, ['take', 'wait', 'next'])}  ${word}  ${pick(random, [estimate, '4', 'L'])}  ${title}`.trimEnd();
      wanted.set(row, changed.replace(/\s+/g, ' '));
      return list.replace(shown, () => changed);
    }, session.text);
    const { problems, changes } = session.evaluate(text, textsOf(source));
    if (problems.some(({ severity }) => severity === 'error')) return;
    accepted++;
    const after = readPlanSource(textsOf(source).map((note) => ({ ...note, text: changes[0]?.after ?? note.text })), { name: '', first: source.notes[0]!.path })!;
    const next = buildSprintBase(after, options);
    for (const [row, line] of wanted) {
      const verb = { 1: 'wait', 2: 'take', 3: 'next' }[Math.max(1, after.plan.items[row]!.sprint ?? 1)];
      assert.equal(renderStep(next, row, verb!).replace(/\s+/g, ' ').replace(/=\w+/, '='), line.replace(/=\w+/, '='), run);
    }
    assert.equal(withoutTaskLines(after), withoutTaskLines(source), run);
  });
  assert.ok(accepted > RUNS / 2, `${accepted} accepted`);
});

/** The note without the first line of each task. */
function withoutTaskLines(source: PlanSource): string {
  const { model } = source.notes[0]!;
  const lines = new Set(source.plan.rows.flatMap(({ row }) => (row.source === 'item' ? [model.checklist[row.index]!.line] : [])));
  return model.text.split('\n').filter((_, line) => !lines.has(line)).join('\n');
}
