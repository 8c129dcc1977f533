/**
 * Finds the page of the timeline among the frames of the workbench, once it shows something.
 */
import type { Frame, Page } from 'playwright-core';

/** @param patience milliseconds after which it gives up with an error */
export async function findTimeline(page: Page, patience = 30_000): Promise<Frame> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      if (await frame.locator('#timeline .row, #timeline .empty').count().catch(() => 0) > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error('The timeline did not appear.');
}
