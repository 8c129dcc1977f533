/**
 * Hostile notes on the timeline of the real editor: whatever stands in a title, a name or an owner is shown as text.
 * Nothing of it runs, nothing is fetched, and the page's content policy would not have let it.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Frame } from 'playwright-core';
import { openTimeline, poll, type TimelineDriver } from './timelineDriver.ts';

/** A script that leaves a trace in whatever page it runs in, and asks a place that nobody else asks. */
const HURT = `top.postMessage(window.hurt=1,'*');fetch('https://hostile.invalid/x')`;

const TITLES = [
  `<script>${HURT}</script>`,
  `<img src=x onerror="${HURT}">`,
  `<img src=https://hostile.invalid/pixel.png>`,
  `<svg/onload="${HURT}">`,
  `<svg><animate onbegin="${HURT}" attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>${HURT}</script>"></iframe>`,
  `<iframe src="javascript:${HURT}"></iframe>`,
  `<a href="javascript:${HURT}">press</a>`,
  `<object data="data:text/html,<script>${HURT}</script>"></object>`,
  `<link rel=stylesheet href=https://hostile.invalid/style.css>`,
  `<style>*{background:url(https://hostile.invalid/css)}</style>`,
  `<meta http-equiv=refresh content="0;url=https://hostile.invalid/">`,
  `<base href=https://hostile.invalid/>`,
  `<form action=https://hostile.invalid/><button autofocus onfocus="${HURT}">press</button></form>`,
  `<details open ontoggle="${HURT}">`,
  `"><b onmouseover="${HURT}" style="position:fixed;inset:0">`,
  `' autofocus onfocus='${HURT}' x='`,
  `</main></body><script>${HURT}</script>`,
  '<!--><img src=x onerror=alert(1)>-->',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
  'javascript:alert(1) data:text/html,<script>alert(1)</script> command:workbench.action.quit',
  'background:url(https://hostile.invalid/css);} * { display: none',
  '[x](command:workbench.action.closeAllEditors) ![x](https://hostile.invalid/picture.png)', '\\u003cimg src=x onerror=alert(1)\\u003e',
  '__proto__', 'constructor', 'toString', '&lt;b&gt;&#60;script&#62;',
  'left \u202Ethgir ot \u2066isolated \u200Fmark', 'bell \u0007 escape \u001b[31m delete \u007f',
  `very ${'long '.repeat(4_000)}`,
  'e\u0301'.repeat(200), '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}', 'مهمة بعنوان من اليمين <b>',
];

