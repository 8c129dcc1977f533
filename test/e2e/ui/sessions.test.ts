/**
 * Editing sessions as a person meets them: the question when a text is closed, a window that is loaded again, an
 * extension host that is killed while notes are saved. Whatever happens, nothing typed is lost, and the notes say all of
 * it or nothing.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';
import { waitUntilBackedUp, waitUntilWrittenDown } from './editorStorage.ts';
import { poll } from './treeRows.ts';

const PLAN = '---\nplan:\n  capacity: 5\n---\n# Shop\n\n- [ ] Schema  id:schema est:2\n- [ ] Data  id:data est:3 after:schema\n- [ ] Guide  id:guide est:4\n';
/** Enough notes that saving them takes longer than noticing that it began. */
const PARTS = 20;

let folder: string;
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-sessions-'));
  for (const name of ['close', 'compare', 'discard', 'missing', 'reload', 'pause']) await writeFile(join(folder, `${name}.md`), PLAN.replace('# Shop', `# Shop ${name}`));
  for (let part = 0; part < PARTS; part++) await writeFile(join(folder, `part${String(part).padStart(2, '0')}.md`), partOf(part));
  workbench = await openWorkbench({ folder, settings: { 'throughline.editing.missing': 'ask' } });
});

after(async () => {
  await workbench.close();
  await rm(folder, { recursive: true });
});

/** One note of a plan that stands in many. */
function partOf(part: number, sprint = ''): string {
  return `---\nplan: {name: large, capacity: 500}\n---\n# Part ${part}\n\n- [ ] Task ${part}  id:t${part} est:1${sprint}\n`;
}

function readNote(name: string): Promise<string> {
  return readFile(join(workbench.folder, name), 'utf8');
}

async function openSprint(note: string, tab: string): Promise<void> {
  await workbench.openFile(note);
  // The plan is there when its numbers stand above the title.
  await workbench.page.locator('.codelens-decoration', { hasText: 'points' }).first().waitFor();
  await workbench.runCommand('Throughline: Edit sprint as text');
  await workbench.page.locator('.tab.active', { hasText: tab }).waitFor();
  await workbench.page.locator('.view-line', { hasText: /^cap\s+\d/ }).first().waitFor();
}

/** Makes the line of data wait. A click gives the text the focus for certain, which keys alone may be too early for. */
async function leaveData(): Promise<void> {
  const { page } = workbench;
  await page.locator('.view-line', { hasText: /^take\s+data/ }).click();
  await page.keyboard.press('Home');
  for (let sign = 0; sign < 4; sign++) await page.keyboard.press('Delete');
  await page.keyboard.type('wait');
  await page.keyboard.press('Escape');
  await page.locator('.view-line', { hasText: /^wait\s+data/ }).waitFor();
}

async function close(answer: string): Promise<void> {
  await workbench.runCommand('View: Close Editor');
  await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: answer, exact: true }).click();
  await workbench.page.locator('.monaco-dialog-box').waitFor({ state: 'hidden' });
}

/** Puts the newest older draft of the newest session in the place of its text. */
async function restoreNewest(): Promise<void> {
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row');
  await workbench.runCommand('Throughline: Show drafts of editing sessions');
  await rows.first().click();
  await rows.filter({ hasText: 'lines' }).first().click();
}

/** Closes all tabs, and leaves unsaved what is. */
async function closeAll(): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  const dontSave = workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Don\'t Save' });
  const tabs = workbench.page.locator('.tab');
  await poll(async () => {
    if (await dontSave.isVisible()) await dontSave.click();
    return tabs.count();
  }, 0);
}

function sessionTab(): ReturnType<Workbench['page']['locator']> {
  return workbench.page.locator('.tab', { hasText: 'Sprint 1 of' });
}

