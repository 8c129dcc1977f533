/**
 * A language server in a web worker, and the messages to and from it. The worker ends with its connection, and an error
 * that nobody caught in it ends the connection, as a crash of a process would; the client then starts another one.
 * It knows nothing of what the worker runs.
 */
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageclient/browser';
import type { MessageTransports } from 'vscode-languageclient/browser';

/** The part of the browser's workers used here; the type checker knows no browser. */
type WorkerPort = ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };
declare const Worker: new (url: string) => WorkerPort;

/** @param release called once the worker has ended, for what its address holds. */
export function startWorker(address: string, release: () => void): MessageTransports {
  const worker = new Worker(address);
  return { reader: new WorkerReader(worker, release), writer: new BrowserMessageWriter(worker) };
}

class WorkerReader extends BrowserMessageReader {
  readonly #worker: WorkerPort;
  readonly #release: () => void;

  constructor(worker: WorkerPort, release: () => void) {
    super(worker);
    this.#worker = worker;
    this.#release = release;
    worker.addEventListener('error', (event: { preventDefault(): void }) => {
      event.preventDefault(); // It is in the log, told by the client.
      this.fireClose();
    });
  }

  /** The client disposes of its connection when the server has stopped, and when the connection broke. */
  override dispose(): void {
    super.dispose();
    this.#worker.terminate();
    this.#release();
  }
}
