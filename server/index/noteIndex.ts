/**
 * The facts of every note of the workspace. Files are walked and read through the port; where a note is open in the
 * editor, its open text wins over the disk. It knows nothing of how changes are noticed or announced.
 *
 * A snapshot is immutable and made when first asked for after a change. The law kept by test: after any sequence of
 * edits, creations and deletions the snapshot equals that of a new index over the same files.
 */
import { dialectOf } from '../core/parseNote.ts';
import type { NoteFacts } from './noteFacts.ts';
import { readNotes } from './readNotes.ts';
import type { ReadNote } from './readNotes.ts';
import { walkNotes } from './walkNotes.ts';
import type { FoundNote } from './walkNotes.ts';
import type { ReadingFailure, WorkspacePort } from './workspacePort.ts';

export interface IndexSnapshot {
  /** By URI, in no particular order. */
  readonly notes: ReadonlyMap<string, NoteFacts>;
  /** The same as a list: a letter replaces one note of thousands in it, and no map is made for that. */
  readonly list: readonly ListedNote[];
}

export type ListedNote = readonly [uri: string, facts: NoteFacts];

/** A snapshot whose map is made when it is first asked for. */
export class ListedSnapshot implements IndexSnapshot {
  readonly list: readonly ListedNote[];
  private map: ReadonlyMap<string, NoteFacts> | undefined;

  constructor(list: readonly ListedNote[]) {
    this.list = list;
  }

  get notes(): ReadonlyMap<string, NoteFacts> { return this.map ??= new Map(this.list); }
}

/** A folder or note that could not be read. */
export interface IndexProblem {
  readonly uri: string;
  readonly kind: ReadingFailure;
  readonly reason: string;
}

export interface ScanOptions {
  /** Globs as in VS Code's `files.exclude`, relative to each folder. */
  readonly exclude?: readonly string[];
  readonly signal?: AbortSignal;
  /** Called after each batch. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface NoteIndex {
  snapshot(): IndexSnapshot;
  /** One note of the snapshot; undefined for a note of no folder. */
  find(uri: string): NoteFacts | undefined;
  /**
   * Walks `folders`, drops what is gone, reads what is new; notes already known are not read again.
   * @returns what could not be read. @throws the signal's reason when aborted; what was read until then stays.
   */
  scan(folders: readonly string[], options?: ScanOptions): Promise<readonly IndexProblem[]>;
  /** Reads known notes again; others are left to the next scan. @returns what could not be read. */
  reread(uris: readonly string[]): Promise<readonly IndexProblem[]>;
  /** Drops deleted notes, and every note below a deleted folder. @returns the URIs dropped. */
  forget(deleted: readonly string[]): readonly string[];
  /** Says that the open text of a note changed, or that it was opened or closed. */
  openChanged(uri: string): void;
}

/** @param findOpen The facts of a note that is open in the editor, else undefined. */
export function createNoteIndex(port: WorkspacePort, findOpen: (uri: string) => NoteFacts | undefined): NoteIndex {
  const onDisk = new Map<string, NoteFacts>();
  /** Notes that were opened; those closed since are dropped when next looked at. */
  const touched = new Set<string>();
  /** `onDisk` as a list, and the place of each note in it. */
  let listed: { readonly list: readonly ListedNote[]; readonly placeOf: ReadonlyMap<string, number> } | undefined;
  let current: IndexSnapshot | undefined;

  const readAll = async (notes: readonly Pick<FoundNote, 'uri' | 'dialect'>[], options: ScanOptions): Promise<IndexProblem[]> => {
    const problems: IndexProblem[] = [];
    let done = 0;
    for await (const batch of readNotes(port, notes, options.signal)) {
      for (const note of batch) keep(note);
      problems.push(...batch.flatMap(({ uri, failure }) => (failure === undefined ? [] : [{ uri, ...failure }])));
      done += batch.length;
      options.onProgress?.(done, notes.length);
    }
    return problems;
  };
  const diskChanged = (): void => {
    listed = undefined;
    current = undefined;
  };
  const keep = ({ uri, facts }: ReadNote): void => {
    diskChanged();
    if (facts === undefined) onDisk.delete(uri);
    else onDisk.set(uri, facts);
  };
  const withOpenNotes = (): readonly ListedNote[] => {
    listed ??= { list: [...onDisk], placeOf: new Map([...onDisk.keys()].map((uri, place) => [uri, place])) };
    const list = listed.list.slice();
    for (const uri of touched) {
      const facts = findOpen(uri);
      const place = listed.placeOf.get(uri);
      if (facts === undefined) touched.delete(uri);
      else if (place !== undefined) list[place] = [uri, facts];
    }
    return list;
  };
  const drop = (uris: readonly string[]): readonly string[] => {
    if (uris.length > 0) diskChanged();
    for (const uri of uris) onDisk.delete(uri);
    return uris;
  };

  return {
    snapshot: () => (current ??= new ListedSnapshot(withOpenNotes())),
    find: (uri) => (onDisk.has(uri) ? findOpen(uri) ?? onDisk.get(uri) : undefined),
    async scan(folders, options = {}) {
      const walks = await Promise.all(folders.map((folder) => walkNotes(port, folder, options)));
      const found = new Map(walks.flatMap(({ notes }) => notes.map((note) => [note.uri, note] as const)));
      drop([...onDisk.keys()].filter((uri) => !found.has(uri)));
      const problems = await readAll([...found.values()].filter(({ uri }) => !onDisk.has(uri)), options);
      const unlisted = walks.flatMap((walk) => walk.problems.map((problem) => ({ ...problem, kind: 'unreadable' as const })));
      return [...unlisted, ...problems];
    },
    reread: (uris) => readAll(uris.flatMap((uri) => {
      const dialect = onDisk.has(uri) ? dialectOf(uri) : undefined;
      return dialect === undefined ? [] : [{ uri, dialect }];
    }), {}),
    forget: (deleted) => {
      if (deleted.length === 0) return [];
      const gone = new Set(deleted);
      return drop([...onDisk.keys()].filter((uri) => placesOf(uri).some((place) => gone.has(place))));
    },
    openChanged: (uri) => {
      current = undefined;
      touched.add(uri);
    },
  };
}

/** A URI and all folders around it: `file:///a/b` gives `file:///a/b`, `file:///a`, `file://`. */
function placesOf(uri: string): string[] {
  const places: string[] = [];
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) places.push(uri.slice(0, end));
  return places;
}
