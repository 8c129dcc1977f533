/**
 * What commands say of wrong usage. It knows no command.
 *
 * Sample: no path at all is `give a file or a folder, or - for standard input`, and the exit status 2.
 */
import type { CommandLine } from './commandLine.ts';
import type { Terminal } from './terminal.ts';

/** What is wrong with the paths of a command line, in sentences. */
export function pathErrors({ paths }: CommandLine): readonly string[] {
  if (paths.length === 0) return ['give a file or a folder, or - for standard input'];
  return paths.filter((path) => path === '-').length > 1 ? ['standard input (-) can be read only once'] : [];
}

/** Says every error of usage; true when there are any. */
export function failUsage(command: string, errors: readonly string[], terminal: Terminal): boolean {
  for (const error of errors) terminal.fail(2, command, error);
  if (errors.length > 0) terminal.warn(command, `see throughline ${command} --help`);
  return errors.length > 0;
}
