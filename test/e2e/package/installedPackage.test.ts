/**
 * The package that users get, installed as they install it into a fresh VS Code, works there without the checkout.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { installServer } from '../../../scripts/editor/installServer.ts';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';
import { projectFolder } from '../../../scripts/projectFolders.ts';
import { runCommand } from '../../../scripts/runCommand.ts';
import { expectRows } from '../ui/treeRows.ts';

let temporary: string;
let workbench: Workbench | undefined;

before(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'throughline-package-'));
  const packed = await runCommand(process.execPath, ['scripts/package.ts'], { cwd: projectFolder });
  assert.equal(packed.status, 0, packed.output);
  const extensionsFolder = join(temporary, 'extensions');
  await install(extensionsFolder);
  const folder = join(temporary, 'notes');
  await writeNotes(folder);
  workbench = await openWorkbench({ folder, extensionsFolder, settings: { 'throughline.outline.detail': 'none' } });
});

after(async () => {
  await workbench?.close();
  await rm(temporary, { recursive: true });
});

test('the outline shows the headings of the open note', async () => {
  assert.ok(workbench);
  await workbench.openFile('harbour.adoc');
  await workbench.runCommand('View: Show Throughline');
  await expectRows(workbench.page, 'Outline', ['Harbour', '  Tides', '  Lights']);
});

test('the book shows the notes of the folder in the order of the contents file', async () => {
  assert.ok(workbench);
  await expectRows(workbench.page, 'Book', ['1 Knots', '2 Harbour']);
});

async function install(extensionsFolder: string): Promise<void> {
  const [file = ''] = globSync('throughline-*.vsix', { cwd: projectFolder });
  const { status, output } = await runCommand(process.execPath, [
    await installServer(), '--install-extension', join(projectFolder, file), '--accept-server-license-terms',
    '--extensions-dir', extensionsFolder, '--server-data-dir', join(temporary, 'install'),
  ]);
  assert.equal(status, 0, output);
}

async function writeNotes(folder: string): Promise<void> {
  await mkdir(folder);
  const notes = {
    'SUMMARY.md': '# Summary\n\n- [Knots](knots.md)\n- [Harbour](harbour.adoc)\n',
    'harbour.adoc': '= Harbour\n\n== Tides\n\n[NOTE]\n====\nNo heading.\n====\n\n== Lights\n',
    'knots.md': '# Knots\n\n## Bowline\n',
  };
  await Promise.all(Object.entries(notes).map(([name, text]) => writeFile(join(folder, name), text)));
}
