/**
 * Keeps the index in step with the world: scans the folders in the background with progress that can be cancelled,
 * follows watched files and open notes, and has the editor told. Jobs run one after another; requests are answered in
 * between from what is known so far.
 */
import type { Connection } from 'vscode-languageserver';
import { followChanges } from '../index/followChanges.ts';
import type { FileChange } from '../index/followChanges.ts';
import type { IndexProblem, ScanOptions } from '../index/noteIndex.ts';
import { createAnnouncements } from './announcements.ts';
import { gather } from './gather.ts';
import { describeError } from './guard.ts';
import { createProblemReport } from './problemReport.ts';
import type { State } from './state.ts';

export interface Indexing {
  /** Reads what is new in the folders, showing progress. */
  scan(): void;
  filesChanged(changes: readonly FileChange[]): void;
  /** A note was opened, edited or closed. */
  openChanged(uri: string): void;
  stop(): void;
}

/** Milliseconds in which changes of files, and of open notes, are gathered before they are acted on. */
const FILES_PAUSE = 100;
const TYPING_PAUSE = 300;
/** Milliseconds between two announcements during a scan. */
const STEP = 500;

/** @param indexChanged Called when notes were read, opened, edited or closed. */
export function startIndexing(connection: Connection, state: State, indexChanged: () => void): Indexing {
  const { index, port } = state;
  const announce = createAnnouncements(connection, index);
  const report = createProblemReport(connection);
  const queue = createQueue((error) => connection.console.error(`Reading the notes failed: ${describeError(error)}`));

  const readFolders = (signal: AbortSignal, onProgress: ScanOptions['onProgress'] = () => undefined): Promise<readonly IndexProblem[]> =>
    index.scan(state.folders, { exclude: state.settings.exclude, signal, onProgress });

  const scan = async ({ signal, cancel }: Job): Promise<void> => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.token.onCancellationRequested(() => {
      cancel();
      connection.console.info(`Reading the notes was cancelled; ${index.snapshot().notes.size} are known.`);
    });
    progress.begin('Reading notes', 0, '', true);
    let last = Date.now();
    try {
      report(await readFolders(signal, (done, total) => {
        if (Date.now() - last < STEP) return;
        last = Date.now();
        progress.report(Math.floor((100 * done) / total), `${done} of ${total}`);
        announce.all(true);
      }));
    } finally {
      state.isScanned = true;
      progress.done();
      announce.all(false);
      indexChanged();
    }
  };

  const followFiles = gather<FileChange>(FILES_PAUSE, (take) => queue.add(async ({ signal }) => {
    const { uris, problems } = await followChanges(index, port, take(), () => readFolders(signal));
    report(problems);
    if (uris === undefined) announce.all(false);
    else announce.some(uris);
    indexChanged();
  }));
  const followTyping = gather<string>(TYPING_PAUSE, (take) => queue.add(() => announce.some([...new Set(take())])));

  return {
    scan: () => void queue.add(scan),
    filesChanged: (changes) => changes.forEach(followFiles),
    openChanged: (uri) => {
      index.openChanged(uri);
      indexChanged();
      followTyping(uri);
    },
    stop: queue.stop,
  };
}

/** What a job is given: a signal to end early, and the way to raise it itself. */
interface Job {
  readonly signal: AbortSignal;
  cancel(): void;
}

interface Queue {
  /** Resolves when the job has ended, however it ended. */
  add(job: (handle: Job) => void | Promise<void>): Promise<void>;
  stop(): void;
}

/** Runs jobs one after another. One that fails is handed to `onError`, unless it was cancelled. */
function createQueue(onError: (error: unknown) => void): Queue {
  let last = Promise.resolve();
  let isStopped = false;
  let running = new AbortController();
  return {
    add: (job) => {
      last = last.then(async () => {
        if (isStopped) return;
        const controller = new AbortController();
        running = controller;
        try {
          await job({ signal: controller.signal, cancel: () => controller.abort() });
        } catch (error) {
          if (!controller.signal.aborted) onError(error);
        }
      });
      return last;
    },
    stop: () => {
      isStopped = true;
      running.abort();
    },
  };
}
