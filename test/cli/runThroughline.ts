/**
 * Runs the bundled command line as a process of its own, on folders made for the test.
 * The bundle is built anew for the run, as `npm run build` builds it, so that no stale one is tested.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before } from 'node:test';
import { build, stop } from 'esbuild';

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  /** Run as this user instead, to meet files that it may not read. */
  readonly uid?: number;
  /** A module that Node loads first, to cause faults that cannot be caused from outside. */
  readonly preload?: string;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** How output is decoded, `utf8` if not given; `latin1` keeps every byte. */
  readonly encoding?: 'latin1';
}

let bundleFolder = '';

before(async () => {
  bundleFolder = mkdtempSync(join(tmpdir(), 'throughline-bundle-'));
  await build({ entryPoints: ['server/cli/main.ts'], outfile: bundle(), bundle: true, platform: 'node', target: 'node20', format: 'cjs' });
  await stop();
  chmodSync(bundleFolder, 0o755);
});

after(() => rmSync(bundleFolder, { recursive: true, force: true }));

export function bundle(): string {
  return join(bundleFolder, 'throughline.cjs');
}

/** Runs `throughline` with `given` and waits for its end. */
export function throughline(given: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((done, failed) => {
    const { cwd, uid, preload, env } = options;
    const nodeOptions = preload === undefined ? [] : ['--require', preload];
    const child = spawn(process.execPath, [...nodeOptions, bundle(), ...given], { ...(cwd === undefined ? {} : { cwd }), ...(uid === undefined ? {} : { uid }), ...(env === undefined ? {} : { env: { ...process.env, ...env } }) });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', failed);
    child.on('close', (status) => done({ status, out: Buffer.concat(out).toString(options.encoding), err: Buffer.concat(err).toString() }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Makes a folder with these files, by path, and removes it after the test file. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-notes-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
