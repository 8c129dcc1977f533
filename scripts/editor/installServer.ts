/**
 * Installs the VS Code server that the npm package `code-server` carries: the whole workbench and extension host,
 * for machines without the desktop program. Only `lib/vscode` of the package is kept; nothing native is compiled.
 * It does not start the server.
 *
 * Installed once into `.vscode-test/vscode-server-<version>`, which exists only when it is complete.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { editorFolder } from '../projectFolders.ts';
import { runCommand } from '../runCommand.ts';

const version = '4.139.1';
const integrity = 'fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

/**
 * @param keep the folder that keeps installations; the checkout's own unless a test says otherwise.
 * @returns the server's start script, installed now if it was not yet.
 * @throws Problem when the package cannot be fetched or is not the one expected.
 */
export async function installServer(keep = editorFolder): Promise<string> {
  const installed = join(keep, `vscode-server-${version}`);
  if (!existsSync(installed)) {
    console.log(`Installing the VS Code server (code-server ${version}, 47 MB, once) …`);
    await mkdir(keep, { recursive: true });
    const work = await mkdtemp(join(keep, 'installing-'));
    try {
      await unpack(await download(work), work);
      await installDependencies(work);
      // Another process may have finished first; its result is as good as ours.
      await rename(join(work, 'server'), installed).catch((error: unknown) => {
        if (!existsSync(installed)) throw error;
      });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  return join(installed, 'out', 'server-main.js');
}

async function download(work: string): Promise<string> {
  await npm(['pack', `code-server@${version}`, '--loglevel=error', '--pack-destination', '.'], work);
  const archive = join(work, `code-server-${version}.tgz`);
  if (createHash('sha512').update(await readFile(archive)).digest('base64') !== integrity) {
    throw new Problem(`code-server ${version} from the npm registry is not the expected file (sha512 differs).`);
  }
  return archive;
}

async function unpack(archive: string, work: string): Promise<void> {
  const target = join(work, 'server');
  await mkdir(target);
  // Copilot is a third of the package and switched off wherever we start the editor.
  const args = ['-xzf', archive, '-C', target, '--strip-components=3', '--exclude=*/extensions/copilot', 'package/lib/vscode'];
  const result = await runCommand('tar', args);
  if (result.status !== 0) throw new Problem(`Cannot unpack the VS Code server with tar: ${result.output.trim()}`);
}

async function installDependencies(work: string): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', '--omit=dev', '--ignore-scripts', ...quiet], join(work, 'server'));
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const result = await runCommand('npm', args, { cwd });
  if (result.status === 0) return;
  const reason = /code (E\w+)/.exec(result.output)?.[1] ?? result.output.trim().split('\n').at(-1) ?? '';
  throw new Problem(
    `Cannot fetch the VS Code server from the npm registry (${reason}): check the network and \`npm config get registry\`.`,
  );
}
