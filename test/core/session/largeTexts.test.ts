/**
 * Texts of 5,000 lines: every line has its own name, one that is changed changes its own place, and nothing else.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOutline } from '../../../server/core/session/outline/outlineSession.ts';
import { readPlanSource } from '../../../server/core/session/planSource.ts';
import type { NoteText } from '../../../server/core/session/planSource.ts';
import type { EditingSession } from '../../../server/core/session/session.ts';
import { openSprint } from '../../../server/core/session/sprint/sprintSession.ts';
import { openTasks } from '../../../server/core/session/task/taskSession.ts';

const LINES = 5000;
const numbers = Array.from({ length: LINES }, (_, index) => index);

/** What becomes of the note when `change` is made in the text. */
function accept(session: EditingSession | { readonly unknown: readonly string[] }, note: NoteText, change: (text: string) => string): string {
  assert.ok('text' in session);
  const text = change(session.text);
  assert.notEqual(text, session.text);
  const { problems, changes } = session.evaluate(text, [note]);
  assert.deepEqual(problems.filter(({ severity }) => severity === 'error'), []);
  return changes[0]!.after;
}

test('a sprint of 5,000 tasks, all without ids', () => {
  const note: NoteText = { path: 'p.md', dialect: 'markdown', text: `# P\n\n${numbers.map((number) => `- [ ] Task ${number}  est:1\n`).join('')}` };
  const session = openSprint(readPlanSource([note], { name: '', first: 'p.md' })!, { sprint: 1 });
  assert.equal(session.text.match(/^wait {2}=/gm)!.length, LINES);
  assert.equal(accept(session, note, (text) => text.replace(/^wait( .* Task 4321)$/m, 'take$1')), note.text.replace('Task 4321  est:1', 'Task 4321  est:1 sprint:1'));
});

test('an outline of 5,000 sections: the last one goes to the front', () => {
  const sections = numbers.map((number) => `## Section ${number}\n\nText ${number}.\n`);
  const note: NoteText = { path: 'n.md', dialect: 'markdown', text: `# N\n\n${sections.join('\n')}` };
  const after = accept(openOutline([note]), note, (text) => {
    const lines = text.split('\n');
    const [last] = lines.splice(lines.findIndex((line) => line.endsWith(`Section ${LINES - 1}`)), 1);
    return lines.toSpliced(2, 0, last!).join('\n');
  });
  assert.equal(after, `# N\n\n${[sections.at(-1)!, ...sections.slice(0, -1)].join('\n')}`);
});

test('the form of a task with 5,000 lines of text', () => {
  const body = numbers.map((number) => `  # line ${number}\n`).join('\n');
  const note: NoteText = { path: 'p.md', dialect: 'markdown', text: `- [ ] A  id:a est:1\n\n${body}- [ ] B  id:b est:2 after:a\n` };
  const session = openTasks(readPlanSource([note], { name: '', first: 'p.md' })!, ['a']);
  assert.equal(accept(session, note, (text) => text.replace('# line 4321\n', '# line 4321, changed\n')), note.text.replace('# line 4321\n', '# line 4321, changed\n'));
});
