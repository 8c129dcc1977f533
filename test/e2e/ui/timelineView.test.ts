/**
 * The timeline beside its note in the real editor, from an empty folder to a reload: what it shows, that it follows and is
 * followed, and what the reader does to the view.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { waitUntilWrittenDown } from './editorStorage.ts';
import { openTimeline, poll, type TimelineDriver } from './timelineDriver.ts';

const NOTE = `# Shed

## Design
<!-- plan: id:design -->
- [x] Measure  id:measure est:2
- [/] Draw  id:draw est:3 spent:1 after:measure owner:ana
- [ ] Ring one  id:r1 est:1 after:r2
- [ ] Ring two  id:r2 est:1 after:r1

## Build
<!-- plan: id:build after:design -->
- [ ] Base  id:base est:2
- [ ] Walls  id:walls est:3 after:base at:1
- [ ] Party  id:party est:0 after:walls
- [ ] Paint
`;

async function activeRow(timeline: TimelineDriver): Promise<string> {
  return (await (await timeline.frame()).locator('.row.active .name').textContent()) ?? '';
}

async function expectActive(timeline: TimelineDriver, title: string): Promise<void> {
  let shown = '';
  await poll(async () => {
    shown = await activeRow(timeline).catch(() => '');
    return shown === title ? true : undefined;
  }, 5_000).catch(() => assert.equal(shown, title));
}

describe('the timeline beside its note', () => {
  let timeline: TimelineDriver;
  before(async () => { timeline = await openTimeline({ 'empty.md': '# Nothing planned\n\n- [ ] Milk\n' }, { isEmpty: true }); });
  after(() => timeline.close());

  test('without a plan it says what to do, and one click makes a plan', async () => {
    const frame = await timeline.frame();
    await frame.getByText('No plan here yet.').waitFor();
    await timeline.expectAccessible('no plan');
    await frame.getByRole('button', { name: 'Try a sample plan' }).click();
    await (await timeline.row('Lay the foundation')).waitFor();
  });

  test('goes to the plan of the note that is opened', async () => {
    await writeFile(join(timeline.workbench.folder, 'shed.md'), NOTE);
    await writeFile(join(timeline.workbench.folder, 'other.md'), '# Other plan\n\n- [ ] Somewhere else  est:4\n');
    await timeline.workbench.openFile('shed.md');
    await (await timeline.row('Ring one')).waitFor();
  });

  test('shows every row with its estimate, and says in words what the chart draws', async () => {
    const rows = (await timeline.frame()).locator('.row');
    assert.deepEqual(await rows.locator('.name').allTextContents(), ['Design', 'Measure', 'Draw', 'Ring one', 'Ring two', 'Build', 'Base', 'Walls', 'Party', 'Paint']);
    assert.deepEqual(await rows.locator('.points').allTextContents(), ['7', '2', '3', '1', '1', '6', '2', '3', '0', '–']);
    assert.match((await rows.nth(2).locator('.unseen').textContent())!, /^columns 3–5, in progress, 1 spent, 2 left, /);
    assert.match((await rows.nth(7).locator('.unseen').textContent())!, /blocked.*waits for Base.*pinned 2 blocks too early/);
    assert.match((await rows.nth(8).locator('.unseen').textContent())!, /^milestone at column /);
  });

  test('arrow keys move, fold and unfold', async () => {
    await (await timeline.row('Design')).locator('.points').click();
    await timeline.focusTree();
    await timeline.page.keyboard.press('ArrowDown');
    await expectActive(timeline, 'Measure');
    await timeline.page.keyboard.press('ArrowLeft');
    await expectActive(timeline, 'Design');
    await timeline.page.keyboard.press('ArrowLeft');
    const rows = (await timeline.frame()).locator('.row .name');
    await poll(async () => (await rows.count() === 6 ? true : undefined));
    await timeline.page.keyboard.press('ArrowRight');
    await poll(async () => (await rows.count() === 10 ? true : undefined));
    await timeline.page.keyboard.press('End');
    await expectActive(timeline, 'Paint');
  });

  test('the cursor of the note selects in the timeline, and the other way', async () => {
    const { page } = timeline;
    const line = (words: string): Locator => page.locator('.view-line', { hasText: words }).first();
    await line('Base').click();
    await expectActive(timeline, 'Base');
    await (await timeline.row('Measure')).locator('.points').click();
    await page.locator('.editor-instance .line-numbers.active-line-number', { hasText: /^5$/ }).waitFor();
    await timeline.focusTree();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'shed.md' }).waitFor();
    await page.locator('.editor-instance .line-numbers.active-line-number', { hasText: /^15$/ }).waitFor();
  });

  test('follows what is typed in the note', async () => {
    const { page } = timeline;
    await page.locator('.view-line', { hasText: 'Paint' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('  est:8');
    await poll(async () => (await (await timeline.row('Paint')).locator('.points').textContent() === '8' ? true : undefined));
  });

  test('finds, and shows the plan that is picked', async () => {
    await timeline.focusTree();
    await timeline.page.keyboard.press('/');
    await timeline.page.keyboard.type('wal');
    await expectActive(timeline, 'Walls');
    assert.equal(await (await timeline.frame()).locator('.row mark').textContent(), 'Wal');
    await timeline.page.keyboard.press('Escape');
    await (await timeline.frame()).locator('select.plans').selectOption({ label: 'Other plan' });
    await (await timeline.row('Somewhere else')).waitFor();
  });

  test('is saved as a picture whose colours and words need no editor', async () => {
    const { workbench, page } = timeline;
    await workbench.runCommand('Throughline: Save Timeline as SVG');
    const place = page.locator('.quick-input-box input');
    await poll(async () => ((await place.inputValue()).endsWith('other-plan.svg') ? true : undefined));
    await place.press('Enter');
    const picture = await poll(() => readFile(join(workbench.folder, 'other-plan.svg'), 'utf8').then((text) => (text.endsWith('</svg>') ? text : undefined), () => undefined));
    assert.match(picture, /^<svg [^>]*>.*Somewhere else/);
    assert.doesNotMatch(picture, /color-mix|var\(/);
  });

  test('columns are made wider by their borders, and fit again after a double click', async () => {
    const frame = await timeline.frame();
    const widthOf = async (): Promise<number> => (await frame.locator('.tree-header .points').boundingBox())!.width;
    const usual = await widthOf();
    const border = (await frame.getByRole('separator', { name: 'Width of the points column' }).boundingBox())!;
    const [x, y] = [border.x + border.width / 2, border.y + border.height / 2];
    await timeline.page.mouse.move(x, y);
    await timeline.page.mouse.down();
    await timeline.page.mouse.move(x - 30, y, { steps: 3 });
    await timeline.page.mouse.up();
    await poll(async () => (Math.abs(await widthOf() - usual - 30) < 1 ? true : undefined));
    await timeline.page.mouse.dblclick(x - 30, y);
    await poll(async () => (await widthOf() === usual ? true : undefined));
  });

  test('a narrow toolbar keeps what it has no room for in a menu', async () => {
    const frame = await timeline.frame();
    const cell = (): Promise<string | null> => frame.locator('#timeline').getAttribute('data-cell');
    const before = Number(await cell());
    await timeline.page.setViewportSize({ width: 900, height: 700 });
    await frame.getByRole('button', { name: 'More' }).click();
    await frame.getByRole('menuitem', { name: 'Zoom in' }).click();
    await poll(async () => (Number(await cell()) > before ? true : undefined));
    await timeline.page.setViewportSize({ width: 1600, height: 900 });
  });

  test('a command of the palette reaches a timeline that another tab covers', async () => {
    await timeline.focusTree();
    await timeline.workbench.openFile('other.md');
    await timeline.workbench.runCommand('Throughline: Find in Timeline');
    await (await timeline.frame()).locator('.find input').waitFor();
  });

  test('in the panel keys with modifiers edit and take back as in the tab', async () => {
    const { page, workbench } = timeline;
    await page.locator('.tab', { hasText: 'Timeline' }).locator('.tab-actions .action-label').click();
    await workbench.openFile('other.md');
    await workbench.runCommand('Throughline: Show Timeline in Panel');
    await (await timeline.row('Somewhere else')).locator('.points').click();
    await page.keyboard.press('Alt+ArrowRight');
    await page.locator('.view-line', { hasText: 'est:4 at:2' }).waitFor();
    await page.keyboard.press('Control+Z');
    await page.locator('.view-line', { hasText: /est:4$/ }).waitFor();
    await (await timeline.frame()).locator('.tree:focus').waitFor();
    await page.keyboard.press('+');
    await page.locator('.view-line', { hasText: 'est:5' }).waitFor();
  });
});

test('the tab comes back after a reload, with its plan and its folds', async () => {
  const timeline = await openTimeline({ 'shed.md': NOTE });
  try {
    await (await timeline.row('Design')).locator('.twistie').click();
    const rows = (): Promise<number> => timeline.frame().then((frame) => frame.locator('.row').count());
    await poll(async () => (await rows() === 6 ? true : undefined));
    await timeline.page.mouse.move(2, 2); // After a click the browser calls itself idle only when the pointer has left the page.
    await waitUntilWrittenDown(timeline.page, /collapsed[\\"]*:\[[\\"]*[^\\"\]]/);
    await timeline.page.reload();
    await timeline.page.locator('.tab', { hasText: 'Timeline' }).waitFor({ timeout: 60_000 });
    await poll(async () => (await rows().catch(() => 0) === 6 ? true : undefined), 30_000);
  } finally {
    await timeline.close();
  }
});
