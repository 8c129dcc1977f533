/**
 * The Plan view as somebody with a plan meets it: rows with states, check boxes, drag and drop, the commands by keyboard,
 * filters, the status bar; every edit in the note at once and taken back by one Ctrl+Z, notes that are not open saved.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../../../scripts/editor/openWorkbench.ts';
import { cursorPlace, expectText, focusEditor, goToLine } from './noteEditor.ts';
import { expectRows, expectSelected, poll, treeRow, treeView } from './treeRows.ts';

const SHED = `# Shed

## Design

- [ ] Measure  id:measure est:1
- [ ] Draw  id:draw est:3 after:measure

## Build

- [ ] Walls  id:walls est:5 after:draw owner:ana
- [ ] Roof  est:2 after:walls

- plain item
`;
const KITCHEN = '= Kitchen\n\n* [ ] Paint  est:2\n* [ ] Tiles  est:3\n';

let folder: string;
let workbench: Workbench;
let page: Page;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-plan-'));
  await writeFile(join(folder, 'shed.md'), SHED);
  await writeFile(join(folder, 'kitchen.adoc'), KITCHEN);
  workbench = await openWorkbench({
    folder, viewport: { width: 1280, height: 1000 },
    settings: {
      'files.autoSave': 'off', 'editor.quickSuggestions': 'off', 'editor.suggestOnTriggerCharacters': false, 'editor.inlayHints.enabled': 'off', 'editor.codeLens': false,
      'throughline.plan.owner': 'Ana Pérez', 'workbench.reduceMotion': 'on',
    },
  });
  page = workbench.page;
  page.setDefaultTimeout(15_000);
  await workbench.openFile('shed.md');
  await workbench.runCommand('View: Show Throughline');
  for (const title of ['Outline', 'Book']) {
    const header = treeView(page, title).locator('.pane-header');
    if (await header.getAttribute('aria-expanded') === 'true') await header.click();
  }
  const header = treeView(page, 'Plan').locator('.pane-header');
  if (await header.getAttribute('aria-expanded') !== 'true') await header.click();
});

after(async () => {
  await workbench.close();
  await rm(folder, { recursive: true });
});

const ROWS = [
  'Kitchen | 5 points · 2 ready',
  'Shed | 11 points · 1 ready',
  '  Design | 4 points · 1 ready',
  '    Measure | 1 point',
  '    Draw | 3 points · waits for Measure',
  '  Build | 7 points',
  '    Walls | 5 points · ana · waits for Draw',
  '    Roof | 2 points · waits for Walls',
];

async function undo(): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('Control+Z');
}

/** One Ctrl+Z, and the note and the rows are as they were. */
async function undoAll(): Promise<void> {
  await undo();
  await becomes(SHED);
  await expectRows(page, 'Plan', ROWS);
}

async function expectCursor(place: string): Promise<void> {
  await poll(() => cursorPlace(page), place);
}

async function becomes(expected: string): Promise<void> {
  await expectText(page, join(workbench.folder, 'shed.md'), expected);
}

function row(label: string): Locator {
  return treeRow(page, 'Plan', label);
}

/** Drags as a hand does: the tree wants to see the pointer come. */
async function drag(from: string, to: string): Promise<void> {
  const [source, target] = [await row(from).locator('.label-name').boundingBox(), await row(to).locator('.label-name').boundingBox()];
  const middle = ({ x, y, height }: { readonly x: number; readonly y: number; readonly height: number }): [number, number] => [x + 12, y + height / 2];
  await page.mouse.move(...middle(source!));
  await page.mouse.down();
  await page.mouse.move(...middle(target!), { steps: 12 });
  await row(to).and(page.locator('.drop-target')).waitFor();
  await page.mouse.up();
}

async function choose(label: string): Promise<void> {
  const item = page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
  await item.waitFor();
  await item.click();
}

