/**
 * What the editor in the browser has written down: which tabs are open, what web views remember, backups of unsaved texts.
 * It writes every five seconds, and a page that is reloaded before finds what was written last.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Waits until some record of the editor's storage holds what the pattern says. */
export async function waitUntilWrittenDown(page: Page, pattern: RegExp): Promise<void> {
  const end = Date.now() + 60_000;
  while (!await page.evaluate<boolean>(`(${findInStorage.toString()})(${pattern.toString()})`)) {
    assert.ok(Date.now() < end, `the editor writes down ${pattern.toString()}`);
    await page.waitForTimeout(1_000); // It writes when it is idle: asking without a rest would keep it from that.
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
