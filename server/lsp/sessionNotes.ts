/**
 * The notes a session is made from, whole, as the editor has them now: the open text where a note is open, else the disk.
 * Names in messages are paths below the workspace folder. It knows nothing of sessions.
 */
import { URI } from 'vscode-uri';
import type { Dialect } from '../core/model/documentModel.ts';
import { dialectOf } from '../core/parseNote.ts';
import type { NoteFacts } from '../index/noteFacts.ts';
import { readText } from '../index/readText.ts';
import type { State } from './state.ts';

export interface CurrentNote {
  readonly uri: string;
  readonly path: string;
  readonly dialect: Dialect;
  readonly text: string;
  /** Null where it is read from disk. */
  readonly version: number | null;
}

/** Texts from disk, for as long as the index knows the file to be as it was. */
const textByFacts = new WeakMap<NoteFacts, string>();

/** Every note of any plan around `uris`, in path order. */
export async function findPlanNotes(state: State, uris: readonly string[]): Promise<readonly CurrentNote[]> {
  const around = uris.flatMap((uri) => state.plans(uri)?.notes ?? []);
  const notes = await readCurrentNotes(state, [...uris, ...around.map(({ uri }) => uri)]);
  return [...notes].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `uris`, and every other note of the workspace. */
export function findAllNotes(state: State, uris: readonly string[]): Promise<readonly CurrentNote[]> {
  return readCurrentNotes(state, [...uris, ...state.index.snapshot().notes.keys()]);
}

/** Those of `uris` that are there, each once, in this order. */
export async function readCurrentNotes(state: State, uris: readonly string[]): Promise<readonly CurrentNote[]> {
  const notes = await Promise.all([...new Set(uris)].map((uri) => readNote(state, uri)));
  return notes.filter((note) => note !== undefined);
}

async function readNote(state: State, uri: string): Promise<CurrentNote | undefined> {
  const path = pathOf(state, uri);
  const open = state.open.find(uri);
  if (open !== undefined) return { uri, path, dialect: open.dialect, text: open.model.text, version: open.version };
  const dialect = dialectOf(URI.parse(uri).path);
  const text = dialect && await readRemembered(state, uri);
  return text === undefined ? undefined : { uri, path, dialect: dialect!, text, version: null };
}

async function readRemembered({ index, port }: State, uri: string): Promise<string | undefined> {
  const facts = index.find(uri);
  const known = facts && textByFacts.get(facts);
  if (known !== undefined) return known;
  const text = await readText(port, uri);
  if (facts !== undefined && text !== undefined) textByFacts.set(facts, text);
  return text;
}

/** Below the only folder of the workspace, else the whole path. */
function pathOf({ folders }: State, uri: string): string {
  const { path } = URI.parse(uri);
  const folder = folders.length === 1 ? `${URI.parse(folders[0]!).path}/` : '/';
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
