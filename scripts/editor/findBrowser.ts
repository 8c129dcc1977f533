/**
 * Finds a Chromium or Chrome to drive: `CHROME_PATH`, what Playwright downloaded, the search path, the usual places;
 * on Debian as root it installs the distribution's package. It does not start the browser.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { Problem } from '../problem.ts';
import { runCommand } from '../runCommand.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/**
 * @param environment stands for `process.env`.
 * @returns the browser's executable.
 * @throws Problem when there is none and none can be installed.
 */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const chosen = environment['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Problem(`CHROME_PATH names ${chosen}, which does not exist.`);
  }
  return candidates(environment).find((path) => existsSync(path)) ?? installFromDebian(environment);
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  return [chromium.executablePath(), ...onSearchPath(environment), ...usualPlaces(environment)];
}

function onSearchPath(environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

function usualPlaces(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name] ?? '');
    return roots.flatMap((root) => ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
      .map((place) => join(root, place)));
  }
  return [];
}

async function installFromDebian(environment: NodeJS.ProcessEnv): Promise<string> {
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('Installing Chromium from the Debian packages (once) …');
    await runCommand('apt-get', ['update', '-q']);
    await runCommand('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium']);
    const installed = candidates(environment).find((path) => existsSync(path));
    if (installed !== undefined) return installed;
  }
  throw new Problem(
    'No browser found: install Chrome or Chromium (Debian: `sudo apt-get install chromium`), or set CHROME_PATH to one.',
  );
}
