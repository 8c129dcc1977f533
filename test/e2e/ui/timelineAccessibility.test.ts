/**
 * The rules of axe-core on the timeline in the real editor: with all that can be open on it, in light, dark and both
 * high contrasts.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTimeline, poll, type TimelineDriver } from './timelineDriver.ts';

const NOTE = `---
plan: { capacity: 4 }
---
# Shed

## Design
<!-- plan: id:design -->
- [x] Measure  id:measure est:2 owner:ann
- [/] Draw  id:draw est:3 spent:1 after:measure owner:bob

## Build
<!-- plan: id:build after:design -->
- [ ] Base  id:base est:2
- [ ] Walls  id:walls est:3 after:base with:beams at:1
- [ ] Beams  id:beams est:3
- [-] Paint  est:1
- [ ] Party  est:0 after:walls,nobody
- [ ] Not yet known
`;

const THEMES = ['Light Modern', 'Dark Modern', 'Dark High Contrast', 'Light High Contrast'];

describe('the timeline for everybody', () => {
  let timeline: TimelineDriver;
  before(async () => { timeline = await openTimeline({ 'shed.md': NOTE, 'plain.md': '# Nothing to do\n' }); });
  after(() => timeline.close());

  async function choose(title: string): Promise<void> {
    await (await timeline.row(title)).locator('.state, .points').last().click();
    await timeline.focusTree();
  }

  for (const theme of THEMES) {
    test(`in ${theme}, whatever is open`, async () => {
      await timeline.workbench.chooseTheme(theme);
      const frame = await timeline.frame();
      const { keyboard } = timeline.page;
      await choose('Walls');
      await timeline.expectAccessible('a row chosen');
      await (await timeline.row('Party')).hover();
      await frame.locator('.card').waitFor();
      await timeline.expectAccessible('a card');
      await (await timeline.row('Draw')).click({ button: 'right' });
      await frame.locator('.menu').waitFor();
      await timeline.expectAccessible('the menu');
      await keyboard.press('Escape');
      await choose('Walls');
      await keyboard.press('d');
      await frame.locator('.panel').waitFor();
      await timeline.expectAccessible('relations');
      await keyboard.press('Escape');
      await choose('Walls');
      await keyboard.press('F2');
      await frame.locator('.typing').waitFor();
      await timeline.expectAccessible('typing');
      await keyboard.press('Escape');
      await timeline.focusTree();
      await keyboard.press('?');
      await frame.locator('.keys').waitFor();
      await timeline.expectAccessible('the keys');
      await keyboard.press('Escape');
      await timeline.focusTree();
      await frame.getByRole('button', { name: 'Filter', exact: true }).click();
      await frame.locator('.filters').waitFor();
      await timeline.focusTree();
      await keyboard.press('/');
      await keyboard.type('a');
      await frame.locator('mark').first().waitFor();
      await timeline.expectAccessible('finding and filtering');
      await keyboard.press('Escape');
      await frame.locator('.find').waitFor({ state: 'hidden' });
      await frame.getByRole('button', { name: 'Filter', exact: true }).click();
      await frame.locator('.filters').waitFor({ state: 'hidden' });
    });
  }

  test('each row says its place, its state and its columns', async () => {
    const row = await timeline.row('Walls');
    assert.equal(await row.getAttribute('role'), 'row');
    assert.equal(await row.getAttribute('aria-level'), '2');
    await choose('Walls');
    const frame = await timeline.frame();
    await poll(async () => ((await frame.locator('.tree').getAttribute('aria-activedescendant')) === await row.getAttribute('id') ? true : undefined));
    assert.match(await row.textContent() ?? '', /column/);
  });
});
