/**
 * One whole VS Code to look at and to click in: a copy of a folder opened in the real workbench, with the extension
 * from this checkout or an installed one. For UI tests and screenshots. It knows of the
 * extension only its icon.
 *
 * `const workbench = await openWorkbench({ folder: samplesFolder }); await workbench.openFile('intro.md');`
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { Problem } from '../problem.ts';
import { projectFolder } from '../projectFolders.ts';
import { launchBrowser } from './launchBrowser.ts';
import { startServer } from './startServer.ts';
import { workbenchAddress } from './workbenchAddress.ts';

export interface WorkbenchOptions {
  /** The folder to copy and open; the copy is thrown away at `close`. */
  readonly folder: string;
  /** A `.code-workspace` file inside the folder, to open in its place. */
  readonly workspaceFile?: string;
  /** Settings of the machine, beside those that keep the editor quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Name of a colour theme as its picker shows it: `Light Modern`, `Dark Modern`, `Dark High Contrast`; else VS Code's own. */
  readonly theme?: string;
  /** Size of the page in CSS pixels, 1280 × 800 unless told. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Folder of extensions installed before; without it the extension runs from this checkout, as it is built now. */
  readonly extensionsFolder?: string;
}

/** One window of the editor. */
export interface EditorWindow {
  readonly page: Page;
  /** Runs a command by the exact title the palette shows, such as `View: Show Explorer`. */
  runCommand(title: string): Promise<void>;
  /** Opens a file of the folder by its path, `part/one.md`, and waits until its editor shows. */
  openFile(path: string): Promise<void>;
  /** Changes the colour theme, by the name its picker shows. */
  chooseTheme(theme: string): Promise<void>;
}

export interface Workbench extends EditorWindow {
  /** The copy that is open, absolute. */
  readonly folder: string;
  /** Where the server keeps what belongs to the user: settings, backups of unsaved texts. */
  readonly dataFolder: string;
  /** Another window on the same folder, with an extension host of its own. */
  openWindow(): Promise<EditorWindow>;
  close(): Promise<void>;
}

/** For the page to show what is waited for; a slow machine takes seconds. */
const patienceMilliseconds = 60_000;

/**
 * @returns the workbench, when its parts are restored.
 * @throws Problem when the server or the browser cannot be had.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const temporary = await mkdtemp(join(tmpdir(), 'throughline-workbench-'));
  const folder = join(temporary, basename(options.folder));
  await cp(options.folder, folder, { recursive: true });
  const dataFolder = join(temporary, 'data');
  const server = await startServer({
    port: 0,
    dataFolder,
    extensionsFolder: options.extensionsFolder ?? join(temporary, 'extensions'),
    settings: options.settings ?? {},
  });
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    browser = await launchBrowser();
    const opened = browser;
    const extensionFolder = options.extensionsFolder === undefined ? projectFolder : undefined;
    const address = workbenchAddress({ authority: server.authority, folder, workspaceFile: options.workspaceFile && join(folder, options.workspaceFile), extensionFolder });
    const openWindow = async (): Promise<EditorWindow> => {
      const page = await opened.newPage({ viewport: options.viewport ?? { width: 1280, height: 800 } });
      page.setDefaultTimeout(patienceMilliseconds);
      await page.goto(address);
      // With the icon of our views, all that extensions contribute is there: themes, commands, views.
      await page.locator('.activitybar .action-label[aria-label^="Throughline"]').waitFor();
      return { page, runCommand: (title) => runCommand(page, title), openFile: (path) => openFile(page, path), chooseTheme: (theme) => chooseTheme(page, theme) };
    };
    const first = await openWindow();
    if (options.theme !== undefined) await first.chooseTheme(options.theme);
    return { ...first, folder, dataFolder, openWindow, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function runCommand(page: Page, title: string): Promise<void> {
  await quickPick(page, 'F1', `>${title}`, title);
}

async function openFile(page: Page, path: string): Promise<void> {
  const name = basename(path);
  await quickPick(page, 'Control+P', path, name);
  await page.locator('.tab.active').filter({ hasText: name }).waitFor();
}

async function chooseTheme(page: Page, theme: string): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  // The palette goes before the picker comes, in the same widget.
  await page.locator('.quick-input-box input[placeholder*="Theme"]').fill(theme);
  await quickInputRow(page, theme).click();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/**
 * Presses the key, types and clicks the row, again until it worked: a page that is busy or a focused web view may miss
 * the key, and a web view that loads takes the focus and so closes the widget.
 * The widget opens empty or with `>`; what is typed replaces all of it.
 */
async function quickPick(page: Page, key: string, text: string, row: string): Promise<void> {
  const attempt = async (): Promise<void> => {
    await page.keyboard.press(key);
    await page.locator('.quick-input-box input').fill(text, { timeout: 3_000 });
    await waitWhileOpen(page, quickInputRow(page, row));
    await quickInputRow(page, row).click({ timeout: 3_000 });
  };
  for (let failures = 0; failures < 4; failures += 1) {
    if (await attempt().then(() => true, () => false)) return;
    await page.keyboard.press('Escape');
  }
  await attempt();
}

/** Waits for a row of the widget, but not for one of a widget that something has closed. */
async function waitWhileOpen(page: Page, row: Locator): Promise<void> {
  const end = Date.now() + 8_000;
  while (!await row.isVisible()) {
    if (Date.now() > end || !await page.locator('.quick-input-widget').isVisible()) throw new Problem('The quick input has no such row, or was closed.');
    await page.waitForTimeout(30);
  }
}

/** The row that shows exactly this text, beside whatever else it shows. */
function quickInputRow(page: Page, text: string): Locator {
  return page.locator('.quick-input-list .monaco-list-row').filter({ has: page.getByText(text, { exact: true }) }).first();
}
