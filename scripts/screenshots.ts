/**
 * `npm run screenshots`: takes the README's pictures from the real VS Code on `samples/` into `media/screenshots/`:
 * the views, a plan in its note and the timeline, in a light, a dark and a high-contrast theme, wide and narrow; editing sessions in a light one.
 *
 * `npm run screenshots -- --folder /some/book --note one.md --out /tmp/pictures` looks at other notes.
 */
import { globSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dragSideBarTo } from './editor/dragSideBarTo.ts';
import { openWorkbench } from './editor/openWorkbench.ts';
import { takePlanPicture } from './planPicture.ts';
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
    if (folder !== samplesFolder) continue;
    await takePlanPicture({ theme, out: join(values.out, name) });
    await takeTimelinePictures({ theme, out: join(values.out, name) });
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

await runMain(main);
