/**
 * A workspace of several folders: one book each, an outline for notes of any of them, and folders that come and go.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';
import { expectRows, expectSelected, treeRow } from './treeRows.ts';

const FILES = {
  'notes.code-workspace': JSON.stringify({ folders: [{ path: 'garden' }, { path: 'harbour' }] }),
  'garden/README.md': '# The garden\n',
  'garden/beds.md': '# Beds\n\n## Peas\n',
  'harbour/SUMMARY.md': '# Summary\n\n- [Tides](tides.adoc)\n- [Knots](knots.md)\n',
  'harbour/tides.adoc': '= Tides\n\n== Spring\n',
  'harbour/beds.md': '# Oyster beds\n',
  'attic/boxes.md': '# Boxes\n',
};

let folder: string;
let workbench: Workbench;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-roots-'));
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  workbench = await openWorkbench({
    folder, workspaceFile: 'notes.code-workspace', viewport: { width: 1280, height: 1000 },
    settings: { 'throughline.outline.detail': 'none' },
  });
  workbench.page.setDefaultTimeout(15_000);
  await workbench.runCommand('View: Show Throughline');
});

after(async () => {
  await workbench.close();
  await rm(folder, { recursive: true });
});

const GARDEN = ['garden', '  The garden', '  Beds'];
const HARBOUR = ['harbour | SUMMARY.md', '  1 Tides', '  2 Knots | file is missing', '  Not in the summary', '    Oyster beds'];

test('each folder is a book, in its own order', async () => {
  await expectRows(workbench.page, 'Book', [...GARDEN, ...HARBOUR]);
});

test('the outline and the book follow notes of either folder', async () => {
  await treeRow(workbench.page, 'Book', '1 Tides').click();
  await expectRows(workbench.page, 'Outline', ['Tides', '  Spring']);
  await expectSelected(workbench.page, 'Book', ['1 Tides']);
  await treeRow(workbench.page, 'Book', 'Beds').click();
  await expectRows(workbench.page, 'Outline', ['Beds', '  Peas']);
  await expectSelected(workbench.page, 'Book', ['Beds']);
});

test('a missing note is started in the folder whose contents name it', async () => {
  const row = treeRow(workbench.page, 'Book', '2 Knots');
  await row.hover();
  await row.locator('.action-label[aria-label*="Create missing note"]').click();
  await workbench.page.locator('.tab.active', { hasText: 'knots.md' }).waitFor();
  await expectRows(workbench.page, 'Book', [...GARDEN, ...HARBOUR.map((line) => line.replace(' | file is missing', ''))]);
});

test('folders come and go, and what was open in the others stays open', async () => {
  await treeRow(workbench.page, 'Book', 'Beds').locator('.monaco-tl-twistie').click();
  const harbour = HARBOUR.map((line) => line.replace(' | file is missing', ''));
  await expectRows(workbench.page, 'Book', [...GARDEN, '    Peas', ...harbour]);
  const file = join(workbench.folder, 'notes.code-workspace');
  await writeFile(file, JSON.stringify({ folders: [{ path: 'garden' }, { path: 'attic' }, { path: 'harbour' }] }));
  await expectRows(workbench.page, 'Book', [...GARDEN, '    Peas', 'attic', '  Boxes', ...harbour]);
  await writeFile(file, JSON.stringify({ folders: [{ path: 'garden' }, { path: 'attic' }] }));
  await expectRows(workbench.page, 'Book', [...GARDEN, '    Peas', 'attic', '  Boxes']);
});
