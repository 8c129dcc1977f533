#!/usr/bin/env node
/**
 * A stand-in for the desktop program `code` in tests: takes its command line, opens the same workbench on the
 * VS Code server in a headless browser, runs the given test module in the extension host, prints what it logs,
 * and exits with its status. `@vscode/test-electron` starts it as its `vscodeExecutablePath`.
 */
import { appendFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, runMain } from '../problem.ts';
import { endToEndOutput } from '../projectFolders.ts';
import { launchBrowser } from './launchBrowser.ts';
import { launcherArguments } from './launcherArguments.ts';
import { startServer } from './startServer.ts';
import { workbenchAddress } from './workbenchAddress.ts';

/** A suite that takes longer hangs. */
const limitMinutes = 5;

const editorLog = join(endToEndOutput, 'editor.log');

async function main(): Promise<number> {
  const given = launcherArguments(process.argv.slice(2));
  if (given.testsModule === undefined) throw new Problem('This launcher only runs tests: --extensionTestsPath is missing.');
  rmSync(editorLog, { force: true });
  const temporary = await mkdtemp(join(tmpdir(), 'throughline-editor-'));
  const server = await startServer({
    port: 0,
    dataFolder: given.userData ?? join(temporary, 'data'),
    extensionsFolder: given.extensionsFolder ?? join(temporary, 'extensions'),
  });
  try {
    return await runTestsModule(workbenchAddress({ authority: server.authority, ...given }));
  } finally {
    await server.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The page reports through two functions: what the extension host logs, and the status it ends with. */
async function runTestsModule(address: string): Promise<number> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const status = new Promise<number>((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => reject(new Problem('The workbench page crashed.')));
      setTimeout(() => reject(new Problem(`The suite did not end within ${limitMinutes} minutes.`)), limitMinutes * 60_000)
        .unref();
    });
    await page.exposeFunction('codeAutomationLog', (_severity: string, values: readonly unknown[]) => relay(values.join(' ')));
    await page.goto(address);
    return await status;
  } finally {
    await browser.close();
  }
}

/** The editor logs a lot of its own: the suites' lines (see `runSuites`) are shown, all of them kept in a file. */
function relay(text: string): void {
  appendFileSync(editorLog, `${text}\n`);
  if (text.startsWith('│')) console.log(text);
}

await runMain(main);
