/**
 * The timeline as a person meets it, for tests: its frame, its rows by title, cells of its chart as places for a real mouse,
 * and the text of the note behind it.
 */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { columnLeft } from '../../../client/webview/geometry.ts';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../../scripts/editor/openWorkbench.ts';

export interface TimelineDriver {
  readonly workbench: Workbench;
  readonly page: Page;
  /** The page of the timeline. */
  frame(): Promise<Frame>;
  row(title: string): Promise<Locator>;
  /** The middle of a cell of the chart, in pixels of the page; `shift` moves it sideways by cells. */
  cell(title: string, column: number, shift?: number): Promise<{ readonly x: number; readonly y: number }>;
  /** Waits until the note reads so; `note` is the text of the open editor. */
  expectNote(expected: string): Promise<void>;
  note(): Promise<string>;
  status(): Promise<string>;
  focusTree(): Promise<void>;
  /** Runs the rules of axe-core on the page as it is now. */
  expectAccessible(state: string): Promise<void>;
  close(): Promise<void>;
}

export interface TimelineOptions extends Partial<WorkbenchOptions> {
  /** Whether no plan is to be waited for. */
  readonly isEmpty?: boolean;
}

/** Opens a folder with these notes, the first of them beside the timeline. */
export async function openTimeline(notes: Readonly<Record<string, string>>, options: TimelineOptions = {}): Promise<TimelineDriver> {
  const source = await mkdtemp(join(tmpdir(), 'throughline-timeline-'));
  for (const [path, text] of Object.entries(notes)) {
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), text);
  }
  const workbench = await openWorkbench({
    folder: source, viewport: { width: 1600, height: 900 }, ...options,
    settings: { 'workbench.reduceMotion': 'on', 'editor.wordWrap': 'off', 'editor.minimap.enabled': false, 'editor.stickyScroll.enabled': false,
      'editor.inlayHints.enabled': 'off', 'editor.codeLens': false, ...options.settings },
  });
  workbench.page.setDefaultTimeout(15_000);
  const { page } = workbench;
  const [first = ''] = Object.keys(notes);
  await workbench.openFile(first);
  await workbench.runCommand('Throughline: Open Timeline to the Side');
  const frame = async (): Promise<Frame> => {
    const found = await poll(() => findFrame(page));
    return found;
  };
  await (await frame()).locator(options.isEmpty === true ? '.empty' : '.row').first().waitFor();
  const driver: TimelineDriver = {
    workbench, page, frame,
    row: async (title) => (await frame()).locator('.row', { hasText: title }).first(),
    cell: (title, column, shift = 0) => findCell(frame, title, column, shift),
    note: () => readNote(page),
    expectNote: (expected) => expectNote(page, expected),
    status: async () => (await (await frame()).locator('.status').textContent()) ?? '',
    focusTree: async () => (await frame()).locator('.tree').focus(),
    expectAccessible: async (state) => expectAccessible(await frame(), state),
    close: async () => {
      await workbench.close();
      await rm(source, { recursive: true, force: true });
    },
  };
  return driver;
}

async function expectAccessible(frame: Frame, state: string): Promise<void> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join('\n  ')}`), [], state);
}

async function findFrame(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames()) if (await frame.locator('#timeline').count().catch(() => 0) > 0) return frame;
  return undefined;
}

/** Asks again until there is an answer. */
export async function poll<T>(ask: () => Promise<T | undefined>, patience = 15_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    assert.ok(Date.now() < end, 'what was waited for did not come');
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

async function findCell(frame: () => Promise<Frame>, title: string, column: number, shift: number): Promise<{ readonly x: number; readonly y: number }> {
  const page = await frame();
  const row = await page.locator('.row', { hasText: title }).first().boundingBox();
  const chart = await page.locator('.chart').boundingBox();
  const cell = Number(await page.locator('#timeline').getAttribute('data-cell'));
  const scrollLeft = await page.locator('.scroller').evaluate((scroller) => (scroller as unknown as { scrollLeft: number }).scrollLeft);
  assert.ok(row !== null && chart !== null);
  return { x: chart.x + columnLeft(column + 0.5 + shift, cell) - scrollLeft, y: row.y + row.height / 2 };
}

/** The text of the open editor; the notes of tests are short enough to be in sight. */
async function readNote(page: Page): Promise<string> {
  const lines = await page.locator('.editor-instance .view-lines .view-line').evaluateAll((found) => (
    (found as unknown as { textContent: string; style: { top: string } }[])
      .map((line) => ({ text: line.textContent.replaceAll('\u00a0', ' '), top: parseFloat(line.style.top) }))
      .sort((a, b) => a.top - b.top).map(({ text }) => text)));
  return lines.join('\n');
}

async function expectNote(page: Page, expected: string): Promise<void> {
  let text = '';
  await poll(async () => {
    text = await readNote(page);
    return text === expected ? true : undefined;
  }, 5_000).catch(() => assert.equal(text, expected));
}
