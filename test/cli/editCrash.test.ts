/**
 * `throughline edit` killed (signal 9) at every step of writing three files: before and after each change on disk. The
 * next start leaves all files old or all new, never a mixture, removes what the dead one left beside them, and the
 * draft is there.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { recoverJournals } from '../../server/cli/edit/applyJournal.ts';
import { listSessions } from '../../server/cli/edit/sessionStore.ts';
import { folderOf, throughline } from './runThroughline.ts';
import { scriptEditor } from './editSession.ts';

const PATHS = ['a.md', 'b.md', 'c.adoc'];
const NOTES: Readonly<Record<string, string>> = {
  'a.md': '---\nplan: {name: p}\n---\n- [ ] A  id:a est:1\n', 'b.md': '---\nplan: {name: p}\n---\n- [ ] B  id:b est:1\n', 'c.adoc': '= C\n:plan-name: p\n\n* [ ] C  id:c est:1\n',
};
const DONE = Object.fromEntries(Object.entries(NOTES).map(([path, text]) => [path, text.replace('est:1', 'est:1 sprint:1')]));

/** Kills the process at the change on disk number `step` counted from the journal on: before it (even) or behind it (odd). */
function killer(step: number): string {
  return `const files = require('node:fs/promises'); let count = -1;
for (const name of ['writeFile', 'rename', 'rm']) {
  const own = files[name];
  files[name] = async (...given) => {
    if (count === -1 && name === 'writeFile' && String(given[0]).includes('apply-')) count = 0;
    if (count === -1) return own(...given);
    if (count++ === ${step}) process.kill(process.pid, 'SIGKILL');
    const result = await own(...given);
    if (count++ === ${step}) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}`;
}

/** Runs an edit of all three notes that dies at `step`. */
async function crashAt(step: number, editor: string): Promise<{ readonly folder: string; readonly state: string; readonly status: number | null }> {
  const folder = folderOf(NOTES);
  const state = folderOf({ 'kill.cjs': killer(step) });
  const { status } = await throughline(['edit', 'sprint'], { cwd: folder, preload: join(state, 'kill.cjs'), env: { XDG_STATE_HOME: state, THROUGHLINE_EDITOR: editor } });
  return { folder, state: join(state, 'throughline'), status };
}

function read(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(PATHS.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

test('killed at any step: all old or all new', async () => {
  const editor = scriptEditor(`write(text.replace(/^wait/gm, 'take'))`);
  const outcomes = new Set<string>();
  let steps = 0;
  for (let isDead = true; isDead; steps += AT_ONCE) {
    const batch = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => checkCrash(steps + index, editor)));
    for (const { outcome } of batch) outcomes.add(outcome);
    isDead = batch.every((crash) => crash.isDead);
  }
  assert.deepEqual([...outcomes], ['old', 'new']);
  assert.ok(steps > 16, `${steps} steps`);
});

const AT_ONCE = 4;

/** Crashes at `step`, starts again, and looks at what there is. */
async function checkCrash(step: number, editor: string): Promise<{ readonly isDead: boolean; readonly outcome: string }> {
  const { folder, state, status } = await crashAt(step, editor);
  await recoverJournals(state);
  const after = read(folder);
  const isNew = after['a.md'] === DONE['a.md'];
  assert.deepEqual(after, isNew ? DONE : NOTES, `step ${step}`);
  assert.deepEqual(readdirSync(folder).toSorted(), PATHS, `step ${step} leaves nothing beside the notes`);
  const [session] = await listSessions(state);
  assert.match(readFileSync(session!.draftPath, 'utf8'), /^take {2}a/m, `step ${step} keeps the draft`);
  return { isDead: status === null, outcome: isNew ? 'new' : 'old' };
}

test('a note that somebody changed after the crash is not overwritten: the others go back', async () => {
  const editor = scriptEditor(`write(text.replace(/^wait/gm, 'take'))`);
  const { folder, state } = await crashAt(7, editor);
  assert.equal(read(folder)['a.md'], DONE['a.md'], 'the first file is written at this step');
  assert.equal(read(folder)['c.adoc'], NOTES['c.adoc']);
  writeFileSync(join(folder, 'c.adoc'), 'mine');
  const [recovery] = await recoverJournals(state);
  assert.equal(recovery!.isApplied, false);
  assert.deepEqual(read(folder), { ...NOTES, 'c.adoc': 'mine' });
  assert.ok(existsSync(state) && readdirSync(state).every((name) => !name.startsWith('apply-')));
});
