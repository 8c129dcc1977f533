/**
 * The language client of the moment, and everybody's wiring to it. A restart makes a new client, because one whose start
 * has failed gives the same failure for ever. It knows nothing of what is sent.
 *
 * Sample: `connection.equip((client) => client.onNotification('x', show))` holds for the client of now and every later one.
 */
import { Disposable, EventEmitter } from 'vscode';
import type { Event, LogOutputChannel } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';

export interface ServerConnection extends Disposable {
  /** The client of now; do not keep it. */
  client(): BaseLanguageClient;
  /** Runs for the client of now and for each later one; what it returns goes with that client. */
  equip(wire: (client: BaseLanguageClient) => Disposable): Disposable;
  /** A start that fails is told by the client itself, and is a line in the log here. */
  start(): Promise<void>;
  /** Ends the server, whatever its state, and starts a new one. */
  restart(): Promise<void>;
  readonly onDidChangeState: Event<State>;
}

export function createServerConnection(createClient: () => BaseLanguageClient, log: LogOutputChannel): ServerConnection {
  const stateChanged = new EventEmitter<State>();
  const wires = new Map<(client: BaseLanguageClient) => Disposable, Disposable>();
  let client = createClient();
  let starting: Promise<void> | undefined;
  let restarting: Promise<void> | undefined;

  const equip = (wire: (client: BaseLanguageClient) => Disposable): Disposable => {
    wires.set(wire, wire(client));
    return new Disposable(() => {
      wires.get(wire)?.dispose();
      wires.delete(wire);
    });
  };
  const start = (): Promise<void> => {
    starting = client.start().catch((error: unknown) => log.error(`The language server did not start: ${String(error)}`));
    return starting;
  };
  const end = async (): Promise<void> => {
    await starting; // Until its start has ended one way or the other, a client cannot be stopped.
    if (client.state !== State.Running) return;
    await client.dispose().catch((error: unknown) => log.warn(`The language server did not stop as it should: ${String(error)}`));
  };
  const replace = async (): Promise<void> => {
    await end();
    client = createClient();
    for (const [wire, wiring] of wires) {
      wiring.dispose();
      wires.set(wire, wire(client));
    }
    await start();
  };
  equip((wired) => wired.onDidChangeState(({ newState }) => stateChanged.fire(newState)));
  return {
    client: () => client,
    equip,
    start,
    restart: () => restarting ??= replace().finally(() => restarting = undefined),
    onDidChangeState: stateChanged.event,
    dispose: () => {
      stateChanged.dispose();
      void end();
    },
  };
}
