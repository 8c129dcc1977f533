/**
 * What a command may do to the world besides reading and writing notes: print, warn, and remember how it went.
 * Results go to standard output, messages to standard error, so that output can be piped and parsed.
 */
import { visibleText } from '../core/text/visibleText.ts';

/** 0 fine, 1 problems found, 2 wrong usage or unreadable input. */
export type ExitStatus = 0 | 1 | 2;

export interface Terminal {
  /** Writes results: as they are into a file or pipe, without what a window would obey into a window. */
  print(text: string | Uint8Array): void;
  /** Writes results that carry colours of our own; whatever notes brought into them has been made plain. */
  printColoured(text: string): void;
  /** Writes one message for people, about `subject` (mostly a path). */
  warn(subject: string, message: string): void;
  /** Writes one message and makes the exit status at least `status`. */
  fail(status: ExitStatus, subject: string, message: string): void;
  /** Makes the exit status at least `status` where the results themselves say why. */
  conclude(status: ExitStatus): void;
  /** Columns of the window that shows the results; undefined when they go elsewhere. */
  readonly width: number | undefined;
  /** Whether results may be coloured: they go to a window, and `NO_COLOR` is not set. */
  readonly hasColours: boolean;
  /** All of standard input. */
  readInput(): Promise<Uint8Array>;
  /** The worst status so far. */
  readonly status: ExitStatus;
}

/** The terminal of this process. */
export function createTerminal(): Terminal {
  let status: ExitStatus = 0;
  const warn = (subject: string, message: string): void => {
    process.stderr.write(visibleText(`throughline: ${subject}: ${message}\n`));
  };
  return {
    print: (text) => void process.stdout.write(process.stdout.isTTY ? visibleText(typeof text === 'string' ? text : new TextDecoder().decode(text)) : text),
    printColoured: (text) => void process.stdout.write(text),
    warn,
    fail: (worse, subject, message) => {
      if (worse > status) status = worse;
      warn(subject, message);
    },
    conclude: (worse) => { if (worse > status) status = worse; },
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
    hasColours: process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
    readInput,
    get status() { return status; },
  };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
