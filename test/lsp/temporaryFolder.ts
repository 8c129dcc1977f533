/**
 * Folders of notes on disk for tests: written from a list of paths and texts, removed when the tests of a file are over.
 */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';

export interface TemporaryFolder {
  readonly path: string;
  readonly uri: string;
  /** The URI of a path below the folder. */
  uriOf(path: string): string;
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export async function makeFolder(files: Readonly<Record<string, string>>): Promise<TemporaryFolder> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'notes-')));
  after(() => rm(root, { recursive: true, force: true }));
  const folder: TemporaryFolder = {
    path: root,
    uri: pathToFileURL(root).href,
    uriOf: (path) => pathToFileURL(join(root, path)).href,
    async write(path, text) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    },
    remove: (path) => rm(join(root, path), { recursive: true }),
  };
  for (const [path, text] of Object.entries(files)) await folder.write(path, text);
  return folder;
}
