/**
 * The Book view as a reader meets it: an empty folder, a folder of notes by name, the same folder with a `SUMMARY.md`.
 * The notes change under one window, as when a branch is checked out.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';
import { focusEditor } from './noteEditor.ts';
import { expectRows, expectSelected, treeRow, treeView } from './treeRows.ts';

const NOTES = {
  'README.md': '# Field guide\n\nWelcome.\n',
  'chapter10.md': '# Going home\n',
  'chapter2.adoc': '= Birds\n\n== Wren\n\n=== Its nest\n\n== Robin\n',
  'more/tracks.md': '# Tracks\n\n## Fox\n',
};

async function writeNotes(folder: string, notes: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(notes)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** One workbench for all groups of tests, on a folder that holds no note at first, with the Throughline views in sight. */
const editor: { workbench: Workbench; page: Page } = {} as never;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-book-'));
  await writeNotes(folder, { 'code.txt': 'nothing\n' });
  editor.workbench = await openWorkbench({ folder, viewport: { width: 1280, height: 1000 }, settings: { 'throughline.outline.detail': 'none' } });
  editor.page = editor.workbench.page;
  editor.page.setDefaultTimeout(15_000);
  await editor.workbench.runCommand('View: Show Throughline');
});

after(async () => {
  await editor.workbench.close();
  await rm(folder, { recursive: true });
});

/** Puts these notes in the place of all others, which no editor shows any more. */
async function changeTo(notes: Readonly<Record<string, string>>): Promise<void> {
  // What is typed but not saved would be saved while it closes, and stand there again after it was taken away.
  await editor.workbench.runCommand('File: Save All');
  await editor.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
  await editor.workbench.runCommand('View: Close All Editors');
  await editor.page.locator('.tab').first().waitFor({ state: 'detached' });
  for (const name of await readdir(editor.workbench.folder)) await rm(join(editor.workbench.folder, name), { recursive: true });
  await treeView(editor.page, 'Book').getByText('No notes in this folder yet').waitFor();
  await writeNotes(editor.workbench.folder, notes);
}

describe('an empty folder', () => {
  test('says so and starts a first note', async () => {
    await treeView(editor.page, 'Book').getByText('No notes in this folder yet').waitFor();
    await treeView(editor.page, 'Book').getByRole('button', { name: 'Create a note' }).click();
    await editor.page.locator('.tab.active', { hasText: 'README.md' }).waitFor();
    await treeView(editor.page, 'Book').locator('.monaco-list-row').first().waitFor();
  });
});

describe('a folder without SUMMARY.md', () => {
  before(() => changeTo(NOTES));

  test('shows its notes by their titles, README first, numbers in natural order', async () => {
    await expectRows(editor.page, 'Book', ['Field guide', 'Birds', 'Going home', 'more', '  Tracks']);
  });

  test('shows the headings of a note that is opened', async () => {
    await treeRow(editor.page, 'Book', 'Birds').locator('.monaco-tl-twistie').click();
    await expectRows(editor.page, 'Book', ['Field guide', 'Birds', '  Wren', '  Robin', 'Going home', 'more', '  Tracks']);
    await treeRow(editor.page, 'Book', 'Wren').locator('.monaco-tl-twistie').click();
    await expectRows(editor.page, 'Book', ['Field guide', 'Birds', '  Wren', '    Its nest', '  Robin', 'Going home', 'more', '  Tracks']);
  });

  test('goes to a heading', async () => {
    await treeRow(editor.page, 'Book', 'Robin').click();
    await editor.page.locator('.tab.active', { hasText: 'chapter2.adoc' }).waitFor();
    await editor.page.locator('#status\\.editor\\.selection', { hasText: 'Ln 7, Col 4' }).waitFor();
  });

  test('opens a note and highlights the note of the active tab', async () => {
    await treeRow(editor.page, 'Book', 'Going home').click();
    await editor.page.locator('.tab.active', { hasText: 'chapter10.md' }).waitFor();
    await editor.workbench.openFile('tracks.md');
    await expectSelected(editor.page, 'Book', ['Tracks']);
  });

  test('follows files that come, change and go', async () => {
    await writeFile(join(editor.workbench.folder, 'chapter3.md'), '# Flowers\n');
    await expectRows(editor.page, 'Book', ['Field guide', 'Birds', '  Wren', '    Its nest', '  Robin', 'Flowers', 'Going home', 'more', '  Tracks']);
    await writeFile(join(editor.workbench.folder, 'chapter3.md'), '# Trees\n');
    await expectRows(editor.page, 'Book', ['Field guide', 'Birds', '  Wren', '    Its nest', '  Robin', 'Trees', 'Going home', 'more', '  Tracks']);
    await rm(join(editor.workbench.folder, 'chapter3.md'));
    await expectRows(editor.page, 'Book', ['Field guide', 'Birds', '  Wren', '    Its nest', '  Robin', 'Going home', 'more', '  Tracks']);
  });

  test('follows a title that is being typed', async () => {
    await editor.workbench.openFile('chapter10.md');
    await focusEditor(editor.page);
    await editor.page.keyboard.press('End');
    await editor.page.keyboard.type(' again');
    await treeRow(editor.page, 'Book', 'Going home again').waitFor();
  });
});

