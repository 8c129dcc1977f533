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

/** The text of the open note, read from the disk after saving. */
async function savedText(name = 'shed.md'): Promise<string> {
  await workbench.runCommand('File: Save');
  return readFile(join(workbench.folder, name), 'utf8');
}

async function focusEditor(): Promise<void> {
  await page.locator('.editor-group-container.active .view-lines').first().click({ position: { x: 5, y: 5 } });
}

/** Goes to a line, counted from 1. */
async function goToLine(line: number): Promise<void> {
  await focusEditor();
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-box input').fill(`:${line}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function undo(): Promise<void> {
  await focusEditor();
  await page.keyboard.press('Control+Z');
}

async function expectText(expected: string): Promise<void> {
  await poll(() => savedText(), expected);
}

/** One Ctrl+Z, and the note and the rows are as they were. */
async function undoAll(): Promise<void> {
  await undo();
  await expectText(SHED);
  await expectRows(page, 'Plan', ROWS);
}

async function expectCursor(place: string): Promise<void> {
  await poll(() => page.locator('#status\\.editor\\.selection').textContent(), place);
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
  await goToLine(10);
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
  await expectText(SHED.replace('[ ] Measure', '[x] Measure'));
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
  await expectText(SHED.replace('- [ ] Roof  est:2 after:walls\n', '').replace('- [ ] Measure', '- [ ] Roof  est:2 after:walls\n- [ ] Measure'));
  await undoAll();
  await drag('Roof', 'Measure');
  await choose('Make dependent');
  await expectText(SHED.replace('after:walls\n', 'after:walls,measure\n'));
  await undoAll();
  await drag('Roof', 'Walls');
  await choose('Make subtask');
  await expectText(SHED.replace(' est:5', '').replace('- [ ] Roof', '  - [ ] Roof'));
  await undoAll();
});

test('a task dropped on a group goes to its end', async () => {
  await drag('Measure', 'Build');
  await expectText(SHED.replace('- [ ] Measure  id:measure est:1\n', '').replace('after:walls\n', 'after:walls\n- [ ] Measure  id:measure est:1\n'));
  await undoAll();
});

test('tasks move by keyboard, and keep the selection', async () => {
  await row('Roof').click();
  await expectCursor('Ln 11, Col 30');
  await workbench.runCommand('Throughline: Focus on Plan View');
  await treeView(page, 'Plan').locator('.monaco-list:focus-within .monaco-list-row.focused', { hasText: 'Roof' }).waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await expectRows(page, 'Plan', [...ROWS.slice(0, 6), ROWS[7]!, ROWS[6]!]);
  await expectSelected(page, 'Plan', ['Roof']);
  await undoAll();
});

test('commands on the task of the cursor, by keyboard', async () => {
  await goToLine(5);
  await chord('Alt+P', 'd');
  await expectText(SHED.replace('[ ] Measure', '[x] Measure'));
  await undoAll();
  await goToLine(5);
  await chord('Alt+P', 'p');
  await expectText(SHED.replace('[ ] Measure', '[/] Measure'));
  await undoAll();
  await goToLine(5);
  await chord('Alt+P', 'e');
  await page.locator('.quick-input-title', { hasText: 'Estimate of “Measure”' }).waitFor();
  await page.keyboard.type('2-5');
  await page.keyboard.press('Enter');
  await expectText(SHED.replace('id:measure est:1', 'id:measure est:2-5'));
  await undoAll();
  await goToLine(5);
  await chord('Alt+P', 's');
  await choose('a new sprint');
  await expectText(SHED.replace('id:measure est:1', 'id:measure est:1 sprint:1'));
  await undoAll();
});

test('dependencies: added by searching, removed, followed', async () => {
  await goToLine(11);
  await chord('Alt+P', 'a');
  await page.locator('.quick-input-title', { hasText: 'What does “Roof” depend on?' }).waitFor();
  await page.keyboard.type('draw');
  await choose('Draw');
  await choose('Overlapping it');
  await expectText(SHED.replace('est:2 after:walls', 'est:2 after:walls overlap:draw'));
  await undoAll();
  await goToLine(11);
  await chord('Alt+P', 'r');
  await choose('Walls');
  await expectText(SHED.replace('est:2 after:walls', 'est:2'));
  await undoAll();
  await goToLine(11);
  await chord('Alt+P', 'b');
  await expectCursor('Ln 10, Col 49');
  await chord('Alt+P', 'w');
  await page.locator('.quick-input-title', { hasText: 'Before “Walls” can start' }).waitFor();
  await poll(() => page.locator('.quick-input-list .monaco-list-row .label-name').allTextContents(), ['Draw', '\u2003Measure']);
  await choose('Measure');
  await expectCursor('Ln 5, Col 32');
});

test('tasks are added, and a list becomes tasks', async () => {
  await goToLine(5);
  await chord('Alt+P', 'n');
  await page.locator('.quick-input-title', { hasText: 'New task after “Measure”' }).waitFor();
  await page.keyboard.type('Ask around  est:2');
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  await expectText(SHED.replace('- [ ] Draw', '- [ ] Ask around  est:2\n- [ ] Draw'));
  await undoAll();
  await goToLine(13);
  await chord('Alt+P', 'l');
  await expectText(SHED.replace('- plain', '- [ ] plain'));
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
