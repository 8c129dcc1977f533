/**
 * The Outline view as a reader meets it: rows follow the note, the cursor and the tab; filter, levels, copying,
 * and a server that dies. The first test is about what every other suite builds on: quick open and the palette.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';
import { cursorPlace, focusEditor, goToLine } from './noteEditor.ts';
import { expectRows, expectSelected, poll, readRows, treeRow, treeView } from './treeRows.ts';

const GUIDE = `# Guide

one two three

## Pack

four five

### Water

six

## Walk

> ## Quoted

seven
`;

const BIRDS = `= Birds

== Songbirds

[NOTE]
====
Not a heading.
====

=== Wren
`;

let folder: string;
let workbench: Workbench;
let page: Page;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-outline-'));
  await writeFile(join(folder, 'guide.md'), GUIDE);
  await writeFile(join(folder, 'birds.adoc'), BIRDS);
  await writeFile(join(folder, 'plain.txt'), '# No note\n');
  workbench = await openWorkbench({
    folder, viewport: { width: 1280, height: 1000 },
    settings: { 'files.autoSave': 'off', 'throughline.outline.detail': 'none', 'editor.autoIndent': 'none', 'editor.suggestOnTriggerCharacters': false, 'editor.quickSuggestions': 'off' },
  });
  page = workbench.page;
  page.setDefaultTimeout(15_000);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

after(async () => {
  await workbench.close();
  await rm(folder, { recursive: true });
});

const GUIDE_ROWS = ['Guide', '  Pack', '    Water', '  Walk', '    Quoted'];

/** A menu takes no clicks in its first tenth of a second, so this clicks until the menu goes. */
async function chooseFromMenu(row: Locator, label: string): Promise<void> {
  await row.click({ button: 'right' });
  const item = page.locator('.monaco-menu .action-item', { hasText: label }).last();
  await item.waitFor();
  while (await item.isVisible()) {
    await item.click({ timeout: 2_000 }).catch(() => undefined); // It may go while it is being clicked.
    await item.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined);
  }
}

/** What the clipboard holds, seen by pasting it into the palette's box. */
async function readClipboard(): Promise<string> {
  await page.keyboard.press('Control+P');
  const box = page.locator('.quick-input-box input');
  await box.fill('');
  await page.keyboard.press('Control+V');
  await poll(async () => (await box.inputValue()) !== '', true);
  const text = await box.inputValue();
  await page.keyboard.press('Escape');
  return text;
}

test('a note opens from its path, a command runs from the palette', async () => {
  await workbench.openFile('guide.md');
  await page.locator('.view-line', { hasText: 'Guide' }).waitFor();
  await workbench.runCommand('View: Show Explorer');
  const file = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'guide.md' });
  await file.waitFor();
  assert.equal(await file.count(), 1);
  await workbench.runCommand('View: Show Throughline');
});