/** Each as it is, and in a title with an id, so that the words of the rest cannot be taken for a tail. */
const NOTE = [
  '---', `plan: { name: "<img src=x onerror=alert(1)>", capacity: 20 }`, '---', '# Hostile', '', '## Tasks', '',
  '- [ ] First task  id:first est:2 owner:<img/src=x/onerror=alert(1)>',
  ...TITLES.flatMap((title, index) => [`- [ ] ${title}  est:1 after:first`, `- [ ] n${index} \`${title.replaceAll('`', '')}\`  id:n${index} est:1`]),
  '- [ ] Waits for what is not there  est:1 after:<script>alert(1)</script>', '- [ ] Nul \0 byte  est:1', '',
].join('\n');

describe('a hostile note', () => {
  let timeline: TimelineDriver;
  let frame: Frame;
  const asked: string[] = [];
  let dialogs = 0;

  before(async () => {
    timeline = await openTimeline({ 'hostile.md': NOTE, '"><img src=x onerror=alert(1)>.md': '# Other\n\n- [ ] Task  est:1\n' });
    timeline.page.context().on('request', (request) => asked.push(request.url()));
    timeline.page.on('dialog', (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
    frame = await timeline.frame();
  });
  after(() => timeline.close());

  async function assertUnharmed(): Promise<void> {
    const found = await frame.evaluate(() => {
      const page = globalThis as unknown as { document: { querySelectorAll(selector: string): Iterable<{ tagName: string; attributes: Iterable<{ name: string }> }> } };
      const all = [...page.document.querySelectorAll('*')];
      return {
        strange: all.map(({ tagName }) => tagName.toLowerCase()).filter((name) => ['img', 'iframe', 'object', 'embed', 'svg', 'math', 'a', 'form', 'base', 'b'].includes(name)),
        handlers: all.flatMap(({ attributes }) => [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on'))),
        scripts: [...page.document.querySelectorAll('#timeline script, #timeline style, #timeline link')].length,
      };
    });
    assert.deepEqual(found, { strange: [], handlers: [], scripts: 0 });
    for (const each of timeline.page.frames()) {
      assert.equal(await each.evaluate(() => 'hurt' in globalThis).catch(() => false), false, `nothing ran in ${each.url()}`);
    }
    assert.equal(dialogs, 0);
    assert.deepEqual(asked.filter((url) => /hostile\.invalid|\/x$/.test(url)), []);
  }

  test('its titles are text in every row', async () => {
    const scroller = frame.locator('.scroller');
    for (const [index, title] of TITLES.entries()) {
      const shown = `n${index} \`${title.replaceAll('`', '')}\``.replace(/\s+/g, ' ');
      const row = frame.locator('.row', { hasText: `n${index} ` }).first();
      await poll(async () => {
        if (await row.count() > 0) return true;
        await scroller.evaluate((element, top) => { (element as unknown as { scrollTop: number }).scrollTop = top; }, index * 44);
        return undefined;
      });
      const text = (await row.locator('.name').textContent() ?? '').replace(/\s+/g, ' ').trim();
      assert.equal(text.slice(0, 500), shown.slice(0, 500));
    }
    await assertUnharmed();
  });

  test('they stay text where they are found, pointed at, chosen, renamed and told about', async () => {
    await timeline.focusTree();
    await timeline.page.keyboard.press('Home');
    await timeline.page.keyboard.press('/');
    await timeline.page.keyboard.type('script');
    await frame.locator('mark').first().waitFor();
    await timeline.page.keyboard.press('Escape');
    for (const title of ['<script>', '<img src=x', '"><b onmouseover']) {
      const row = await timeline.row(title);
      await row.hover();
      await frame.locator('.card', { hasText: title }).waitFor();
      await row.click({ button: 'right' });
      await frame.locator('.menu').waitFor();
      await timeline.page.keyboard.press('Escape');
      await row.locator('.state, .points').last().click();
      await timeline.focusTree();
      await timeline.page.keyboard.press('d');
      await frame.locator('.panel').waitFor();
      await timeline.page.keyboard.press('Escape');
      await timeline.focusTree();
      await timeline.page.keyboard.press('F2');
      await frame.locator('.typing').waitFor();
      await timeline.page.keyboard.press('Escape');
      await timeline.focusTree();
      // The workbench hears a moment later that the tree has the focus, and only then are its keys ours.
      await poll(async () => {
        await timeline.page.keyboard.press('Alt+ArrowRight');
        await timeline.page.waitForTimeout(500);
        return (await timeline.status()) === '' ? undefined : true;
      });
    }
    assert.match(await frame.locator('.plans').textContent() ?? '', /<img src=x onerror=alert\(1\)>/);
    await assertUnharmed();
  });

  test('the content policy forbids everything but our own script and styles', async () => {
    const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content') ?? '';
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1)]));
    assert.deepEqual(rules.get('default-src'), [`'none'`]);
    assert.match(rules.get('script-src')!.join(' '), /^'nonce-[0-9a-f]{32}'$/);
    assert.doesNotMatch(policy, /unsafe|\*;|https?: /);
    const blocked = await frame.evaluate(() => new Promise<string[]>((resolve) => {
      const page = globalThis as unknown as {
        document: { createElement(name: string): { textContent: string; src: string }; body: { append(...elements: unknown[]): void }; addEventListener(kind: string, listen: (event: { effectiveDirective: string }) => void): void };
        fetch(url: string): Promise<unknown>;
      };
      const violations: string[] = [];
      page.document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
      const [script, picture] = [page.document.createElement('script'), page.document.createElement('img')];
      script.textContent = 'window.hurt = 1';
      picture.src = 'https://hostile.invalid/pixel.png';
      page.document.body.append(script, picture);
      page.fetch('https://hostile.invalid/x').catch(() => undefined).finally(() => setTimeout(() => resolve(violations.sort()), 200));
    }));
    assert.deepEqual(blocked, ['connect-src', 'img-src', 'script-src-elem']);
    assert.equal(await frame.evaluate(() => 'hurt' in globalThis), false);
  });

  test('a message that is no message of ours changes nothing', async () => {
    const before = await frame.locator('.row').count();
    await frame.evaluate(() => {
      const post = (message: unknown): void => (globalThis as unknown as { postMessage(message: unknown, to: string): void }).postMessage(message, '*');
      const messages = [null, 7, 'chart', {}, { kind: 'chart' }, { kind: 'chart', chart: { rows: 'many' }, plans: [] }, { kind: 'command', command: 'quit' }, { kind: 'say', text: { toString: 'x' }, isProblem: 1 }];
      for (const message of [...messages, ...messages.map((each) => JSON.stringify(each)), '{"kind":"say"']) post(message);
    });
    await timeline.focusTree();
    await timeline.page.keyboard.press('ArrowDown');
    assert.equal(await frame.locator('.row').count(), before);
    await frame.locator('.row.active').waitFor();
  });
});