describe('a folder with SUMMARY.md', () => {
  before(() => changeTo({
    ...NOTES,
    'SUMMARY.md': '# Summary\n\n[About](README.md)\n\n# Animals\n\n- [Tracks](more/tracks.md)\n  - [Birds](chapter2.adoc)\n- [Fish](fish.md)\n- [Trees]()\n\n---\n\n[The way home](chapter10.md)\n',
  }));

  test('shows its notes in that order, with numbers, parts, drafts and what is missing', async () => {
    await treeRow(editor.page, 'Book', '1 Tracks').locator('.monaco-tl-twistie').click();
    await expectRows(editor.page, 'Book', [
      'About', 'Animals', '  1 Tracks', '    Fox', '    1.1 Birds', '  2 Fish | file is missing', '  3 Trees | not written yet',
      ' | ─────', 'The way home',
    ]);
  });

  test('starts a missing note', async () => {
    const row = treeRow(editor.page, 'Book', '2 Fish');
    await row.hover();
    await row.locator('.action-label[aria-label*="Create missing note"]').click();
    await editor.page.locator('.tab.active', { hasText: 'fish.md' }).waitFor();
    await expectRows(editor.page, 'Outline', ['Fish']);
    await editor.page.locator('.monaco-list-row', { hasText: 'file is missing' }).waitFor({ state: 'detached' });
  });
});

describe('a contents file that names what is no note of the folder', () => {
  before(() => changeTo({
    'SUMMARY.md': '# Summary\n\n- [Odd](http:////example.org)\n- [Site](https://example.org)\n- [Outside](../outside.md)\n- [Script](run.sh)\n- [Birds](birds.md)\n',
    'birds.md': '# Birds\n',
  }));

  test('shows all of its entries', async () => {
    await expectRows(editor.page, 'Book', ['1 Odd', '2 Site', '3 Outside | no note here', '4 Script | no note here', '5 Birds']);
  });

  for (const [title, path, reason] of [
    ['3 Outside', '../outside.md', 'lies outside the workspace'], ['4 Script', 'run.sh', 'is no Markdown or AsciiDoc file'],
  ] as const) {
    test(`creates no file from ${path}, and says why`, async () => {
      const row = treeRow(editor.page, 'Book', title);
      await row.hover();
      await row.locator('.action-label[aria-label*="Create missing note"]').click();
      await editor.workbench.runCommand('Notifications: Show Notifications');
      await editor.page.locator('.notifications-center').getByText(reason).waitFor();
      await editor.workbench.runCommand('Notifications: Clear All Notifications');
      assert.equal(existsSync(join(editor.workbench.folder, path)), false);
    });
  }
});

describe('a folder of many notes', () => {
  const count = 600;
  before(() => changeTo(Object.fromEntries(Array.from({ length: count }, (_, index) => [`note${index}.md`, `# Note ${index}\n\n${'word '.repeat(2000)}\n`]))));

  /** Remembers, frame by frame, the place of the last row that is drawn. */
  const WATCH_LAST_ROW = `(() => {
    window.lastRows = new Set();
    const look = () => {
      const pane = [...document.querySelectorAll('.pane')].find((each) => each.querySelector('.pane-header h3.title')?.textContent === 'Book');
      window.lastRows.add(Math.max(-1, ...[...pane.querySelectorAll('.monaco-list-row')].map((row) => Number(row.getAttribute('data-index')))));
      requestAnimationFrame(look);
    };
    look();
  })()`;

  test('keeps its rows while the server is started anew', async () => {
    const { page, workbench: { folder } } = editor;
    const last = treeRow(page, 'Book', `Note ${count - 1}`);
    await treeRow(page, 'Book', 'Note 0').click();
    await editor.workbench.runCommand('Throughline: Focus on Book View');
    await page.keyboard.press('End');
    await last.waitFor();
    await page.evaluate(WATCH_LAST_ROW);
    await editor.workbench.runCommand('Throughline: Restart language server');
    await writeFile(join(folder, `note${count - 1}.md`), '# The end\n');
    await treeRow(page, 'Book', 'The end').waitFor();
    assert.deepEqual(await page.evaluate('[...window.lastRows]'), [count - 1]);
  });
});
