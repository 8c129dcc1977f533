/**
 * Takes what a file watcher saw into the index. Known notes are read again or dropped; the folders are walked only when
 * something new may be a note, since whether it counts depends on ignore rules above it.
 * It knows nothing of how files are watched.
 *
 * Sample: `{ uri: 'file:///a.md', kind: 'deleted' }` drops that note and touches no disk.
 */
import { dialectOf } from '../core/parseNote.ts';
import type { IndexProblem, NoteIndex } from './noteIndex.ts';
import { maybeDefines } from './readDefinition.ts';
import type { WorkspacePort } from './workspacePort.ts';

export interface FileChange {
  /** Of a file or a folder; a folder that comes or goes may be told of without the notes in it. */
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

export interface Followed {
  /** The notes concerned; undefined when it may be any of them. */
  readonly uris: readonly string[] | undefined;
  readonly problems: readonly IndexProblem[];
}

/** Above this many new files at once the folders are walked rather than each file asked whether it is a folder. */
const MAX_ASKED = 50;

/** What version control and package managers do inside these folders never concerns a note. */
const NEVER_NOTES = /\/(?:\.git|node_modules)\//;

/** @param scan Scans the workspace's folders into `index`. */
export async function followChanges(
  index: NoteIndex, port: WorkspacePort, seen: readonly FileChange[], scan: () => Promise<readonly IndexProblem[]>,
): Promise<Followed> {
  const changes = seen.filter(({ uri }) => !NEVER_NOTES.test(uri));
  const dropped = index.forget(changes.filter(({ kind }) => kind === 'deleted').map(({ uri }) => uri));
  const last = new Map(changes.map(({ uri, kind }) => [uri, kind]));
  const present = [...last.keys()].filter((uri) => last.get(uri) !== 'deleted');
  const problems = await index.reread(present);
  const cameOrWent = new Set(changes.filter(({ kind }) => kind !== 'changed').map(({ uri }) => uri));
  const created = present.filter((uri) => cameOrWent.has(uri));
  if (!changes.some(({ uri }) => uri.endsWith('/.gitignore')) && !await mayHoldNotes(index, port, created)) {
    const isAnyBook = changes.some(({ uri }) => maybeDefines(uri));
    return { uris: isAnyBook ? undefined : [...dropped, ...present], problems };
  }
  return { uris: undefined, problems: [...problems, ...await scan()] };
}

/** Whether something new is a note, or a folder that may hold some. */
async function mayHoldNotes(index: NoteIndex, port: WorkspacePort, created: readonly string[]): Promise<boolean> {
  const { notes } = index.snapshot();
  const unknown = created.filter((uri) => !notes.has(uri));
  if (unknown.length > MAX_ASKED || unknown.some((uri) => dialectOf(uri) !== undefined)) return true;
  const listings = await Promise.all(unknown.map((uri) => port.list(uri)));
  return listings.some(({ ok }) => ok);
}
