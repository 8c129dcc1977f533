/**
 * Starts the VS Code server on this machine only and waits until it listens. It knows nothing of pages or tests.
 */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { installServer } from './installServer.ts';

export interface ServerOptions {
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Where the server keeps its state. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** Settings of this machine, below those of a workspace. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface RunningServer {
  /** `127.0.0.1:4139`. */
  readonly authority: string;
  stop(): Promise<void>;
  /** Resolves when the server has ended, by `stop` or by itself. */
  readonly ended: Promise<void>;
}

/** A quiet editor: no welcome page, no assistant, no second side bar. Settings for the whole application, as themes, cannot be set here. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
} as const;

/**
 * @returns the running server.
 * @throws Problem when the port is taken or the server ends before it listens.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  await refuseTakenPort(options.port);
  const script = await installServer();
  await writeSettings(options);
  const child = spawn(process.execPath, [script, ...serverArguments(options)], {
    env: withoutEditorVariables(process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A script that is interrupted takes its server with it.
  const kill = (): boolean => child.kill();
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('close', () => {
    process.off('exit', kill);
    resolve();
  }));
  const stop = async (): Promise<void> => {
    kill();
    await ended;
  };
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const listening = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (listening !== undefined) resolve(listening);
    });
    child.on('error', reject);
    void ended.then(() => reject(new Problem(`The VS Code server ended before it listened:\n${output}`)));
  });
  return { authority: `127.0.0.1:${port}`, stop, ended };
}

function serverArguments(options: ServerOptions): string[] {
  return [
    '--host', '127.0.0.1', '--port', String(options.port), '--without-connection-token', '--accept-server-license-terms',
    // Honours the page's payload: an extension in development, a test module.
    '--enable-smoke-test-driver',
    '--disable-telemetry', '--disable-workspace-trust',
    '--server-data-dir', options.dataFolder, '--extensions-dir', options.extensionsFolder,
  ];
}

async function writeSettings(options: ServerOptions): Promise<void> {
  const folder = join(options.dataFolder, 'data', 'Machine');
  await mkdir(folder, { recursive: true });
  await mkdir(options.extensionsFolder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }, null, 2));
}

/** The server only logs that it cannot listen and lives on, so look first. */
function refuseTakenPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE'
      ? new Problem(`Port ${port} is taken by another program: choose one with \`npm start -- --port ${port + 1}\`.`)
      : new Problem(`Cannot listen on port ${port}: ${error.message}`)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** Inside a terminal of VS Code its variables would make the server believe that it is that window's child. */
function withoutEditorVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name)));
}
