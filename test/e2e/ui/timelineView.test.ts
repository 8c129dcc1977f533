/**
 * The timeline beside its note in the real editor: what it shows, that it follows and is followed, that it is accessible,
 * and that nothing a note says is ever run, followed or fetched.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe in the timeline's page and gives what it finds wrong, as one line each. */
async function findAccessibilityFaults(timeline: TimelineDriver): Promise<readonly string[]> {
  const frame = await timeline.frame();
  await frame.evaluate(axeSource);
  return frame.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => (
    nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary.slice(0, 200)))))`);
}

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
  before(async () => { timeline = await openTimeline({ 'shed.md': NOTE, 'other.md': '# Other plan\n\n- [ ] Somewhere else  est:4\n' }); });
  after(() => timeline.close());

  test('shows every row with its estimate, and says in words what the chart draws', async () => {
    const rows = (await timeline.frame()).locator('.row');
    assert.deepEqual(await rows.locator('.name').allTextContents(), ['Design', 'Measure', 'Draw', 'Ring one', 'Ring two', 'Build', 'Base', 'Walls', 'Party', 'Paint']);
    assert.deepEqual(await rows.locator('.points').allTextContents(), ['7', '2', '3', '1', '1', '6', '2', '3', '0', '–']);
    assert.match((await rows.nth(2).locator('.unseen').textContent())!, /^columns 3–5, in progress, 1 spent, 2 left, /);
    assert.match((await rows.nth(7).locator('.unseen').textContent())!, /blocked.*waits for Base.*pinned 2 blocks too early/);
    assert.match((await rows.nth(8).locator('.unseen').textContent())!, /^milestone at column /);
  });

  test('is accessible, also with its menu, its relations and its fields open', async () => {
    assert.deepEqual(await findAccessibilityFaults(timeline), []);
    await (await timeline.row('Walls')).locator('.points').click();
    await timeline.focusTree();
    for (const key of ['m', 'd', '/', 'f', '?']) {
      await timeline.page.keyboard.press(key);
      assert.deepEqual(await findAccessibilityFaults(timeline), [], `after ${key}`);
      await timeline.page.keyboard.press('Escape');
      await timeline.focusTree();
    }
    await timeline.page.keyboard.press('f');
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
});

test('the tab comes back after a reload, with its plan and its folds', async () => {
  const timeline = await openTimeline({ 'shed.md': NOTE });
  try {
    await (await timeline.row('Design')).locator('.twistie').click();
    const rows = (): Promise<number> => timeline.frame().then((frame) => frame.locator('.row').count());
    await poll(async () => (await rows() === 6 ? true : undefined));
    await waitUntilWrittenDown(timeline.page, /collapsed[\\"]*:\[[\\"]*[^\\"\]]/);
    await timeline.page.reload();
    await timeline.page.locator('.tab', { hasText: 'Timeline' }).waitFor({ timeout: 60_000 });
    await poll(async () => (await rows().catch(() => 0) === 6 ? true : undefined), 30_000);
  } finally {
    await timeline.close();
  }
});

/** Titles that would do something where they are taken for markup, commands, links or formats. */
const HOSTILE = [
  '<img src=http://evil.invalid/a.png onerror="window.hacked=1">', '<script>window.hacked=1</script>', '"><svg onload=window.hacked=1>',
  '<iframe src=http://evil.invalid></iframe>', '<a href="javascript:window.hacked=1">x</a>', '[x](command:workbench.action.closeAllEditors)',
  '![x](http://evil.invalid/b.png)', '${window.hacked=1}', '{{constructor.constructor("window.hacked=1")()}}', '\\u003cimg src=x onerror=window.hacked=1\\u003e',
  '&lt;img src=x onerror=window.hacked=1&gt;', '<style>@import "http://evil.invalid/c.css"</style>', '<link rel=stylesheet href=http://evil.invalid/d.css>',
  '<base href=http://evil.invalid>', '<meta http-equiv=refresh content="0;url=http://evil.invalid">', '__proto__', 'constructor', 'toString',
  '<form action=http://evil.invalid><button>x', `'; window.hacked=1; //`, '\u202Egnihtemos\u202C', 'a'.repeat(200),
];

test('titles are only ever text: nothing runs, nothing is fetched, all of it is readable', async () => {
  const note = `# Hostile\n\n${HOSTILE.map((title, index) => `- [ ] ${title}  id:t${index} est:2${index > 0 ? ` after:t${index - 1}` : ''}\n`).join('')}`;
  const timeline = await openTimeline({ 'hostile.md': note }, { viewport: { width: 1500, height: 1000 } });
  try {
    const fetched: string[] = [];
    timeline.page.on('request', (request) => { if (request.url().includes('evil.invalid')) fetched.push(request.url()); });
    const frame = await timeline.frame();
    const titles = await frame.locator('.row .name').allTextContents();
    for (const title of ['<script>window.hacked=1</script>', '__proto__', '${window.hacked=1}', 'a'.repeat(200)]) assert.ok(titles.includes(title), `${title} is shown as it is`);
    await frame.locator('.row').nth(1).hover();
    await frame.locator('.card').waitFor();
    await timeline.focusTree();
    for (const key of ['Home', 'd', 'Escape', 'm', 'Escape', 'F2', 'Escape', '/']) await timeline.page.keyboard.press(key);
    assert.equal(await frame.evaluate('window.hacked'), undefined);
    assert.equal(await frame.locator('.row img, .row script, .row a, .row iframe, .card img, .card script').count(), 0);
    assert.deepEqual(fetched, []);
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy!, /default-src 'none'; script-src 'nonce-[0-9a-f]{32}';/);
    assert.doesNotMatch(policy!, /unsafe-eval|script-src[^;]*unsafe-inline/);
  } finally {
    await timeline.close();
  }
});

test('without a plan the timeline says what to do, and one click makes a plan', async () => {
  const timeline = await openTimeline({ 'empty.md': '# Nothing planned\n\n- [ ] Milk\n' }, { isEmpty: true });
  try {
    const frame = await timeline.frame();
    await frame.getByText('No plan here yet.').waitFor();
    assert.deepEqual(await findAccessibilityFaults(timeline), []);
    await frame.getByRole('button', { name: 'Try a sample plan' }).click();
    await (await timeline.row('Lay the foundation')).waitFor();
  } finally {
    await timeline.close();
  }
});
