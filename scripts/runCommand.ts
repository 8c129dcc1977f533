/**
 * Runs one command line program for a script and waits for its end. It knows nothing of what the program does.
 *
 * `await runCommand('npm', ['pack', 'code-server'])` resolves to `{ status: 0, output: 'code-server-4.139.1.tgz\n' }`.
 */
import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Exit status; null when a signal ended it or it could not be started at all. */
  readonly status: number | null;
  /** Standard output and standard error together. */
  readonly output: string;
}

/**
 * @param options `cwd`: folder to run in. `show`: also print the output as it comes.
 * @returns status and output; never rejects.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly show?: boolean } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    // On Windows npm and code are .cmd files, which only a shell can start.
    const shell = process.platform === 'win32';
    const words = shell ? [command, ...args].map(quoteForShell) : [command, ...args];
    const child = spawn(words[0] ?? '', words.slice(1), { cwd: options.cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      if (options.show === true) process.stdout.write(chunk);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ status: null, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}

function quoteForShell(word: string): string {
  return word === '' || /[\s&()^]/.test(word) ? `"${word}"` : word;
}
