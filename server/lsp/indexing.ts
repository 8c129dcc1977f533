/**
 * Keeps the index in step with the world: scans the folders in the background with progress that can be cancelled,
 * follows watched files and open notes, and tells the editor what changed. Jobs run one after another; requests are
 * answered in between from what is known so far.
 */
import { FileChangeType } from 'vscode-languageserver';
import type { Connection, FileEvent } from 'vscode-languageserver';
import { dialectOf } from '../core/parseNote.ts';
import { haveSameFacts } from '../index/noteFacts.ts';
import type { IndexSnapshot } from '../index/noteIndex.ts';
import { indexChanged } from '../protocol/outlineMessages.ts';
import { fromUri } from './fromLsp.ts';
import { describeError } from './guard.ts';
import { createProblemReport } from './problemReport.ts';
import type { State } from './state.ts';

export interface Indexing {
  /** Reads what is new in the folders, showing progress. */
  scan(): void;
  filesChanged(events: readonly FileEvent[]): void;
  /** A note was opened, edited or closed. */
  openChanged(uri: string): void;
  stop(): void;
}

/** Milliseconds in which changes are gathered before they are acted on. */
const PAUSE = { files: 100, typing: 300 };
/** Milliseconds between two announcements during a scan. */
const STEP = 500;
/** Above this many new files at once the folders are walked rather than each file asked whether it is a folder. */
const MAX_ASKED = 50;

export function startIndexing(connection: Connection, state: State): Indexing {
  const { index } = state;
  const report = createProblemReport(connection);
  const typed = new Set<string>();
  let events: FileEvent[] = [];
  let announced: IndexSnapshot = { notes: new Map() };
  let jobs = Promise.resolve();
  /** Ends the job under way. */
  let running = new AbortController();
  let isStopped = false;

  const enqueue = (job: () => Promise<void>): void => {
    jobs = jobs.then(async () => {
      if (isStopped) return;
      running = new AbortController();
      await job();
    }).catch((error: unknown) => {
      if (!running.signal.aborted) connection.console.error(`Reading the notes failed: ${describeError(error)}`);
    });
  };
  const announce = (uris: readonly string[], scanning = false): void => {
    announced = index.snapshot();
    void connection.sendNotification(indexChanged.method, { uris, scanning });
  };
  const announceChanged = (uris: readonly string[]): void => {
    const { notes } = index.snapshot();
    const changed = uris.filter((uri) => {
      const [before, after] = [announced.notes.get(uri), notes.get(uri)];
      return before === undefined || after === undefined ? before !== after : !haveSameFacts(before, after);
    });
    if (changed.length > 0) announce(changed);
  };
  const readFolders = async (onProgress: (done: number, total: number) => void): Promise<void> => {
    const { exclude } = state.settings;
    report(await index.scan(state.folders, { exclude, signal: running.signal, onProgress }));
  };
  const scan = async (): Promise<void> => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.token.onCancellationRequested(() => {
      running.abort();
      connection.console.info(`Reading the notes was cancelled; ${index.snapshot().notes.size} are known.`);
    });
    progress.begin('Reading notes', 0, '', true);
    let last = Date.now();
    try {
      await readFolders((done, total) => {
        if (Date.now() - last < STEP) return;
        last = Date.now();
        progress.report(Math.floor((100 * done) / total), `${done} of ${total}`);
        announce([], true);
      });
    } finally {
      progress.done();
      announce([]);
    }
  };
  const follow = async (): Promise<void> => {
    const batch = events.map(({ uri, type }) => ({ uri: fromUri(uri), type }));
    events = [];
    const of = (type: FileChangeType): string[] => batch.filter((event) => event.type === type).map(({ uri }) => uri);
    const dropped = index.forget(of(FileChangeType.Deleted));
    const present = batch.filter(({ type }) => type !== FileChangeType.Deleted).map(({ uri }) => uri);
    report(await index.reread(present));
    if (batch.some(({ uri }) => uri.endsWith('/.gitignore')) || await mayHoldNotes(of(FileChangeType.Created))) {
      await readFolders(() => undefined);
      announce([]);
    } else {
      announceChanged([...dropped, ...present]);
    }
  };
  const mayHoldNotes = async (created: readonly string[]): Promise<boolean> => {
    const { notes } = index.snapshot();
    const unknown = created.filter((uri) => !notes.has(uri));
    if (unknown.length > MAX_ASKED || unknown.some((uri) => dialectOf(uri) !== undefined)) return true;
    const listings = await Promise.all(unknown.map((uri) => state.port.list(uri)));
    return listings.some(({ ok }) => ok);
  };

  return {
    scan: () => enqueue(scan),
    filesChanged: (changes) => {
      if (events.length === 0) setTimeout(() => enqueue(follow), PAUSE.files);
      events.push(...changes);
    },
    openChanged: (uri) => {
      index.openChanged(uri);
      if (typed.size === 0) {
        setTimeout(() => {
          const uris = [...typed];
          typed.clear();
          announceChanged(uris);
        }, PAUSE.typing);
      }
      typed.add(uri);
    },
    stop: () => {
      isStopped = true;
      running.abort();
    },
  };
}
