#!/usr/bin/env node
/**
 * A stand-in for the desktop program `code` in tests: takes its command line, opens the same workbench on the
 * VS Code server in a headless browser, runs the given test module in the extension host, prints what it logs,
 * and exits with its status. `@vscode/test-electron` starts it as its `vscodeExecutablePath`.
 */
import { appendFileSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { Problem, runMain } from '../problem.ts';
import { endToEndOutput } from '../projectFolders.ts';
import { launchBrowser } from './launchBrowser.ts';
import { launcherArguments } from './launcherArguments.ts';
import { serveFolder } from './serveFolder.ts';
import { startServer } from './startServer.ts';
import { workbenchAddress } from './workbenchAddress.ts';

/** A suite that takes longer hangs. */
const limitMinutes = 3;

const editorLog = join(endToEndOutput, 'editor.log');

async function main(): Promise<number> {
  const given = launcherArguments(process.argv.slice(2));
  const { extensionFolder, testsModule } = given;
  if (extensionFolder === undefined || testsModule === undefined) {
    throw new Problem('This launcher only runs tests: --extensionDevelopmentPath and --extensionTestsPath must be there.');
  }
  rmSync(editorLog, { force: true });
  const temporary = await mkdtemp(join(tmpdir(), 'throughline-editor-'));
  const server = await startServer({
    port: 0,
    dataFolder: given.userData ?? join(temporary, 'data'),
    extensionsFolder: given.extensionsFolder ?? join(temporary, 'extensions'),
  });
  const browser = await launchBrowser();
  try {
    // The page's policy knows no gallery on this machine.
    const page = await browser.newPage({ bypassCSP: true });
    const place = { authority: server.authority, folder: given.folder };
    if (!await runsInBrowser(extensionFolder)) return await runTestsModule(page, workbenchAddress({ ...place, extensionFolder, testsModule }));
    await developFromGallery(page, extensionFolder, testsModule);
    return await runTestsModule(page, workbenchAddress(place));
  } finally {
    await browser.close();
    await server.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** An extension with a `browser` entry alone runs in the web worker. */
async function runsInBrowser(extensionFolder: string): Promise<boolean> {
  const manifest = JSON.parse(await readFile(join(extensionFolder, 'package.json'), 'utf8')) as { readonly main?: string };
  return manifest.main === undefined;
}

/**
 * Gives the page the extension from where web extensions come from, an HTTP server: from the VS Code server itself the
 * web worker's host takes no extension that starts workers. The page's own configuration has the option for it.
 */
async function developFromGallery(page: Page, extensionFolder: string, testsModule: string): Promise<void> {
  const gallery = await serveFolder(dirname(extensionFolder));
  page.once('close', () => gallery.stop());
  const at = (path: string): object => ({ scheme: 'http', authority: gallery.authority, path: `/${relative(dirname(extensionFolder), path).replaceAll('\\', '/')}` });
  const development = { extensions: [at(extensionFolder)], extensionTestsPath: at(testsModule) };
  // Runs when the page is parsed, before its modules.
  await page.addInitScript(`document.addEventListener('readystatechange', () => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (meta === null) return;
    const settings = JSON.parse(meta.dataset.settings);
    settings.developmentOptions = { ...settings.developmentOptions, ...${JSON.stringify(development)} };
    meta.dataset.settings = JSON.stringify(settings);
  }, { once: true })`);
}

/** The page reports through two functions: what the extension host logs, and the status it ends with. */
async function runTestsModule(page: Page, address: string): Promise<number> {
  const status = new Promise<number>((resolve, reject) => {
    void page.exposeFunction('codeAutomationExit', resolve);
    page.on('crash', () => reject(new Problem('The workbench page crashed.')));
    setTimeout(() => reject(new Problem(`The suite did not end within ${limitMinutes} minutes.`)), limitMinutes * 60_000)
      .unref();
  });
  await page.exposeFunction('codeAutomationLog', (_severity: string, values: readonly unknown[]) => relay(values.join(' ')));
  await page.goto(address);
  return status;
}

/** The editor logs a lot of its own: the suites' lines (see `runSuites`) are shown, all of them kept in a file. */
function relay(text: string): void {
  appendFileSync(editorLog, `${text}\n`);
  if (text.startsWith('│')) console.log(text);
}

await runMain(main);
