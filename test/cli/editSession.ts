/**
 * Runs `throughline edit` with an editor that is a small script, in a folder with a state of its own.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, throughline } from './runThroughline.ts';
import type { Outcome, RunOptions } from './runThroughline.ts';

export interface EditRun {
  readonly folder: string;
  /** Runs `throughline edit …` in the folder. */
  edit(given: readonly string[], editor: string, options?: RunOptions): Promise<Outcome>;
  read(path: string): string;
  /** Texts that are kept, the oldest first. */
  drafts(): readonly string[];
}

export function editRun(notes: Readonly<Record<string, string | Uint8Array>>): EditRun {
  const folder = folderOf(notes);
  const state = folderOf({});
  const sessions = join(state, 'throughline', 'sessions');
  return {
    folder,
    edit: (given, editor, options = {}) => throughline(['edit', ...given], {
      cwd: folder, ...options, env: { XDG_STATE_HOME: state, THROUGHLINE_EDITOR: editor, VISUAL: '', EDITOR: '', ...options.env },
    }),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    drafts: () => (existsSync(sessions) ? readdirSync(sessions) : [])
      .toSorted((a, b) => statSync(join(sessions, a)).birthtimeMs - statSync(join(sessions, b)).birthtimeMs)
      .map((name) => readFileSync(join(sessions, name, readdirSync(join(sessions, name)).find((file) => file.startsWith('draft'))!), 'utf8')),
  };
}

/**
 * An editor that runs `body`, with `text` (what the file holds), `write` and `round` (from 1) at hand.
 * @returns the command to set as editor
 */
export function scriptEditor(body: string): string {
  const folder = folderOf({ 'editor.cjs': `const fs = require('node:fs'); const path = require('node:path');
const file = process.argv.at(-1); const text = fs.readFileSync(file, 'utf8');
const counter = path.join(__dirname, 'rounds'); const round = (fs.existsSync(counter) ? Number(fs.readFileSync(counter, 'utf8')) : 0) + 1;
fs.writeFileSync(counter, String(round)); fs.writeFileSync(path.join(__dirname, 'seen-' + round), text);
const write = (changed) => fs.writeFileSync(file, changed);
${body}
` });
  return `"${process.execPath}" "${join(folder, 'editor.cjs')}"`;
}

/** What the editor was shown in round `round`. */
export function shownIn(editor: string, round: number): string {
  const script = editor.split('"').at(-2)!;
  const place = join(script, '..', `seen-${round}`);
  return existsSync(place) ? readFileSync(place, 'utf8') : '';
}
