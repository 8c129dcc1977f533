/**
 * Texts as cats walk over them: cut, doubled, mixed and with odd signs put in. No session throws, every problem has its
 * place inside of the text, every repair can be applied, and what is written reads as notes again.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dialect } from '../../../server/core/model/documentModel.ts';
import { openOutline } from '../../../server/core/session/outline/outlineSession.ts';
import { readPlanSource } from '../../../server/core/session/planSource.ts';
import type { NoteText } from '../../../server/core/session/planSource.ts';
import type { EditingSession } from '../../../server/core/session/session.ts';
import { openSprint } from '../../../server/core/session/sprint/sprintSession.ts';
import { openTasks } from '../../../server/core/session/task/taskSession.ts';
import { applyEdits } from '../../../server/core/text/textEdit.ts';
import { pick, randomFrom, randomNote } from '../plan/randomNotes.ts';
import type { Random } from '../plan/randomNotes.ts';

const RUNS = 60;
const ODD = ['\n', '\r', '\r\n', ' ', '\t', '#', '#! x', '@ n.md', '==== new ====', '=', '*', '!', '-', '~', 'new', 'pause\n', 'part', '1/2', 'owner:', 'X-:', ':', '\\', '\0', '\uFEFF', '🚀', 'שלום', 'x'.repeat(3000), 'take take take', '- [ ] ', '`', '------------------------ >8 ------------------------\n'];

function mutate(random: Random, text: string): string {
  let result = text;
  for (let count = 1 + random(5); count > 0; count--) {
    const at = random(result.length + 1);
    const lines = result.split('\n');
    const line = random(lines.length);
    switch (random(6)) {
      case 0: result = result.slice(0, at) + pick(random, ODD) + result.slice(at); break;
      case 1: result = result.slice(0, at) + result.slice(at + random(20)); break;
      case 2: result = lines.toSpliced(line, 1).join('\n'); break;
      case 3: result = lines.toSpliced(line, 0, lines[random(lines.length)]!).join('\n'); break;
      case 4: result = lines.with(line, lines[random(lines.length)]!).join('\n'); break;
      default: result = lines.with(line, lines[line]!.replace(/\S+/, pick(random, ['take', 'fold', 'part', 'new', '*', '~', '-', 'Est:', '=000']))).join('\n');
    }
  }
  return result;
}

function sessionsOf(note: NoteText): readonly EditingSession[] {
  const source = readPlanSource([note], { name: '', first: note.path });
  if (source === undefined) return [openOutline([note])];
  const names = source.plan.rows.flatMap(({ row }, index) => (row.source === 'item' ? [source.names[index]!] : []));
  const forms = [openTasks(source, []), openTasks(source, names.slice(0, 1)), openTasks(source, names.slice(0, 3))];
  return [openOutline([note]), openSprint(source, { sprint: 2 }), ...forms.filter((session): session is EditingSession => !('unknown' in session))];
}

test('no text makes a session throw, and problems and repairs have their place', () => {
  for (const dialect of ['markdown', 'asciidoc'] as readonly Dialect[]) {
    for (let seed = 1; seed <= RUNS; seed++) {
      const random = randomFrom(seed);
      const note: NoteText = { path: dialect === 'markdown' ? 'n.md' : 'n.adoc', dialect, text: randomNote(random, dialect) };
      for (const session of sessionsOf(note)) {
        const text = mutate(random, session.text);
        const run = `${session.kind} ${dialect} ${seed}\n${note.text}\n→\n${text}`;
        const { problems, changes } = guarded(() => session.evaluate(text, [note]), run);
        for (const { span, fixes, message } of problems) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, `${run}\n${message}`);
          for (const { edits } of fixes) guarded(() => session.evaluate(applyEdits(text, edits), [note]), run);
        }
        for (const { after } of changes) guarded(() => openOutline([{ ...note, text: after }]), run);
      }
    }
  }
});

function guarded<T>(work: () => T, run: string): T {
  try {
    return work();
  } catch (error) {
    throw new Error(run, { cause: error });
  }
}