/** A chord of two keys, such as `Alt+P` and `d`. */
async function chord(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('plans, groups and tasks, with points and what they wait for; the plan of the note is open', async () => {
  await expectRows(page, 'Plan', ROWS);
});

test('the task of the cursor is highlighted', async () => {
  await goToLine(page, 10);
  await expectSelected(page, 'Plan', ['Walls']);
});

test('the status bar says how far the plan is, and opens it', async () => {
  await page.locator('.statusbar-item', { hasText: '0/11 · 1 ready' }).waitFor();
});

test('a tick in the view is a tick in the note, and one Ctrl+Z takes it back', async () => {
  await row('Measure').locator('.monaco-custom-toggle, .custom-view-tree-node-item-checkbox').first().click();
  await expectRows(page, 'Plan', [
    ROWS[0]!, 'Shed | 1 of 11 points · 1 ready', '  Design | 1 of 4 points · 1 ready', '    Measure | 1 point', '    Draw | 3 points', ...ROWS.slice(5),
  ]);
  await page.locator('.statusbar-item', { hasText: '1/11 · 1 ready' }).waitFor();
  await becomes(SHED.replace('[ ] Measure', '[x] Measure'));
  await undoAll();
});

test('a tick in a note that is not open is saved at once', async () => {
  await row('Kitchen').locator('.monaco-tl-twistie').click();
  await row('Paint').locator('.monaco-custom-toggle, .custom-view-tree-node-item-checkbox').first().click();
  await poll(() => readFile(join(workbench.folder, 'kitchen.adoc'), 'utf8'), KITCHEN.replace('[ ] Paint', '[x] Paint'));
  assert.equal(await page.locator('.tab', { hasText: 'kitchen.adoc' }).count(), 0, 'no tab was opened for it');
  await row('Paint').locator('.monaco-custom-toggle, .custom-view-tree-node-item-checkbox').first().click();
  await poll(() => readFile(join(workbench.folder, 'kitchen.adoc'), 'utf8'), KITCHEN);
  await row('Kitchen').locator('.monaco-tl-twistie').click();
  await expectRows(page, 'Plan', ROWS);
});

test('a task dropped on another asks what is meant', async () => {
  await drag('Roof', 'Measure');
  await choose('Move before');
  await becomes(SHED.replace('- [ ] Roof  est:2 after:walls\n', '').replace('- [ ] Measure', '- [ ] Roof  est:2 after:walls\n- [ ] Measure'));
  await undoAll();
  await drag('Roof', 'Measure');
  await choose('Make dependent');
  await becomes(SHED.replace('after:walls\n', 'after:walls,measure\n'));
  await undoAll();
  await drag('Roof', 'Walls');
  await choose('Make subtask');
  await becomes(SHED.replace(' est:5', '').replace('- [ ] Roof', '  - [ ] Roof'));
  await undoAll();
});

test('a task dropped on a group goes to its end', async () => {
  await drag('Measure', 'Build');
  await becomes(SHED.replace('- [ ] Measure  id:measure est:1\n', '').replace('after:walls\n', 'after:walls\n- [ ] Measure  id:measure est:1\n'));
  await undoAll();
});

test('tasks move by keyboard, and keep the selection', async () => {
  await row('Roof').click();
  await expectCursor('Ln 11, Col 30');
  await workbench.runCommand('Throughline: Focus on Plan View');
  await expectFocused('Roof');
  await page.keyboard.press('Alt+ArrowUp');
  await expectRows(page, 'Plan', [...ROWS.slice(0, 6), ROWS[7]!, ROWS[6]!]);
  await expectSelected(page, 'Plan', ['Roof']);
  await undoAll();
});

/** The row that the keys of the tree are meant for. */
async function expectFocused(label: string): Promise<void> {
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await row(label).and(page.locator('.monaco-list:focus-within .monaco-list-row.focused')).waitFor();
}

test('from a task to its row and on by arrow keys: commands mean the row with the focus, and Space ticks it', async () => {
  await goToLine(page, 5);
  await expectSelected(page, 'Plan', ['Measure']);
  await chord('Alt+P', 'v');
  await expectFocused('Measure');
  await page.keyboard.press('ArrowDown');
  await expectFocused('Draw');
  await chord('Alt+P', 'e');
  await page.locator('.quick-input-title', { hasText: 'Estimate of “Draw”' }).waitFor();
  await page.keyboard.press('Escape');
  await expectFocused('Draw');
  await page.keyboard.press('ArrowUp');
  await expectFocused('Measure');
  await page.keyboard.press('Space');
  await becomes(SHED.replace('[ ] Measure', '[x] Measure'));
  await expectFocused('Measure');
  await undoAll();
});

test('why a task is blocked can be looked at and left, and the cursor is where it was', async () => {
  await goToLine(page, 11);
  await chord('Alt+P', 'w');
  await page.locator('.quick-input-title', { hasText: 'Before “Roof” can start' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await expectCursor('Ln 6, Col 40');
  await page.keyboard.press('Escape');
  await expectCursor('Ln 11, Col 1');
});

test('what cannot be done is said in a sentence', async () => {
  await goToLine(page, 2);
  await chord('Alt+P', 'b');
  await workbench.runCommand('Notifications: Show Notifications');
  await page.locator('.notifications-center').getByText('Put the cursor on a task first').waitFor();
  await workbench.runCommand('Notifications: Clear All Notifications');
});

test('commands on the task of the cursor, by keyboard', async () => {
  await goToLine(page, 5);
  await chord('Alt+P', 'd');
  await becomes(SHED.replace('[ ] Measure', '[x] Measure'));
  await undoAll();
  await goToLine(page, 5);
  await chord('Alt+P', 'p');
  await becomes(SHED.replace('[ ] Measure', '[/] Measure'));
  await undoAll();
  await goToLine(page, 5);
  await chord('Alt+P', 'e');
  await page.locator('.quick-input-title', { hasText: 'Estimate of “Measure”' }).waitFor();
  await page.keyboard.type('2-5');
  await page.keyboard.press('Enter');
  await becomes(SHED.replace('id:measure est:1', 'id:measure est:2-5'));
  await undoAll();
  await goToLine(page, 5);
  await chord('Alt+P', 's');
  await choose('a new sprint');
  await becomes(SHED.replace('id:measure est:1', 'id:measure est:1 sprint:1'));
  await undoAll();
});

test('dependencies: added by searching, removed, followed', async () => {
  await goToLine(page, 11);
  await chord('Alt+P', 'a');
  await page.locator('.quick-input-title', { hasText: 'What does “Roof” depend on?' }).waitFor();
  await page.keyboard.type('draw');
  await choose('Draw');
  await choose('Overlapping it');
  await becomes(SHED.replace('est:2 after:walls', 'est:2 after:walls overlap:draw'));
  await undoAll();
  await goToLine(page, 11);
  await chord('Alt+P', 'r');
  await choose('Walls');
  await becomes(SHED.replace('est:2 after:walls', 'est:2'));
  await undoAll();
  await goToLine(page, 11);
  await chord('Alt+P', 'b');
  await expectCursor('Ln 10, Col 49');
  await chord('Alt+P', 'w');
  await page.locator('.quick-input-title', { hasText: 'Before “Walls” can start' }).waitFor();
  await poll(() => page.locator('.quick-input-list .monaco-list-row .label-name').allTextContents(), ['Draw', '\u2003Measure']);
  await choose('Measure');
  await expectCursor('Ln 5, Col 32');
});

test('tasks are added, and a list becomes tasks', async () => {
  await goToLine(page, 5);
  await chord('Alt+P', 'n');
  await page.locator('.quick-input-title', { hasText: 'New task after “Measure”' }).waitFor();
  await page.keyboard.type('Ask around  est:2');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await becomes(SHED.replace('- [ ] Draw', '- [ ] Ask around  est:2\n- [ ] Draw'));
  await undoAll();
  await goToLine(page, 13);
  await chord('Alt+P', 'l');
  await becomes(SHED.replace('- plain', '- [ ] plain'));
  await undoAll();
});

test('filters', async () => {
  await workbench.runCommand('Throughline: Show only ready tasks');
  await expectRows(page, 'Plan', [ROWS[0]!, '  Paint | 2 points', '  Tiles | 3 points', ROWS[1]!, ROWS[2]!, ROWS[3]!]);
  await treeView(page, 'Plan').getByText('Only ready tasks: 3 of 6').waitFor();
  await workbench.runCommand('Throughline: Show only ready tasks');
  await workbench.runCommand('Throughline: Show only my tasks');
  await expectRows(page, 'Plan', [ROWS[1]!, ROWS[5]!, ROWS[6]!]);
  await workbench.runCommand('Throughline: Clear plan filter');
  await expectRows(page, 'Plan', ROWS);
});

test('the card of a task is its tooltip', async () => {
  await row('Walls').locator('.label-name').hover();
  await page.locator('.monaco-hover', { hasText: 'Depends on' }).waitFor();
});
