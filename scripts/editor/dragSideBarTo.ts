/**
 * The border between the side bar and the editor, moved with the mouse as a person does, for pictures of a wide or a narrow one.
 */
import type { Page } from 'playwright-core';
import { Problem } from '../problem.ts';

/**
 * Drags the border, then leaves the pointer where nothing reacts to it.
 * @param edge where it is to stand, in pixels from the left
 */
export async function dragSideBarTo(page: Page, edge: number): Promise<void> {
  const sideBar = await page.locator('.part.sidebar').boundingBox();
  if (sideBar === null) throw new Problem('The side bar is not shown.');
  const middle = sideBar.y + sideBar.height / 2;
  await page.mouse.move(sideBar.x + sideBar.width + 1, middle);
  await page.mouse.down();
  await page.mouse.move(edge, middle, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(edge + 300, sideBar.y + sideBar.height + 10);
  await page.locator('.monaco-sash:is(.hover, .active)').first().waitFor({ state: 'hidden' });
}
