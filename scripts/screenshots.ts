/**
 * `npm run screenshots`: takes the README's pictures from the real VS Code on `samples/` into `media/screenshots/`:
 * the views and the timeline, in a light, a dark and a high-contrast theme, wide and narrow; editing sessions in a light one.
 *
 * `npm run screenshots -- --folder /some/book --note one.md --out /tmp/pictures` looks at other notes.
 */
import { globSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openWorkbench } from './editor/openWorkbench.ts';
import { Problem, runMain } from './problem.ts';
import { projectFolder, samplesFolder } from './projectFolders.ts';
import { takeSessionPictures } from './sessionPictures.ts';
import { takeTimelinePictures } from './timelinePictures.ts';

const themes = { light: 'Light Modern', dark: 'Dark Modern', 'high-contrast': 'Dark High Contrast' };
/** Right edge of the side bar in pixels. */
const sideBars = { wide: 460, narrow: 230 };

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: samplesFolder },
      note: { type: 'string' },
      out: { type: 'string', default: join(projectFolder, 'media', 'screenshots') },
    },
  });
  const folder = resolve(values.folder);
  const note = values.note ?? firstNote(folder);
  await mkdir(values.out, { recursive: true });
  for (const [name, theme] of Object.entries(themes)) {
    await takePictures({ folder, note, theme, out: join(values.out, name) });
    if (folder === samplesFolder) await takeTimelinePictures({ theme, out: join(values.out, name) });
  }
  if (folder === samplesFolder) await takeSessionPictures({ theme: themes.light, out: join(values.out, '/') });
  return 0;
}

function firstNote(folder: string): string {
  const [first] = globSync('**/*.{md,adoc}', { cwd: folder }).filter((path) => !path.includes('SUMMARY')).sort();
  if (first === undefined) throw new Problem(`There is no note in ${folder}.`);
  return first;
}

async function takePictures(shot: { folder: string; note: string; theme: string; out: string }): Promise<void> {
  const settings = {
    'editor.minimap.enabled': false, 'window.commandCenter': false, 'workbench.reduceMotion': 'on', 'workbench.sash.hoverDelay': 2000,
  };
  const workbench = await openWorkbench({ ...shot, settings });
  try {
    const { page } = workbench;
    await workbench.openFile(shot.note);
    await page.locator('.activitybar .action-label[aria-label^="Throughline"]').click();
    for (const view of ['Outline', 'Book']) {
      await page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${view}"]`) }).locator('.monaco-list-row')
        .first().waitFor();
    }
    for (const [width, edge] of Object.entries(sideBars)) {
      await dragSideBarTo(page, edge);
      await page.screenshot({ path: `${shot.out}-${width}.png` });
      console.log(`${shot.out}-${width}.png`);
    }
  } finally {
    await workbench.close();
  }
}

/** Drags the border between side bar and editor, then leaves the pointer where nothing reacts to it. */
async function dragSideBarTo(page: Page, edge: number): Promise<void> {
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

await runMain(main);
