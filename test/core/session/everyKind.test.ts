/**
 * What may happen to any text of a session on its way through an editor, for each kind: other line ends, a byte-order mark,
 * a scissors line or first line that somebody removed, a search and replace that hits handles.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOutline } from '../../../server/core/session/outline/outlineSession.ts';
import { readPlanSource } from '../../../server/core/session/planSource.ts';
import type { NoteText } from '../../../server/core/session/planSource.ts';
import type { EditingSession } from '../../../server/core/session/session.ts';
import { openSprint } from '../../../server/core/session/sprint/sprintSession.ts';
import { openTasks } from '../../../server/core/session/task/taskSession.ts';

const NOTE: NoteText = {
  path: 'p.md', dialect: 'markdown',
  text: '# P\n\n## One\n\n- [ ] Alpha  est:1\n\n  # x\n\n  take t: all of it\n\n- [ ] Beta  est:2\n\n## Two\n\n- [ ] Gamma  id:gamma est:3\n',
};
const SOURCE = readPlanSource([NOTE], { name: '', first: NOTE.path })!;

function formOf(row: number): EditingSession {
  const session = openTasks(SOURCE, [SOURCE.names[row]!]);
  assert.ok('text' in session);
  return session;
}

/** The lines that count. */
function contentOf(text: string): string {
  return text.split(' >8 ')[0]!.split('\n').filter((line) => !line.startsWith('#')).join('\n');
}

const ALPHA = SOURCE.plan.rows.findIndex(({ row: { entry } }) => entry.title === 'Alpha');

/** A session, an edit of its text, and what becomes of the note. */
const KINDS: Readonly<Record<string, readonly [session: EditingSession, change: (text: string) => string, after: string]>> = {
  sprint: [openSprint(SOURCE, { sprint: 1 }), (text) => text.replace(/^wait( .*Alpha)$/m, 'take$1'), NOTE.text.replace('est:1', 'est:1 sprint:1')],
  task: [formOf(ALPHA), (text) => text.replace('Est: 1', 'Est: 8').replace('all of it', 'most of it'), NOTE.text.replace('est:1', 'est:8').replace('all of it', 'most of it')],
  outline: [openOutline([NOTE]), (text) => text.replace(/One$/m, 'First'), NOTE.text.replace('One', 'First')],
};

for (const [kind, [session, change, after]] of Object.entries(KINDS)) {
  const edited = change(session.text);
  const withoutLine = (pattern: RegExp): string => edited.split('\n').filter((line) => !pattern.test(line)).join('\n');
  for (const [what, text] of [
    ['as it is', edited], ['with CRLF and a byte-order mark', `\uFEFF${edited.replaceAll('\n', '\r\n')}`], ['with lone carriage returns', edited.replaceAll('\n', '\r')],
    ['without its scissors, help and all', withoutLine(/ >8 /)], ['without its first line', withoutLine(/^# throughline /)], ['without the help', edited.slice(0, edited.indexOf('------------------------ >8'))],
    ['with blanks at line ends', edited.replaceAll(/(?<=\S)$/gm, '  ')],
  ] as const) {
    test(`${kind}: a text ${what} means the same`, () => {
      const { problems, changes } = session.evaluate(text, [NOTE]);
      assert.deepEqual(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message), []);
      assert.deepEqual(changes.map((each) => each.after), [after]);
    });
  }

  test(`${kind}: a search and replace over handles is told, and changes nothing`, () => {
    const handles = [...session.text.split(' >8 ')[0]!.matchAll(/(?<=^[ !] |=)[0-9a-z]{3}\b/gm)].map(([handle]) => handle);
    assert.ok(handles.length > 0);
    for (const sign of new Set(handles.map((handle) => handle[1]!))) {
      const text = session.text.replaceAll(new RegExp(`(?<=^[ !] |=)([0-9a-z])${sign}([0-9a-z])\\b`, 'gm'), (_, first: string, last: string) => `${first}${sign === 'z' ? 'y' : 'z'}${last}`);
      const { problems, changes } = session.evaluate(text, [NOTE]);
      if (contentOf(text) !== contentOf(session.text)) assert.ok(problems.some(({ severity }) => severity === 'error'), text);
      assert.deepEqual(changes, []);
    }
  });
}
