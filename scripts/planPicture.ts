/**
 * A picture of a plan in its note in the real VS Code: the plan view beside it, points and columns around its lines, the card
 * of a task. It knows what is worth a picture, not how one is taken.
 */
import { join } from 'node:path';
import { dragSideBarTo } from './editor/dragSideBarTo.ts';
import { openWorkbench } from './editor/openWorkbench.ts';
import { projectFolder } from './projectFolders.ts';

export interface PlanShot {
  readonly theme: string;
  /** What the name of the picture begins with, as a path. */
  readonly out: string;
}

const plans = join(projectFolder, 'test', 'data', 'timeline');
const settings = {
  'editor.minimap.enabled': false, 'window.commandCenter': false, 'workbench.reduceMotion': 'on', 'breadcrumbs.enabled': false,
};

export async function takePlanPicture({ theme, out }: PlanShot): Promise<void> {
  const workbench = await openWorkbench({ folder: plans, theme, settings, viewport: { width: 1320, height: 720 } });
  const { page } = workbench;
  try {
    await workbench.openFile('garden-shed.md');
    await page.locator('.activitybar .action-label[aria-label^="Throughline"]').click();
    for (const view of ['Outline', 'Book']) await page.locator(`.pane-header[aria-label^="${view}"]`).press('ArrowLeft');
    await page.locator('.pane', { has: page.locator('.pane-header[aria-label^="Plan"]') }).locator('.monaco-list-row').first().waitFor();
    await page.locator('.codelens-decoration', { hasText: 'points' }).first().waitFor();
    await dragSideBarTo(page, 420);
    await page.locator('.view-line', { hasText: 'after:' }).first().getByText(/after/).first().hover();
    await page.locator('.monaco-hover-content').first().waitFor();
    await page.waitForTimeout(800); // Columns behind the lines come a moment later.
    await page.screenshot({ path: `${out}-plan.png` });
    console.log(`${out}-plan.png`);
  } finally {
    await workbench.close();
  }
}
