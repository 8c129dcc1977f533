/**
 * Pictures of editing sessions in the real VS Code: a sprint list, a form, an outline, a preview and what is wrong, each as
 * its user would meet it. It knows what is worth a picture, not how one is taken.
 */
import type { Page } from 'playwright-core';
import { openWorkbench } from './editor/openWorkbench.ts';
import type { Workbench } from './editor/openWorkbench.ts';
import { samplesFolder } from './projectFolders.ts';

export interface SessionShot {
  readonly theme: string;
  /** What the names of the pictures begin with, as a path. */
  readonly out: string;
}

const settings = {
  'editor.minimap.enabled': false, 'window.commandCenter': false, 'workbench.reduceMotion': 'on', 'breadcrumbs.enabled': false, 'editor.cursorBlinking': 'solid',
};
const NOTE = 'storage-service.md';

export async function takeSessionPictures({ theme, out }: SessionShot): Promise<void> {
  const workbench = await openWorkbench({ folder: samplesFolder, theme, settings, viewport: { width: 1000, height: 640 } });
  const { page } = workbench;
  const take = async (name: string): Promise<void> => {
    await page.mouse.move(2, 2);
    await page.waitForTimeout(800); // Hints and marks come a moment after the last letter.
    await page.screenshot({ path: `${out}session-${name}.png` });
    console.log(`${out}session-${name}.png`);
  };
  try {
    await page.keyboard.press('Control+B'); // The side bar goes, the text gets its room.
    await workbench.openFile(NOTE);
    await page.locator('.codelens-decoration', { hasText: 'points' }).first().waitFor();
    await open(workbench, 'Edit sprint as text', /^take\s+/);
    await take('sprint');
    await page.locator('.view-line', { hasText: /^take\s+model/ }).click();
    await page.keyboard.press('Home');
    await page.keyboard.type('x');
    await page.locator('.squiggly-error').first().waitFor();
    await take('problems');
    await page.keyboard.press('Backspace');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await workbench.runCommand('Throughline: Preview what the text does');
    await page.locator('.diff-hidden-lines, .line-insert, .char-insert').first().waitFor();
    await take('preview');
    await closeAll(workbench);
    await workbench.openFile(NOTE);
    await page.locator('.view-line', { hasText: 'id:schema' }).first().click();
    await open(workbench, 'Edit task as form', /^Create\s+schema/);
    await take('task');
    await closeAll(workbench);
    await workbench.openFile(NOTE);
    await open(workbench, 'Edit outline as text', /^!/);
    await take('outline');
  } finally {
    await workbench.close();
  }
}

/** Opens a text and waits until it and what stands behind its lines are there. */
async function open({ page, runCommand }: Workbench, command: string, line: RegExp): Promise<void> {
  await runCommand(`Throughline: ${command}`);
  await page.locator('.view-line', { hasText: line }).first().waitFor();
  await page.locator('.codelens-decoration', { hasText: 'Accept' }).first().waitFor();
}

async function closeAll({ page, runCommand }: { readonly page: Page; readonly runCommand: Workbench['runCommand'] }): Promise<void> {
  await runCommand('View: Close All Editors');
  const dialog = page.locator('.monaco-dialog-box').getByRole('button', { name: 'Save All', exact: true }).or(page.locator('.monaco-dialog-box').getByRole('button', { name: 'Save', exact: true }));
  await dialog.click({ timeout: 2000 }).catch(() => undefined);
  await page.locator('.tab').first().waitFor({ state: 'detached' });
}
