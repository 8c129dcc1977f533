/**
 * Laws of task forms over random notes in both dialects: unchanged asks for nothing; what is accepted is what the form
 * says when it is opened again; a body changes no other byte of the note.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { readPlanSource, textsOf } from '../../../server/core/session/planSource.ts';
import type { PlanSource } from '../../../server/core/session/planSource.ts';
import { openTasks } from '../../../server/core/session/task/taskSession.ts';
import { pick, randomFrom, randomNote } from '../plan/randomNotes.ts';
import type { Random } from '../plan/randomNotes.ts';

const RUNS = 100;
const BODIES = ['Text.', '- one\n- two', 'Text.\n\nMore text.', '```\n- [ ] code\n\n```', '# heading sign', '> quoted', 'a\n\n- b\n\nc', ''];

/** Runs `law` on one task of each random note that has a plan. */
function forTasks(law: (source: PlanSource, row: number, random: Random, run: string) => void): void {
  for (const dialect of ['markdown', 'asciidoc'] as readonly Dialect[]) {
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = randomFrom(seed);
      const source = readNote(randomNote(random, dialect), dialect);
      const rows = source?.plan.rows.flatMap(({ row }, index) => (row.source === 'item' && row.entry.title !== '' ? [index] : [])) ?? [];
      if (source !== undefined && rows.length > 0) law(source, pick(random, rows), random, `${dialect} ${seed}\n${source.notes[0]!.model.text}`);
    }
  }
}

function readNote(text: string, dialect: Dialect): PlanSource | undefined {
  const path = dialect === 'markdown' ? 'n.md' : 'n.adoc';
  return readPlanSource([{ path, dialect, text }], { name: '', first: path });
}

function open(source: PlanSource, row: number): Exclude<ReturnType<typeof openTasks>, { readonly unknown: unknown }> {
  const session = openTasks(source, [source.names[row]!]);
  assert.ok(!('unknown' in session));
  return session;
}

test('unchanged asks for nothing', () => {
  forTasks((source, row, _, run) => {
    const session = open(source, row);
    const { problems, changes, summary } = session.evaluate(session.text, textsOf(source));
    assert.deepEqual([problems.filter(({ severity }) => severity === 'error'), changes, summary], [[], [], []], run);
  });
});

test('a body that is accepted is the one the form shows next, and no other line of the note changes', () => {
  let accepted = 0;
  forTasks((source, row, random, run) => {
    const session = open(source, row);
    const body = pick(random, BODIES);
    const text = session.text.replace(/(\nIn:.*\n)[^]*?(?=\n-{24,} >8)/, (_, before: string) => `${before}\n${body}\n`);
    const { problems, changes } = session.evaluate(text, textsOf(source));
    if (problems.some(({ severity }) => severity === 'error')) return;
    accepted++;
    const { model } = source.notes[0]!;
    const item = model.checklist[source.plan.rows[row]!.row.index]!;
    const after = changes[0]?.after ?? model.text;
    const start = model.lines.starts[item.line + 1] ?? model.text.length;
    const end = model.lines.starts[item.endLine + 1] ?? model.text.length;
    assert.ok(after.startsWith(model.text.slice(0, start).trimEnd()), run);
    assert.ok(after.endsWith(model.text.slice(end)), run);
    const next = open(readNote(after, model.dialect)!, row);
    assert.equal(next.text.slice(next.text.indexOf('\nIn:')).replace(/\nIn:.*\n\n/, '').split(/\n*-{24,} >8/)[0]!.trimEnd(), body, `${run}\n→\n${after}`);
  });
  assert.ok(accepted > RUNS / 2, `${accepted} accepted`);
});
