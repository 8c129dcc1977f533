/**
 * Editing on the timeline with a real mouse and keyboard in the real editor: every gesture is one small change of the note.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { openTimeline, poll, type TimelineDriver } from './timelineDriver.ts';

const NOTE = `# Shed

## Design
<!-- plan: id:design -->
- [ ] Measure  id:measure est:2
- [ ] Draw  id:draw est:3 after:measure

## Build
<!-- plan: id:build after:design -->
- [ ] Base  id:base est:2
- [ ] Walls  id:walls est:3 after:base
- [ ] Paint
`;

const OTHER = '# Other\n\n- [ ] Elsewhere  est:1\n';

describe('editing on the timeline', () => {
  let timeline: TimelineDriver;
  let atFirst = '';
  const readRows = async (): Promise<string> => (await (await timeline.frame()).locator('.rows').textContent()) ?? '';
  before(async () => {
    timeline = await openTimeline({ 'shed.md': NOTE, 'other.md': OTHER });
    atFirst = await readRows();
  });
  after(() => timeline.close());

  const expectChanged = async (from: string, to: string): Promise<void> => {
    assert.ok(NOTE.includes(from), 'the expectation changes something');
    await timeline.expectNote(NOTE.replace(from, to));
  };
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }, key?: 'Control' | 'Shift'): Promise<void> => {
    const { mouse, keyboard } = timeline.page;
    if (key !== undefined) await keyboard.down(key);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
    if (key !== undefined) await keyboard.up(key);
  };
  const press = async (title: string, key: string): Promise<void> => {
    await (await timeline.row(title)).locator('.state, .points').last().click();
    await timeline.focusTree();
    await timeline.page.keyboard.press(key);
  };
  /** Every test begins with the note as it is above, with the chart that shows it, and with nothing more to be told. */
  afterEach(async () => {
    await timeline.focusTree();
    const isAnswered = async (): Promise<true | undefined> => (/^(Taken back|Nothing to take back|The note has changed since)/.test(await timeline.status()) ? true : undefined);
    await poll(async () => {
      await timeline.page.keyboard.press('Control+Z'); // Lost where the workbench does not know yet that the tree has the focus.
      return poll(isAnswered, 4000).catch(() => undefined);
    });
    await timeline.expectNote(NOTE);
    await poll(async () => (await readRows() === atFirst ? true : undefined));
  });

  test('dragging a bar pins the task where it is dropped', async () => {
    await drag(await timeline.cell('Draw', 4), await timeline.cell('Draw', 6));
    await expectChanged('after:measure', 'after:measure at:5');
  });

  test('dropping a bar left of its major stops at the major, says why and offers to move it', async () => {
    await drag(await timeline.cell('Walls', 9), await timeline.cell('Walls', 12));
    await expectChanged('after:base', 'after:base at:6');
    await drag(await timeline.cell('Walls', 12), await timeline.cell('Walls', 1));
    await poll(async () => (/“Build” starts at column 6, after “Design”/.test(await timeline.status()) ? true : undefined));
    await expectChanged('after:base', 'after:base at:1');
    await timeline.focusTree();
    await timeline.page.keyboard.press('Control+Z');
    await expectChanged('after:base', 'after:base at:6');
  });

  test('dragging the end of a bar changes the estimate', async () => {
    await drag(await timeline.cell('Base', 7, 0.45), await timeline.cell('Base', 9, 0.45));
    await expectChanged('id:base est:2', 'id:base est:4');
  });

  test('a click on an empty cell fills the blocks in from there', async () => {
    const { x, y } = await timeline.cell('Base', 12);
    await timeline.page.mouse.click(x, y);
    await expectChanged('id:base est:2', 'id:base est:2 at:7');
  });

  test('control and a click turn a single block on, which splits the task', async () => {
    const { x, y } = await timeline.cell('Base', 10);
    await timeline.page.keyboard.down('Control');
    await timeline.page.mouse.click(x, y);
    await timeline.page.keyboard.up('Control');
    await expectChanged('id:base est:2', 'id:base est:3 at:1-2,5');
  });

  test('dragging the window of a major moves the group by one token', async () => {
    await drag(await timeline.cell('Build', 8), await timeline.cell('Build', 11));
    await expectChanged('id:build after:design', 'id:build after:design at:9');
  });

  test('several selected tasks move together', async () => {
    await drag(await timeline.cell('Base', 14), await timeline.cell('Paint', 6));
    await timeline.focusTree();
    await timeline.page.keyboard.press('Alt+ArrowRight');
    await expectChanged('- [ ] Base  id:base est:2\n- [ ] Walls  id:walls est:3 after:base\n- [ ] Paint\n',
      '- [ ] Base  id:base est:2 at:2\n- [ ] Walls  id:walls est:3 after:base\n- [ ] Paint  at:2\n');
  });

  test('dragging from the dot behind a bar to another bar makes that one wait', async () => {
    await drag(await timeline.cell('Measure', 2, 0.85), await timeline.cell('Paint', 6, -0.3));
    await expectChanged('- [ ] Paint\n', '- [ ] Paint  after:measure\n');
    const panel = (await timeline.frame()).locator('.panel');
    await panel.waitFor();
    await timeline.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  const WALLS = '- [ ] Walls  id:walls est:3 after:base\n';
  const KEYS: readonly (readonly [what: string, title: string, key: string, typed: string, from: string, to: string])[] = [
    ['space ticks', 'Measure', 'Space', '', '[ ] Measure', '[x] Measure'],
    ['plus lengthens', 'Measure', '+', '', 'measure est:2', 'measure est:3'],
    ['a title is renamed in its place', 'Paint', 'F2', 'Paint it red', '[ ] Paint\n', '[ ] Paint it red\n'],
    ['n adds a task below', 'Base', 'n', 'Drain', 'id:base est:2\n', 'id:base est:2\n- [ ] Drain  est:1\n'],
    ['b takes the columns of its blocks', 'Base', 'b', '6, 9-10', 'id:base est:2', 'id:base est:3 at:1,4-5'],
    ['delete takes the task and what names it', 'Base', 'Delete', '', `- [ ] Base  id:base est:2\n${WALLS}`, '- [ ] Walls  id:walls est:3\n'],
    ['alt and an arrow move a row among its neighbours', 'Walls', 'Alt+ArrowUp', '', `- [ ] Base  id:base est:2\n${WALLS}`, `${WALLS}- [ ] Base  id:base est:2\n`],
  ];
  for (const [what, title, key, typed, from, to] of KEYS) {
    test(what, async () => {
      await press(title, key);
      if (typed !== '') {
        await timeline.page.keyboard.type(typed);
        await timeline.page.keyboard.press('Enter');
      }
      await expectChanged(from, to);
    });
  }

  test('one step back in the timeline is one in the note, and the other way', async () => {
    const { keyboard } = timeline.page;
    await press('Measure', '+');
    await expectChanged('measure est:2', 'measure est:3');
    await press('Draw', '+');
    await timeline.expectNote(NOTE.replace('measure est:2', 'measure est:3').replace('draw est:3', 'draw est:4'));
    await timeline.focusTree();
    await keyboard.press('Control+Z');
    await expectChanged('measure est:2', 'measure est:3');
    await keyboard.press('Control+Y');
    await timeline.expectNote(NOTE.replace('measure est:2', 'measure est:3').replace('draw est:3', 'draw est:4'));
    await timeline.page.locator('.view-line', { hasText: 'Shed' }).first().click();
    await keyboard.press('Control+Z');
    await expectChanged('measure est:2', 'measure est:3');
    await timeline.focusTree();
    await keyboard.press('Control+Z');
    await timeline.expectNote(NOTE);
    await keyboard.press('Control+Y');
    await expectChanged('measure est:2', 'measure est:3');
    await timeline.page.locator('.view-line', { hasText: 'Shed' }).first().click();
    await keyboard.press('Control+Z');
    await timeline.expectNote(NOTE);
  });

  test('in a note that another covers, one step back in the timeline is one in the note, too', async () => {
    const { keyboard } = timeline.page;
    await timeline.page.locator('.view-line', { hasText: 'Shed' }).first().click();
    await timeline.workbench.openFile('other.md');
    await timeline.row('Elsewhere').then((row) => row.waitFor());
    await (await timeline.frame()).locator('.plans').selectOption({ label: 'Shed' });
    await (await timeline.row('Measure')).waitFor();
    await press('Measure', '+');
    await poll(async () => (/estimated at 3 points/.test(await timeline.status()) ? true : undefined));
    await timeline.focusTree();
    await keyboard.press('Control+Z');
    await poll(async () => (/^Taken back/.test(await timeline.status()) ? true : undefined));
    await timeline.expectNote(OTHER);
    assert.match(await readRows(), /Measure/, 'the plan that was picked stays');
    await timeline.page.locator('.tab', { hasText: 'shed.md' }).click();
    await timeline.expectNote(NOTE);
    await timeline.page.locator('.view-line', { hasText: 'Shed' }).first().click();
    await keyboard.press('Control+Y');
    await expectChanged('measure est:2', 'measure est:3');
    await keyboard.press('Control+Z');
  });

  test('a bar dragged to the edge takes the chart along; Escape leaves all as it was', async () => {
    const frame = await timeline.frame();
    const { mouse, keyboard } = timeline.page;
    const chart = (await frame.locator('.chart').boundingBox())!;
    const from = await timeline.cell('Draw', 4);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(chart.x + chart.width - 6, from.y, { steps: 4 });
    const scrolled = (): Promise<number> => frame.locator('.scroller').evaluate((scroller) => (scroller as unknown as { scrollLeft: number }).scrollLeft);
    await poll(async () => (await scrolled() > 100 ? true : undefined));
    await keyboard.press('Escape');
    await mouse.up();
    await timeline.expectNote(NOTE);
    await keyboard.press('Home');
    await poll(async () => (await scrolled() === 0 ? true : undefined));
  });

  test('the line of a relation of the chosen task opens it', async () => {
    await press('Walls', 'Shift');
    const { x, y } = await timeline.cell('Walls', 7, 0.2);
    await timeline.page.mouse.click(x, y);
    await (await timeline.frame()).locator('.panel', { hasText: 'Base' }).waitFor();
    await timeline.page.keyboard.press('Escape');
  });

  test('so does a faint line of any other task, and a press beside it does not', async () => {
    await press('Paint', 'Shift');
    const frame = await timeline.frame();
    const { x, y } = await timeline.cell('Measure', 5, 0.2);
    await timeline.page.mouse.click(x, y);
    await frame.getByRole('dialog', { name: 'Relations of Build' }).waitFor();
    await timeline.page.keyboard.press('Escape');
    await timeline.page.mouse.click(x - 12, y);
    await expectChanged('measure est:2', 'measure est:2 at:5');
  });

  test('the handle behind the bar of the next sprint pulls its capacity; taking writes the number of the sprint', async () => {
    const field = (await timeline.frame()).locator('.capacity input');
    const status = (expected: RegExp): Promise<true> => poll(async () => (expected.test(await timeline.status()) ? true : undefined));
    await field.fill('2');
    await field.press('Enter');
    await (await timeline.frame()).locator('.tree:focus').waitFor();
    await status(/^Sprint 1 · 2 of 2, 1 task\. Then 1 more task can start\.$/);
    const chart = (await (await timeline.frame()).locator('.chart').boundingBox())!;
    await field.press('Backspace');
    await timeline.page.mouse.move(chart.x + 5, chart.y + 60);
    assert.equal(await field.inputValue(), '', 'an emptied field waits for another number');
    await field.pressSequentially('2');
    const end = (await timeline.cell('Measure', 2, 0.5)).x;
    await timeline.page.mouse.move(end, chart.y + 10);
    await timeline.page.mouse.down();
    await timeline.page.mouse.move(end + 72, chart.y + 10, { steps: 4 });
    await status(/^Sprint 1 · 5 of 5/);
    await timeline.page.keyboard.press('Escape');
    await status(/^Sprint 1 · 2 of 2/);
    await timeline.page.mouse.up();
    await drag({ x: end, y: chart.y + 10 }, { x: end + 72, y: chart.y + 10 });
    await status(/^Sprint 1 · 5 of 5, 2 tasks\. Then 2 more tasks can start\.$/);
    await (await timeline.frame()).locator('.take').click();
    await timeline.expectNote(NOTE.replace('measure est:2', 'measure est:2 sprint:1').replace('after:measure', 'after:measure sprint:1'));
    await status(/^2 tasks taken\. Sprint 1 · 5 of 5\.$/);
  });

  test('a title that is typed is that of its task, though rows move below it', async () => {
    const file = join(timeline.workbench.folder, 'shed.md');
    await press('Paint', 'F2');
    await timeline.page.keyboard.type('Varnish');
    await writeFile(file, NOTE.replace('- [ ] Base', '- [ ] Fence\n- [ ] Base'));
    await (await timeline.row('Fence')).waitFor();
    await timeline.page.keyboard.press('Enter');
    await timeline.expectNote(NOTE.replace('- [ ] Base', '- [ ] Fence\n- [ ] Base').replace('[ ] Paint', '[ ] Varnish'));
    await timeline.focusTree();
    await timeline.page.keyboard.press('Control+Z');
    await (await timeline.row('Paint')).waitFor();
    await writeFile(file, NOTE);
    await timeline.expectNote(NOTE);
  });

  test('a row dragged in the tree goes to another major', async () => {
    const from = (await (await timeline.row('Paint')).boundingBox())!;
    const to = (await (await timeline.row('Measure')).boundingBox())!;
    await drag({ x: from.x + 120, y: from.y + 11 }, { x: to.x + 120, y: to.y + 18 });
    await poll(async () => (/Measure {2}id:measure est:2\n- \[ \] Paint\n- \[ \] Draw/.test(await timeline.note()) ? true : undefined));
  });
});
