/**
 * `npm start`: builds and opens VS Code with the extension on `samples/`: the desktop program `code` where it is on the
 * search path (and no remote window's), else the VS Code server, whose address it prints and, on a desktop, opens.
 *
 * `npm start -- --server` takes the server in any case, `--port N` sets its port, `--folder PATH` opens other notes.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from './editor/startServer.ts';
import { workbenchAddress } from './editor/workbenchAddress.ts';
import { Problem, runMain } from './problem.ts';
import { editorFolder, projectFolder, samplesFolder } from './projectFolders.ts';
import { runCommand } from './runCommand.ts';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      server: { type: 'boolean', default: false },
      port: { type: 'string', default: '4139' },
      folder: { type: 'string', default: samplesFolder },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Problem(`--port ${values.port} is not a port number.`);
  const folder = resolve(values.folder);
  if (!existsSync(folder)) throw new Problem(`There is no folder ${folder}.`);
  await build();
  if (!values.server && await openDesktop(folder)) return 0;
  return serve(folder, port);
}

async function build(): Promise<void> {
  console.log('Building …');
  const { status } = await runCommand(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, show: true });
  if (status !== 0) throw new Problem('The build failed.');
}

/**
 * In a terminal of a remote window `code` speaks to that window, which opens folders but takes no extension from a checkout.
 * @returns false when there is no `code` to start, or only that one.
 */
async function openDesktop(folder: string): Promise<boolean> {
  if (process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return false;
  const args = [`--extensionDevelopmentPath=${projectFolder}`, folder];
  const { status } = await runCommand('code', args, { show: true });
  if (status === 0) console.log('VS Code is open with the extension; close its window when done.');
  return status === 0;
}

async function serve(folder: string, port: number): Promise<number> {
  console.log('Starting the VS Code server …');
  const state = join(editorFolder, 'start');
  const server = await startServer({ port, dataFolder: join(state, 'data'), extensionsFolder: join(state, 'extensions') });
  const address = workbenchAddress({ authority: server.authority, folder, extensionFolder: projectFolder });
  console.log(`\nVS Code with the extension is at\n\n  ${address}\n\nCtrl+C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
  await openOnDesktop(address);
  await server.ended;
  console.log('Stopped.');
  return 0;
}

/** Opens the address in the user's browser where there is a desktop; the printed address serves everywhere else. */
async function openOnDesktop(address: string): Promise<void> {
  if (process.platform === 'darwin') await runCommand('open', [address]);
  else if (process.platform === 'win32') await runCommand('start', ['', address]);
  else if (process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined) {
    await runCommand('xdg-open', [address]);
  }
}

await runMain(main);
