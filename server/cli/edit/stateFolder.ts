/**
 * Where drafts and unfinished writes are kept between runs: a folder of the user's own, outside of all notes.
 *
 * Sample: `~/.local/state/throughline`, or below `XDG_STATE_HOME` where that is set.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function stateFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = environment['XDG_STATE_HOME'];
  if (given !== undefined && given !== '') return join(given, 'throughline');
  const local = process.platform === 'win32' ? environment['LOCALAPPDATA'] : undefined;
  return local === undefined ? join(homedir(), '.local', 'state', 'throughline') : join(local, 'throughline');
}
