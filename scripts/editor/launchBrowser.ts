/**
 * Starts the headless browser that shows the workbench. It knows nothing of the page's content.
 */
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './findBrowser.ts';

const flags = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
  // Containers often give /dev/shm only 64 MB, less than one workbench takes.
  '--disable-dev-shm-usage',
];

/** @returns a browser without a sandbox of its own, so that it also starts as root: it only ever opens our own server. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), chromiumSandbox: false, args: flags });
}
