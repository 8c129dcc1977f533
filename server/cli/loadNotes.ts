/**
 * Turns the paths given to a command into parsed notes: files, folders walked for notes, and standard input.
 * What cannot be read is reported by path and reason, and the rest goes on. It knows nothing of commands.
 */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import type { Dialect, DocumentModel } from '../core/model/documentModel.ts';
import { NOTE_EXTENSIONS, dialectOf, parseNote } from '../core/parseNote.ts';
import { decodeNote } from '../core/text/decodeNote.ts';
import type { DecodedNote } from '../core/text/decodeNote.ts';
import { createNodeWorkspace } from '../host/nodeWorkspace.ts';
import { walkNotes } from '../index/walkNotes.ts';
import type { Reading } from '../index/workspacePort.ts';
import type { Terminal } from './terminal.ts';

export interface LoadedNote {
  /** As given, or the given folder with the path below it; `-` for standard input. */
  readonly path: string;
  readonly dialect: Dialect;
  readonly model: DocumentModel;
  readonly bytes: Uint8Array;
  readonly decoded: DecodedNote;
}

/** What one given path led to: a note, or all notes of a folder. */
export interface NoteGroup {
  /** The folder as given; undefined for a single note. */
  readonly folder: string | undefined;
  /** In the order of their paths. Empty when nothing could be read. */
  readonly notes: readonly LoadedNote[];
}

const port = createNodeWorkspace();

/** How many files are read at a time. */
const CONCURRENCY = 32;

/** @param dialect of standard input, and of files whose name does not tell */
export async function loadNotes(paths: readonly string[], dialect: Dialect | undefined, terminal: Terminal): Promise<readonly NoteGroup[]> {
  const groups: NoteGroup[] = [];
  for (const path of paths) {
    if (path === '-') groups.push(await loadInput(dialect, terminal));
    else if (await isFolder(path)) groups.push(await loadFolder(path, terminal));
    else groups.push(await loadFile(path, dialect, terminal));
  }
  return groups;
}

/** The bytes of a file; a reason for people where it cannot be read. */
export function readPath(path: string, maxBytes?: number): Promise<Reading<Uint8Array>> {
  return port.read(toUri(path), maxBytes);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}

async function loadInput(dialect: Dialect | undefined, terminal: Terminal): Promise<NoteGroup> {
  if (dialect === undefined) {
    terminal.fail(2, '-', 'say what standard input holds: --dialect markdown or --dialect asciidoc');
    return { folder: undefined, notes: [] };
  }
  const note = parseBytes('-', dialect, { ok: true, value: await terminal.readInput() }, terminal);
  return { folder: undefined, notes: note === undefined ? [] : [note] };
}

async function loadFile(path: string, given: Dialect | undefined, terminal: Terminal): Promise<NoteGroup> {
  const reading = await readPath(path);
  const dialect = dialectOf(path) ?? given;
  if (dialect === undefined && reading.ok) {
    terminal.fail(2, path, `not the name of a note (${NOTE_EXTENSIONS.map((extension) => `.${extension}`).join(' ')}); say what it is with --dialect`);
  }
  const note = dialect === undefined && reading.ok ? undefined : parseBytes(path, dialect ?? 'markdown', reading, terminal);
  return { folder: undefined, notes: note === undefined ? [] : [note] };
}

async function loadFolder(folder: string, terminal: Terminal): Promise<NoteGroup> {
  const { notes: found, problems } = await walkNotes(port, toUri(folder));
  for (const { uri, reason } of problems) terminal.fail(2, toPath(folder, uri), reason);
  if (found.length === 0 && problems.length === 0) terminal.warn(folder, 'no notes in this folder');
  const notes: LoadedNote[] = [];
  for (let at = 0; at < found.length; at += CONCURRENCY) {
    const batch = found.slice(at, at + CONCURRENCY);
    const readings = await Promise.all(batch.map(({ uri }) => port.read(uri)));
    batch.forEach(({ path, dialect }, index) => {
      const note = parseBytes(join(folder, path), dialect, readings[index]!, terminal);
      if (note !== undefined) notes.push(note);
    });
  }
  return { folder, notes };
}

function parseBytes(path: string, dialect: Dialect, reading: Reading<Uint8Array>, terminal: Terminal): LoadedNote | undefined {
  if (!reading.ok) {
    terminal.fail(2, path, reading.reason);
    return undefined;
  }
  const decoded = decodeNote(reading.value);
  for (const { severity, message } of decoded.problems) {
    if (severity === 'error') terminal.fail(2, path, message);
    else terminal.warn(path, message);
  }
  if (decoded.problems.some(({ severity }) => severity === 'error')) return undefined;
  return { path, dialect, model: parseNote(decoded.text, dialect, path === '-' ? {} : { path }), bytes: reading.value, decoded };
}

/** In the spelling of the walk, which escapes more than Node does (brackets, for one). */
function toUri(path: string): string {
  return URI.file(resolve(path)).toString();
}

/** The path of a URI below `folder`, written as `folder` was. */
function toPath(folder: string, uri: string): string {
  const root = toUri(folder).replace(/\/?$/, '/');
  return uri.startsWith(root) ? join(folder, decodeURIComponent(uri.slice(root.length))) : folder;
}
