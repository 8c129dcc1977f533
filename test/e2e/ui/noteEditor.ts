/**
 * The text editor of the active note as somebody uses it by keyboard and mouse. It knows nothing of what the note holds.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { poll } from './treeRows.ts';

export async function focusEditor(page: Page): Promise<void> {
  await page.locator('.editor-group-container.active .view-lines').first().click({ position: { x: 5, y: 5 } });
}

/** Goes to a line, counted from 1. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-box input').fill(`:${line}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Where the status bar says the cursor is, such as `Ln 5, Col 2`. */
export function cursorPlace(page: Page): Promise<string | null> {
  return page.locator('#status\\.editor\\.selection').textContent();
}

/** Waits until the active note, which is `file`, has this text, unsaved changes included. */
export async function expectText(page: Page, file: string, expected: string): Promise<void> {
  await poll(async () => {
    await page.keyboard.press('Control+S');
    return readFile(file, 'utf8');
  }, expected);
}
