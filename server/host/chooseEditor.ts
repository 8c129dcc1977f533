/**
 * Which editor opens a session's text: what a setting says, `THROUGHLINE_EDITOR`, `VISUAL`, `EDITOR`, VS Code inside its own terminal, then the
 * first one the machine has. Editors with a window get the flag that makes them wait.
 * What is set but not there is told, never passed over.
 *
 * Sample: `EDITOR="code -n"` gives `code -n --wait`.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { basename, delimiter, extname, isAbsolute, join, sep } from 'node:path';
import { splitShellWords } from './shellWords.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type EditorChoice =
  | { readonly program: string; readonly words: readonly string[] }
  | { readonly problem: string };

/** The flag that makes an editor with a window wait until its file is closed. */
const WAIT_FLAGS: Readonly<Record<string, readonly string[]>> = {
  'code': ['--wait'], 'code-insiders': ['--wait'], 'codium': ['--wait'], 'vscodium': ['--wait'], 'code-server': ['--wait'], 'cursor': ['--wait'], 'windsurf': ['--wait'],
  'zed': ['--wait'], 'zeditor': ['--wait'], 'subl': ['--wait'], 'sublime_text': ['--wait'], 'atom': ['--wait'], 'mate': ['--wait'], 'bbedit': ['--wait'],
  'gedit': ['--standalone'], 'gnome-text-editor': ['--standalone'], 'kate': ['--block'], 'gvim': ['--nofork'], 'mvim': ['--nofork'], 'open': ['-W'],
};
const OTHER_SPELLINGS = new Set(['-w', '-f', '-b', '--wait', '--nofork', '--block', '--standalone', '-W', '-s']);

/** The setting of VS Code that comes before all else. */
const SETTING = 'throughline.editing.externalEditor';

/**
 * Finds the editor, or says what was tried.
 * @param setting the command line of the setting; empty where it is not set
 */
export function chooseEditor(environment: Environment, platform: string = process.platform, setting = ''): EditorChoice {
  for (const [name, given] of [[SETTING, setting], ...['THROUGHLINE_EDITOR', 'VISUAL', 'EDITOR'].map((variable) => [variable, environment[variable]] as const)] as const) {
    const command = given?.trim();
    if (command === undefined || command === '') continue;
    const words = splitShellWords(command, platform === 'win32');
    const program = findProgram(words[0] ?? '', environment, platform);
    if (program === undefined) return { problem: `${name} is "${command}", and there is no program "${words[0] ?? ''}": set it to an editor, such as vim or "code --wait"` };
    return { program, words: withWaitFlag(words) };
  }
  const tried = [...(environment['TERM_PROGRAM'] === 'vscode' ? ['code'] : []), 'vim', 'emacs', 'nano', ...(platform === 'win32' ? ['notepad'] : [])];
  for (const name of tried) {
    const program = findProgram(name, environment, platform);
    if (program !== undefined) return { program, words: withWaitFlag([name]) };
  }
  return { problem: `no editor found: THROUGHLINE_EDITOR, VISUAL and EDITOR are not set, and there is none of ${tried.join(', ')}; set EDITOR to yours` };
}

/** The words with the flag that waits, unless one is there already. */
function withWaitFlag(words: readonly string[]): readonly string[] {
  const name = basename(words[0]!.replaceAll('\\', '/')).replace(/\.(?:exe|cmd|bat|app)$/i, '').toLowerCase();
  const flags = Object.hasOwn(WAIT_FLAGS, name) ? WAIT_FLAGS[name]! : [];
  return words.slice(1).some((word) => OTHER_SPELLINGS.has(word)) ? words : [...words, ...flags];
}

/** The file that `name` would run. */
function findProgram(name: string, environment: Environment, platform: string): string | undefined {
  if (name === '') return undefined;
  const endings = platform === 'win32' && extname(name) === '' ? (environment['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';') : [''];
  const folders = isAbsolute(name) || name.includes('/') || name.includes(sep) ? [''] : (environment['PATH'] ?? environment['Path'] ?? '').split(delimiter);
  return folders.flatMap((folder) => endings.map((ending) => (folder === '' ? name : join(folder, name)) + ending)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === undefined;
  }
}
