/**
 * The rows of a tree view as a reader sees them, read from the page. It knows nothing of what the rows mean.
 *
 * Sample: a chapter with an open section gives `['Chapter | 20 words', '  Section | 10 words']`.
 */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** @param title of the view, as its header shows it. */
export function treeView(page: Page, title: string): Locator {
  return page.locator('.pane', { has: page.locator('.pane-header h3.title', { hasText: new RegExp(`^${title}$`) }) });
}

export function treeRow(page: Page, title: string, label: string): Locator {
  const name = page.locator('.label-name', { hasText: new RegExp(`^${label.replace(/[.*+?()[\]\\]/g, '\\$&')}$`) });
  return treeView(page, title).locator('.monaco-list-row', { has: name });
}

/** Rows in sight, top to bottom: two blanks a level, the grey text behind a bar. */
export async function readRows(page: Page, title: string): Promise<string[]> {
  const rows = await treeView(page, title).locator('.monaco-list-row').evaluateAll((elements) => elements
    .map((element) => ({
      place: Number(element.getAttribute('data-index')),
      level: Number(element.getAttribute('aria-level')),
      name: element.querySelector('.label-name')?.textContent ?? '',
      detail: element.querySelector('.label-description')?.textContent ?? '',
    })));
  // A row that is being reused has no level for a moment.
  return rows.filter(({ level }) => level > 0).sort((a, b) => a.place - b.place)
    .map(({ level, name, detail }) => `${'  '.repeat(level - 1)}${name}${detail === '' ? '' : ` | ${detail}`}`);
}

/** Waits until the rows are these; fails with the rows there are. */
export async function expectRows(page: Page, title: string, expected: readonly string[]): Promise<void> {
  await poll(() => readRows(page, title), expected);
}

/** Waits until these rows, and no others, are selected. */
export async function expectSelected(page: Page, title: string, expected: readonly string[]): Promise<void> {
  await poll(() => treeView(page, title).locator('.monaco-list-row.selected .label-name').allTextContents(), expected);
}

/** Asks until the answer is the expected one; after twenty seconds fails with the last answer. */
export async function poll<T>(ask: () => Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (JSON.stringify(answer) === JSON.stringify(expected)) return;
    if (Date.now() > end) assert.deepEqual(answer, expected);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