test('a note shows its headings', async () => {
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('an edit shows at once, undo takes it back', async () => {
  await goToLine(page, 5);
  await page.keyboard.press('End');
  await page.keyboard.type(' light');
  await expectRows(page, 'Outline', ['Guide', '  Pack light', '    Water', '  Walk', '    Quoted']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('## Rest');
  await expectRows(page, 'Outline', ['Guide', '  Pack light', '  Rest', '    Water', '  Walk', '    Quoted']);
  await workbench.runCommand('File: Revert File');
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('what the reader closed stays closed while they type', async () => {
  await goToLine(page, 13);
  await expectSelected(page, 'Outline', ['Walk']);
  await treeRow(page, 'Outline', 'Pack').locator('.monaco-tl-twistie').click();
  await expectRows(page, 'Outline', ['Guide', '  Pack', '  Walk', '    Quoted']);
  await goToLine(page, 13);
  await page.keyboard.press('End');
  await page.keyboard.type(' on');
  await expectRows(page, 'Outline', ['Guide', '  Pack', '  Walk on', '    Quoted']);
  await workbench.runCommand('File: Revert File');
  await expectRows(page, 'Outline', ['Guide', '  Pack', '  Walk', '    Quoted']);
  await treeRow(page, 'Outline', 'Pack').locator('.monaco-tl-twistie').click();
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('the section of the cursor is highlighted', async () => {
  await goToLine(page, 11);
  await expectSelected(page, 'Outline', ['Water']);
  await goToLine(page, 3);
  await expectSelected(page, 'Outline', ['Guide']);
});

test('a click and Enter on a row go to the heading', async () => {
  await treeRow(page, 'Outline', 'Walk').click();
  await poll(() => cursorPlace(page), 'Ln 13, Col 4');
  await treeRow(page, 'Outline', 'Water').click();
  await poll(() => cursorPlace(page), 'Ln 9, Col 5');
  await workbench.runCommand('Throughline: Focus on Outline View');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await poll(() => cursorPlace(page), 'Ln 5, Col 4');
});

test('the view follows the active tab', async () => {
  await workbench.openFile('birds.adoc');
  await expectRows(page, 'Outline', ['Birds', '  Songbirds', '    Wren']);
  await workbench.openFile('plain.txt');
  await treeView(page, 'Outline').getByText('Open a Markdown or AsciiDoc note').waitFor();
  await workbench.openFile('guide.md');
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('the view stays with the note of a preview', async () => {
  await workbench.runCommand('Markdown: Open Preview');
  await page.locator('.tab.active', { hasText: 'Preview guide.md' }).waitFor();
  await expectRows(page, 'Outline', GUIDE_ROWS);
  await workbench.runCommand('View: Close Editor');
  await focusEditor(page);
});

test('numbers come and go', async () => {
  await workbench.runCommand('Throughline: Toggle section numbers');
  await expectRows(page, 'Outline', ['Guide', '  1 Pack', '    1.1 Water', '  2 Walk', '    Quoted']);
  await workbench.runCommand('Throughline: Toggle section numbers');
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('a filter shows matches and what is above them, until it is cleared', async () => {
  await workbench.runCommand('Throughline: Filter outline');
  await page.locator('.quick-input-title', { hasText: 'Filter outline' }).waitFor();
  await page.keyboard.type('wat');
  await expectRows(page, 'Outline', ['Guide', '  Pack', '    Water']);
  await page.keyboard.press('Enter');
  await treeView(page, 'Outline').getByText('Filter “wat”: 1 heading').waitFor();
  await workbench.runCommand('Throughline: Clear outline filter');
  await expectRows(page, 'Outline', GUIDE_ROWS);
  await workbench.runCommand('Throughline: Filter outline');
  await page.locator('.quick-input-title', { hasText: 'Filter outline' }).waitFor();
  await page.keyboard.type('walk');
  await expectRows(page, 'Outline', ['Guide', '  Walk']);
  await page.keyboard.press('Escape');
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

async function filterBy(words: string): Promise<void> {
  await workbench.runCommand('Throughline: Filter outline');
  await page.locator('.quick-input-title', { hasText: 'Filter outline' }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await treeView(page, 'Outline').getByText(`Filter “${words}”`).waitFor();
}

test('a filter belongs to its note', async () => {
  await filterBy('wat');
  await workbench.openFile('birds.adoc');
  await expectRows(page, 'Outline', ['Birds', '  Songbirds', '    Wren']);
  await workbench.openFile('guide.md');
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('going to another note closes the filter box, and what was typed there ends', async () => {
  await workbench.openFile('birds.adoc');
  await workbench.openFile('guide.md');
  await workbench.runCommand('Throughline: Filter outline');
  const box = page.locator('.quick-input-title', { hasText: 'Filter outline' });
  await box.waitFor();
  await page.keyboard.type('wat');
  await expectRows(page, 'Outline', ['Guide', '  Pack', '    Water']);
  await treeRow(page, 'Book', 'Birds').click();
  await box.waitFor({ state: 'hidden' });
  await expectRows(page, 'Outline', ['Birds', '  Songbirds', '    Wren']);
  await workbench.openFile('guide.md');
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('opening down to a level ends a filter', async () => {
  await filterBy('wat');
  await workbench.runCommand('Throughline: Expand outline to level');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Everything' }).click();
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('a selected section is the one highlighted', async () => {
  await goToLine(page, 1);
  await expectSelected(page, 'Outline', ['Guide']);
  await chooseFromMenu(treeRow(page, 'Outline', 'Pack'), 'Select section');
  await poll(async () => (await cursorPlace(page))?.includes('selected'), true);
  await expectSelected(page, 'Outline', ['Pack']);
});

test('the tree opens down to a level', async () => {
  await goToLine(page, 1);
  await workbench.runCommand('Throughline: Expand outline to level');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Level 2' }).click();
  await expectRows(page, 'Outline', ['Guide', '  Pack', '  Walk']);
  await workbench.runCommand('Throughline: Expand outline to level');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Everything' }).click();
  await expectRows(page, 'Outline', GUIDE_ROWS);
});

test('the menu of a row copies a link', async () => {
  await chooseFromMenu(treeRow(page, 'Outline', 'Water'), 'Copy link to heading');
  await page.locator('.statusbar-item').getByText('Copied link', { exact: true }).waitFor();
  assert.equal(await readClipboard(), '[Water](guide.md#water)');
});

/** What is shown when a row is pointed at, after pointing elsewhere; empty when nothing came. */
async function readTooltip(label: string): Promise<string> {
  await page.mouse.move(900, 500);
  const hover = page.locator('.monaco-hover:visible');
  await hover.first().waitFor({ state: 'hidden' });
  await treeRow(page, 'Outline', label).locator('.label-name').hover();
  return hover.last().innerText({ timeout: 1_500 }).catch(() => ''); // The tree may be drawn anew under the pointer: whoever asks points again.
}

test('the tooltip of a heading tells where it is now', async () => {
  await poll(async () => /line (\d+)/.exec(await readTooltip('Walk'))?.[1], '13');
  await goToLine(page, 1);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await poll(async () => /line (\d+)/.exec(await readTooltip('Walk'))?.[1], '15');
  await workbench.runCommand('File: Revert File');
  await poll(async () => /line (\d+)/.exec(await readTooltip('Walk'))?.[1], '13');
  await poll(async () => (await readTooltip('Quoted')).includes('Inside a quote: it starts no section'), true);
});

test('a heading inside a quote carries a mark, a section none', async () => {
  await treeRow(page, 'Outline', 'Quoted').locator('.codicon-quote').waitFor();
  assert.equal(await treeRow(page, 'Outline', 'Walk').locator('.custom-view-tree-node-item-icon.codicon').count(), 0);
});

test('an untitled note, and a language chosen later', async () => {
  await workbench.runCommand('File: New Untitled Text File');
  await page.keyboard.type('# Fresh');
  await treeView(page, 'Outline').getByText('Open a Markdown or AsciiDoc note').waitFor();
  await workbench.runCommand('Change Language Mode');
  await page.locator('.quick-input-box input').fill('Markdown');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: '(markdown)' }).first().click();
  await expectRows(page, 'Outline', ['Fresh']);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await treeView(page, 'Outline').getByText('No headings in this note yet').waitFor();
  await workbench.runCommand('View: Revert and Close Editor');
});

test('a server that dies is started again and the rows go on', async () => {
  await workbench.openFile('guide.md');
  await expectRows(page, 'Outline', GUIDE_ROWS);
  await workbench.runCommand('Throughline: Restart language server');
  await goToLine(page, 5);
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await expectRows(page, 'Outline', ['Guide', '  Pack again', '    Water', '  Walk', '    Quoted']);
  await workbench.runCommand('File: Revert File');
  assert.deepEqual(await readRows(page, 'Outline').then((rows) => rows.length), GUIDE_ROWS.length);
});
