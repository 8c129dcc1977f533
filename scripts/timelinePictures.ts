/**
 * Pictures of the timeline in the real VS Code: the reference plan as a tab, a plan of all states beside its note, the card
 * of a task with its relations, and the view in the panel, also narrow. It knows what is worth a picture, not how one is taken.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findTimeline } from './editor/findTimeline.ts';
import { openWorkbench } from './editor/openWorkbench.ts';
import { projectFolder } from './projectFolders.ts';

export interface TimelineShot {
  readonly theme: string;
  /** What the names of the pictures begin with, as a path. */
  readonly out: string;
}

const plans = join(projectFolder, 'test', 'data', 'timeline');
const settings = {
  'editor.minimap.enabled': false, 'window.commandCenter': false, 'workbench.reduceMotion': 'on', 'workbench.sash.hoverDelay': 2000, 'breadcrumbs.enabled': false,
};

export async function takeTimelinePictures({ theme, out }: TimelineShot): Promise<void> {
  const workbench = await openWorkbench({ folder: plans, theme, settings, viewport: { width: 1280, height: 860 } });
  const { page } = workbench;
  const take = async (name: string): Promise<void> => {
    await page.screenshot({ path: `${out}-timeline-${name}.png` });
    console.log(`${out}-timeline-${name}.png`);
  };
  try {
    await page.keyboard.press('Control+B'); // The side bar goes, the timeline gets its room.
    await workbench.openFile('storage-service.md');
    await workbench.runCommand('Throughline: Open Timeline');
    await pointAt(page, 'Design and Architecture', false);
    await take('reference');
    await pointAt(page, 'Implement list and view RPCs', true);
    await take('card');
    await workbench.openFile('garden-shed.md');
    await workbench.runCommand('View: Close Other Editors in Group');
    await workbench.runCommand('Throughline: Show Timeline in Panel');
    await pointAt(page, 'Draw the plans', false);
    await take('panel');
    await page.setViewportSize({ width: 620, height: 640 });
    await pointAt(page, 'Draw the plans', false);
    await take('narrow');
  } finally {
    await workbench.close();
  }
}

/** Waits for a row, and rests the pointer on it or leaves it where nothing reacts. */
async function pointAt(page: Page, title: string, rests: boolean): Promise<void> {
  const frame = await findTimeline(page);
  const row = frame.locator('.row', { hasText: title }).first();
  await row.waitFor();
  if (!rests) {
    await page.mouse.move(2, 2);
    return page.waitForTimeout(400);
  }
  await row.locator('.name').hover();
  await frame.locator('.card').waitFor();
}
