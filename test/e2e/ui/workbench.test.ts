/**
 * The workbench opens on a folder, and the palette and quick open work there: what every other UI suite builds on.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';

let workbench: Workbench;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-notes-'));
  await writeFile(join(folder, 'one.md'), '# One\n');
  workbench = await openWorkbench({ folder });
});

after(async () => {
  await workbench.close();
  await rm(folder, { recursive: true });
});

test('a note opens from its path', async () => {
  await workbench.openFile('one.md');
  await workbench.page.locator('.view-line', { hasText: 'One' }).waitFor();
});

test('a command runs from the palette', async () => {
  await workbench.runCommand('View: Show Explorer');
  const row = workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'one.md' });
  await row.waitFor();
  assert.equal(await row.count(), 1);
});
