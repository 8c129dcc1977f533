/**
 * Several files changed as one: what is to be written is written down first, so that whoever starts next can finish or
 * undo what a crash left half done. A reader meets the old files or the new ones, and after the next start never both.
 * It knows bytes, not notes.
 *
 * Sample: killed between the second and the third of three files, the next `recoverJournals` writes the third.
 */
import { access, constants, mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { replaceFile } from '../replaceFile.ts';

export interface FileChange {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface Journal {
  /** The session it belongs to. */
  readonly session: string;
  readonly process: number;
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

export type Writing = { readonly ok: true } | { readonly ok: false; readonly path: string; readonly reason: string };

/**
 * Writes all `changes` or none. A file that is no longer as it was `before` stops it.
 * @param folder where the journal is kept meanwhile
 */
export async function applyFiles(folder: string, session: string, changes: readonly FileChange[]): Promise<Writing> {
  const files: { readonly path: string; readonly before: string; readonly after: string }[] = [];
  for (const { path, before, after } of changes) {
    const problem = await findObstacle(path, before);
    if (problem !== undefined) return { ok: false, path, reason: problem };
    files.push({ path: await realpath(path), before: Buffer.from(before).toString('base64'), after: Buffer.from(after).toString('base64') });
  }
  const journal: Journal = { session, process: process.pid, files };
  const place = await writeJournal(folder, journal);
  for (const [index, { path, before, after }] of changes.entries()) {
    const written = await replaceFile(path, before, after);
    if (written.ok) continue;
    for (const earlier of changes.slice(0, index).toReversed()) await replaceFile(earlier.path, earlier.after, earlier.before);
    await rm(place, { force: true });
    return { ok: false, path, reason: written.reason };
  }
  await rm(place, { force: true });
  return { ok: true };
}

/** Why a file cannot be replaced, before any is touched. */
async function findObstacle(path: string, before: Uint8Array): Promise<string | undefined> {
  try {
    if (!Buffer.from(before).equals(await readFile(path))) return 'it changed since it was read';
    await access(path, constants.W_OK);
    await access(dirname(await realpath(path)), constants.W_OK);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'it may not be written' : code === 'ENOENT' ? 'it is not there any more' : String(error);
  }
}

async function writeJournal(folder: string, journal: Journal): Promise<string> {
  await mkdir(folder, { recursive: true });
  const place = join(folder, `apply-${journal.process}-${Date.now()}.json`);
  await writeFile(`${place}.tmp`, JSON.stringify(journal), { flush: true });
  await rename(`${place}.tmp`, place);
  return place;
}

/** What became of one journal: the session it belongs to, and whether its files are the new ones. */
export interface Recovery {
  readonly session: string;
  readonly isApplied: boolean;
  readonly paths: readonly string[];
}

/** Finishes what a crash left behind, or undoes it where somebody has changed a file that was not written yet. */
export async function recoverJournals(folder: string): Promise<readonly Recovery[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const recovered: Recovery[] = [];
  for (const name of names.filter((each) => /^apply-\d+-\d+\.json$/.test(each)).sort()) {
    const journal = JSON.parse(await readFile(join(folder, name), 'utf8')) as Journal;
    if (isRunning(journal.process)) continue;
    recovered.push(await recover(journal));
    await rm(join(folder, name), { force: true });
  }
  return recovered;
}

async function recover({ session, process: owner, files }: Journal): Promise<Recovery> {
  const states: ('before' | 'after' | 'other')[] = [];
  for (const { path, before, after } of files) {
    await rm(join(dirname(path), `.${basename(path)}.${owner}.tmp`), { force: true });
    const now = await readFile(path).then((bytes) => bytes.toString('base64'), () => undefined);
    states.push(now === after ? 'after' : now === before ? 'before' : 'other');
  }
  // Files are written in order: what comes behind one that is still old was not written yet.
  const firstOld = states.indexOf('before');
  const isApplied = firstOld === -1 || !states.slice(firstOld).includes('other');
  for (const [index, { path, before, after }] of files.entries()) {
    if (states[index] === (isApplied ? 'before' : 'after')) {
      const [from, to] = isApplied ? [before, after] : [after, before];
      const written = await replaceFile(path, Buffer.from(from, 'base64'), Buffer.from(to, 'base64'));
      if (!written.ok) throw new Error(`${path} was left half changed by a crash, and cannot be written: ${written.reason}`);
    }
  }
  return { session, isApplied, paths: files.map(({ path }) => path) };
}

function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
