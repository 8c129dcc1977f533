/**
 * What the editor in the browser has written down: which tabs are open and what web views remember in the browser, every
 * five seconds; backups of unsaved texts on the server, a second after the last key. A page that is reloaded before finds
 * what was written last.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Workbench } from '../../../scripts/editor/openWorkbench.ts';

/** Waits until some record of the editor's storage holds what the pattern says. */
export async function waitUntilWrittenDown(page: Page, pattern: RegExp): Promise<void> {
  const end = Date.now() + 60_000;
  while (!await page.evaluate<boolean>(`(${findInStorage.toString()})(${pattern.toString()})`)) {
    assert.ok(Date.now() < end, `the editor writes down ${pattern.toString()}`);
    await page.waitForTimeout(1_000); // It writes when it is idle: asking without a rest would keep it from that.
  }
}

/** Waits until the backup of some unsaved text holds what the pattern says. */
export async function waitUntilBackedUp({ page, dataFolder }: Workbench, pattern: RegExp): Promise<void> {
  const end = Date.now() + 60_000;
  while (!globSync(join(dataFolder, '**/Backups/*/*/*')).some((file) => pattern.test(readFileSync(file, 'utf8')))) {
    assert.ok(Date.now() < end, `a backup holds ${pattern.toString()}`);
    await page.waitForTimeout(100);
  }
}

/** Runs in the page. */
async function findInStorage(pattern: RegExp): Promise<boolean> {
  interface Answering<T> { onsuccess: () => void; onerror: () => void; readonly result: T }
  interface Database { readonly objectStoreNames: Iterable<string>; transaction(store: string): { objectStore(store: string): { getAll(): Answering<readonly unknown[]> } }; close(): void }
  const answerOf = <T>(request: Answering<T>): Promise<T> => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('the storage does not answer'));
  });
  const { indexedDB } = globalThis as unknown as { readonly indexedDB: { databases(): Promise<readonly { readonly name: string }[]>; open(name: string): Answering<Database> } };
  for (const { name } of await indexedDB.databases()) {
    const database = await answerOf(indexedDB.open(name));
    try {
      for (const store of database.objectStoreNames) {
        const records = await answerOf(database.transaction(store).objectStore(store).getAll());
        if (records.some((record) => pattern.test(record instanceof Uint8Array ? new TextDecoder().decode(record) : String(record)))) return true;
      }
    } finally {
      database.close();
    }
  }
  return false;
}