test('closing with Cancel, Save and Don\'t Save decides nothing, and what was typed can be had back', async () => {
  const { page } = workbench;
  await openSprint('close.md', 'Sprint 1 of Shop close');
  await leaveData();
  await close('Cancel');
  assert.equal(await sessionTab().count(), 1);
  await close('Don\'t Save');
  await poll(() => sessionTab().count(), 0);
  assert.equal(await readNote('close.md'), PLAN.replace('# Shop', '# Shop close'));
  await workbench.runCommand('Throughline: Resume editing session');
  await page.locator('.view-line', { hasText: /^take\s+data/ }).waitFor();
  await restoreNewest();
  await page.locator('.view-line', { hasText: /^wait\s+data/ }).waitFor();
  await close('Save');
  await poll(() => sessionTab().count(), 0);
  assert.equal(await readNote('close.md'), PLAN.replace('# Shop', '# Shop close'));
  await workbench.runCommand('Throughline: Resume editing session');
  await page.locator('.view-line', { hasText: /^wait\s+data/ }).waitFor();
  await page.locator('.editor-actions .action-label[aria-label^="Throughline: Accept"], .editor-actions .action-label[aria-label^="Accept"]').first().click();
  await poll(() => readNote('close.md'), PLAN.replace('# Shop', '# Shop close').replace('est:2', 'est:2 sprint:1'));
});

test('an older text is compared with the draft', async () => {
  const { page } = workbench;
  await openSprint('compare.md', 'Sprint 1 of Shop compare');
  await leaveData();
  await workbench.runCommand('Throughline: Show drafts of editing sessions');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'Shop compare' }).click();
  const opening = rows.filter({ hasText: 'Opening text' });
  await opening.hover();
  await opening.locator('.action-label[aria-label="Compare with the draft"]').click();
  const [before, now] = [page.locator('.monaco-diff-editor .original'), page.locator('.monaco-diff-editor .modified')];
  await before.locator('.view-line', { hasText: /^take\s+data/ }).waitFor();
  await now.locator('.view-line', { hasText: /^wait\s+data/ }).waitFor();
  await closeAll();
});

test('where it is asked for, a task without a line is left out once that was said', async () => {
  const { page } = workbench;
  const original = PLAN.replace('# Shop', '# Shop missing');
  await openSprint('missing.md', 'Sprint 1 of Shop missing');
  await page.locator('.view-line', { hasText: /^take\s+data/ }).click();
  await workbench.runCommand('Delete Line');
  await page.keyboard.press('Control+Enter');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.filter({ hasText: 'Data' }).getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await readNote('missing.md'), original);
  assert.equal(await sessionTab().count(), 1);
  await page.keyboard.press('Control+Enter');
  await dialog.getByRole('button', { name: 'Accept all the same' }).click();
  await poll(() => readNote('missing.md'), original.replace('est:2', 'est:2 sprint:1'));
});

test('discarding asks once, and keeps the text', async () => {
  const { page } = workbench;
  await openSprint('discard.md', 'Sprint 1 of Shop discard');
  await leaveData();
  await workbench.runCommand('Throughline: Discard editing session');
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Cancel' }).click();
  assert.equal(await sessionTab().count(), 1);
  await workbench.runCommand('Throughline: Discard editing session');
  await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Discard' }).click();
  await poll(() => sessionTab().count(), 0);
  assert.equal(await readNote('discard.md'), PLAN.replace('# Shop', '# Shop discard'));
  await workbench.runCommand('Throughline: Show drafts of editing sessions');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Shop discard' }).click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Resume' }).click();
  await page.locator('.view-line', { hasText: /^wait\s+data/ }).waitFor();
  await workbench.runCommand('View: Close All Editors');
});

test('a window loaded again shows the unsaved text, with its help, and it can be accepted', async () => {
  const { page } = workbench;
  await openSprint('reload.md', 'Sprint 1 of Shop reload');
  await leaveData();
  await page.locator('.tab.active.dirty').waitFor();
  await waitUntilWrittenDown(page, /throughline-edit:.*Shop%20reload/);
  await waitUntilBackedUp(workbench, /wait\s+data/);
  await page.reload();
  await page.locator('.view-line', { hasText: /^wait\s+data/ }).waitFor();
  await page.locator('.codelens-decoration', { hasText: 'Accept 1 change' }).waitFor();
  await page.locator('.view-line', { hasText: /^wait\s+data/ }).click();
  await page.keyboard.press('Control+Enter');
  await poll(() => readNote('reload.md'), PLAN.replace('# Shop', '# Shop reload').replace('est:2', 'est:2 sprint:1'));
});

