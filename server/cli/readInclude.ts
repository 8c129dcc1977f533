/**
 * Finds and reads the files that AsciiDoc notes include, and remembers why one was not read.
 * It knows how targets name files, Antora's resources among them, not what an include is.
 *
 * Sample: `include::parts/a.adoc[]` in `book/m.adoc` reads `book/parts/a.adoc`.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { IncludedFile } from '../core/asciidoc/expandMaster.ts';
import { resolveInclude } from '../core/outline/antoraModule.ts';
import { decodeNote } from '../core/text/decodeNote.ts';

export interface IncludeReader {
  /** The file that `target` means in the file `fromPath`; undefined when it cannot be read. */
  read(target: string, fromPath: string): IncludedFile | undefined;
  /** Why it was not read, as a sentence. `isMissing` when something is wrong, not merely left out. */
  explain(target: string, fromPath: string): { readonly message: string; readonly isMissing: boolean };
  /** Everything read so far, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A pipe or a device may never end, and no chapter is this long. */
const MAX_INCLUDE_BYTES = 100_000_000;

/** @param note the note that includes, already read */
export function createIncludeReader(note: IncludedFile): IncludeReader {
  const texts = new Map([[note.path, note.text]]);
  const reasons = new Map<string, string>();
  return {
    texts,
    read(target, fromPath) {
      const path = findPath(target, fromPath);
      if (path === undefined) return undefined;
      const known = texts.get(path);
      if (known !== undefined) return { path, text: known };
      if (reasons.has(path)) return undefined;
      const found = readText(path);
      if ('reason' in found) reasons.set(path, found.reason);
      else texts.set(path, found.text);
      return 'reason' in found ? undefined : { path, text: found.text };
    },
    explain(target, fromPath) {
      if (isAddress(target)) return { message: `${target} is an address; only files are included.`, isMissing: false };
      if (/\{[\w-]+\}/.test(target)) return { message: `Nothing sets the attribute in ${target}.`, isMissing: true };
      const path = findPath(target, fromPath);
      if (path === undefined) return { message: `${target} names nothing in this Antora component.`, isMissing: true };
      const name = target.includes('$') ? path : target;
      return { message: `${name} ${reasons.get(path) ?? MISSING}.`, isMissing: true };
    },
  };
}

const MISSING = 'is not there';

function isAddress(target: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(target);
}

function findPath(target: string, fromPath: string): string | undefined {
  if (isAddress(target)) return undefined;
  if (/^[^/]*\$/.test(target)) return resolveInclude(target, fromPath.replaceAll('\\', '/'));
  const folder = dirname(fromPath);
  // Written as the note was, so that a file has one name however it is asked for.
  return join(folder, isAbsolute(target) ? relative(resolve(folder), target) : target);
}

function readText(path: string): { readonly text: string } | { readonly reason: string } {
  try {
    const file = statSync(path);
    if (file.isDirectory()) return { reason: 'is a folder, not a file' };
    if (!file.isFile()) return { reason: 'is no ordinary file' };
    if (file.size > MAX_INCLUDE_BYTES) return { reason: `is larger than ${MAX_INCLUDE_BYTES / 1_000_000} MB` };
    return { text: decodeNote(readFileSync(path)).text };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { reason: code === 'EACCES' || code === 'EPERM' ? 'may not be read: permission denied' : MISSING };
  }
}
