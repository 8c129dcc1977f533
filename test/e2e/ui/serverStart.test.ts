/**
 * A language server that cannot start: the views say so, and once what kept it from starting is mended, their button
 * starts it. The faults are real ones, in an installed copy of the extension: its server's file is missing, or answers
 * the editor's first message with an error.
 */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';
import { projectFolder } from '../../../scripts/projectFolders.ts';
import { expectRows, treeView } from './treeRows.ts';

let temporary: string;
let serverFile: string;
let workbench: Workbench;

before(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'throughline-start-'));
  const extension = join(temporary, 'extensions', 'throughline.throughline-0.1.0');
  for (const part of ['package.json', 'dist', 'media']) await cp(join(projectFolder, part), join(extension, part), { recursive: true });
  serverFile = join(extension, 'dist', 'server.cjs');
  await rename(serverFile, `${serverFile}.away`);
  await mkdir(join(temporary, 'notes'));
  await writeFile(join(temporary, 'notes', 'guide.md'), '# Guide\n\n## Pack\n');
  workbench = await openWorkbench({
    folder: join(temporary, 'notes'), extensionsFolder: join(temporary, 'extensions'), settings: { 'throughline.outline.detail': 'none' },
  });
  await workbench.openFile('guide.md');
  await workbench.runCommand('View: Show Throughline');
});

after(async () => {
  await workbench.close();
  await rm(temporary, { recursive: true });
});

async function restartFromView(): Promise<void> {
  await treeView(workbench.page, 'Outline').getByRole('button', { name: 'Restart language server' }).click();
}

test('without its file the server does not run, and both views say so', async () => {
  for (const view of ['Outline', 'Book']) await treeView(workbench.page, view).getByText('The language server is not running').waitFor();
  await workbench.runCommand('Notifications: Show Notifications');
  const told = workbench.page.locator('.notifications-center .notification-list-item-message');
  await told.first().waitFor();
  assert.equal(await told.count(), 1, 'the user is told once');
  await workbench.runCommand('Notifications: Clear All Notifications');
});

/** Answers every request with an error, as a server does that cannot be used. */
const REFUSING_SERVER = `process.on('message', ({ id }) => {
  if (id !== undefined) process.send({ jsonrpc: '2.0', id, error: { code: -32603, message: 'out of order' } });
});`;

test('a server that refuses to start leaves the views as they are', async () => {
  await writeFile(serverFile, REFUSING_SERVER);
  await restartFromView();
  await workbench.runCommand('Notifications: Show Notifications');
  await workbench.page.locator('.notifications-center').getByText('out of order').first().waitFor();
  await workbench.runCommand('Notifications: Clear All Notifications');
  await treeView(workbench.page, 'Outline').getByText('The language server is not running').waitFor();
});

test('once the server can start, the button starts it', async () => {
  await rename(`${serverFile}.away`, serverFile);
  await restartFromView();
  await expectRows(workbench.page, 'Outline', ['Guide', '  Pack']);
  await expectRows(workbench.page, 'Book', ['Guide']);
});
