/**
 * Replaces the content of a file as a whole or not at all, and only when nobody else changed it since it was read.
 * It knows nothing of notes beyond how they are encoded.
 */
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DecodedNote } from '../core/text/decodeNote.ts';

export type Replacement = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The bytes of `text` in the encoding a note was read in, with the byte-order mark it had. */
export function encodeNote(text: string, { encoding, hasMark }: Pick<DecodedNote, 'encoding' | 'hasMark'>): Uint8Array {
  const marked = hasMark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/**
 * Puts `after` in the place of `before`. A link is followed, so that what it leads to changes and the link stays.
 * The new bytes are written beside the file and moved onto it, so no reader ever sees half of them.
 */
export async function replaceFile(path: string, before: Uint8Array, after: Uint8Array): Promise<Replacement> {
  let temporary: string | undefined;
  try {
    const target = await realpath(path);
    const { mode } = await stat(target);
    const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    await writeFile(beside, after, { mode, flag: 'wx' });
    temporary = beside;
    if (!Buffer.from(before).equals(await readFile(target))) return { ok: false, reason: 'it changed since it was read; run the command again' };
    await rename(beside, target);
    temporary = undefined;
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  } finally {
    if (temporary !== undefined) await rm(temporary, { force: true });
  }
}

/** In words where the system's own would name the file beside the note, which nobody knows. */
function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