test('a run that paused goes on in another window, and any window takes back what another wrote', async () => {
  const original = PLAN.replace('# Shop', '# Shop pause');
  const [one, both] = [original.replace('est:2', 'est:2 sprint:1'), original.replace('est:2', 'est:2 sprint:1').replace('after:schema', 'after:schema sprint:1')];
  const { page } = workbench;
  await openSprint('pause.md', 'Sprint 1 of Shop pause');
  await page.locator('.view-line', { hasText: /^take\s+data/ }).click();
  await page.keyboard.press('Home');
  await page.keyboard.insertText('pause\n');
  await page.locator('.view-line', { hasText: /^pause$/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await poll(() => readNote('pause.md'), one);
  await page.locator('.view-line', { hasText: /^#done\s+take\s+schema/ }).waitFor();
  await workbench.runCommand('Throughline: Park editing session');
  await poll(() => sessionTab().count(), 0);
  const other = await workbench.openWindow();
  await other.runCommand('Throughline: Show drafts of editing sessions');
  await other.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Shop pause' }).click();
  await other.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Resume' }).click();
  await other.page.locator('.view-line', { hasText: /^#done\s+take\s+schema/ }).click();
  await other.page.keyboard.press('Control+Enter');
  await poll(() => readNote('pause.md'), both);
  await other.page.locator('.tab', { hasText: 'Sprint 1 of' }).waitFor({ state: 'detached' }); // It is accepted when its text is gone.
  await other.page.close();
  await workbench.runCommand('Throughline: Undo last plan edit');
  await poll(() => readNote('pause.md'), one);
});

/** Processes of the extension host that belong to this test's server, by their command line. */
function extensionHosts(): readonly number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().trim().split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!);
  const parents = new Map(lines.map(([, pid, parent]) => [Number(pid), Number(parent)]));
  const isOurs = (pid: number): boolean => pid === process.pid || (parents.has(pid) && pid > 1 && isOurs(parents.get(pid)!));
  return lines.filter(([, pid, , command]) => command!.includes('--type=extensionHost') && isOurs(Number(pid))).map(([, pid]) => Number(pid));
}

test('an extension host killed between two saves leaves all notes or none', { skip: process.platform === 'win32' }, async () => {
  const { page } = workbench;
  await openSprint('part00.md', 'Sprint 1 of large');
  const written = async (): Promise<number> => (await Promise.all(Array.from({ length: PARTS }, (_, part) => readNote(`part${String(part).padStart(2, '0')}.md`))))
    .filter((text) => text.includes('sprint:1')).length;
  const hosts = extensionHosts();
  assert.ok(hosts.length > 0, 'the extension host is found');
  await page.locator('.codelens-decoration', { hasText: `Accept ${PARTS} changes` }).waitFor();
  await page.locator('.view-line', { hasText: /^take\s+t0/ }).click();
  await page.keyboard.press('Control+Enter');
  const patience = Date.now() + 60_000;
  while (await written() === 0) {
    assert.ok(Date.now() < patience, 'saving begins');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  for (const host of hosts) process.kill(host, 'SIGKILL');
  const interrupted = await written();
  assert.ok(interrupted < PARTS, 'killed in the middle');
  await page.reload();
  await page.locator('.tab.active').waitFor();
  const end = Date.now() + 60_000;
  while (await written() < PARTS && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200));
  // The editor empties a file before it writes it.
  for (let part = 0; part < PARTS; part++) await poll(() => readNote(`part${String(part).padStart(2, '0')}.md`), partOf(part, ' sprint:1'));
});
