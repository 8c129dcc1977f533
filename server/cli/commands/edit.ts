/**
 * `throughline edit`: sessions in the user's own editor, and saved texts of sessions checked and applied. It reads the
 * options; the core knows what a text asks for, and the files in `edit` keep drafts and write notes.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { NoteText } from '../../core/session/planSource.ts';
import type { EditingSession } from '../../core/session/session.ts';
import type { SessionKind } from '../../core/session/sessionText.ts';
import { readCommandLine, suggest } from '../commandLine.ts';
import type { CommandLine, OptionTable } from '../commandLine.ts';
import { bookOfFolder } from '../bookOfFolder.ts';
import { openSession } from '../edit/openSession.ts';
import { recoverJournals } from '../edit/applyJournal.ts';
import { runEditLoop } from '../edit/editLoop.ts';
import { runSavedText } from '../edit/savedText.ts';
import { createSession, listSessions } from '../edit/sessionStore.ts';
import type { StoredSession } from '../edit/sessionStore.ts';
import { stateFolder } from '../edit/stateFolder.ts';
import { undoLast } from '../edit/undoLast.ts';
import { loadNotes } from '../loadNotes.ts';
import type { LoadedNote } from '../loadNotes.ts';
import { failUsage } from '../usage.ts';
import type { Terminal } from '../terminal.ts';

export const EDIT_HELP = `Usage: throughline edit sprint [OPTIONS] [PATH…]
       throughline edit task [ID…] [OPTIONS] [PATH…]
       throughline edit outline [OPTIONS] [PATH…]
       throughline edit --resume [NAME] | --drafts | --undo

Opens a text made from the notes in your editor, and writes the notes when you close it. What is wrong is shown above its
line, and the text opens again; the draft is kept whatever happens. A PATH is a note or a folder (default this folder).

  sprint                    plan a sprint: one line for each open task
  task [ID…]                edit tasks as forms, a new one without an ID
  outline                   reorder, rename and relevel sections, between notes too

Options
  --plan NAME               the plan, by its name or one of its files, where there are several
  --sprint N                the sprint to plan (default the one that is due)
  --capacity N              points it holds (default the capacity in the plan's settings)
  --missing MEANING         what a task without a line means: error (default), wait or ask
  --depth N                 levels an outline shows; deeper sections travel along
  --anchors HOW             when a title changes its anchor: update links (default), keep the old one, or ignore it
  --check FILE              say what a saved text would do, or what is wrong with it; - reads standard input
  --apply FILE              do it, without an editor
  --json                    the result of --check as JSON
  --dialect DIALECT         markdown or asciidoc: what files of other names hold

Sessions
  --resume [NAME]           go on with a text that was not written, the newest unless NAME is given
  --drafts                  list the texts that are kept
  --undo                    take back what the last session wrote

The editor is THROUGHLINE_EDITOR, VISUAL or EDITOR, VS Code in its own terminal, else vim, emacs or nano.
Exit status: 0 written or nothing to do, 1 not written, 2 wrong usage or unreadable input.
`;

const OPTIONS: OptionTable = {
  plan: 'text', sprint: 'number', capacity: 'number', missing: ['error', 'wait', 'ask'], depth: 'number', anchors: ['update', 'keep', 'ignore'], check: 'text', apply: 'text', json: 'switch',
  dialect: ['markdown', 'asciidoc'], resume: 'switch', drafts: 'switch', undo: 'switch',
};

const KINDS: readonly SessionKind[] = ['sprint', 'task', 'outline'];

/** Runs the command with the arguments after its name. */
export async function runEdit(given: readonly string[], terminal: Terminal): Promise<void> {
  const line = readCommandLine(given, OPTIONS);
  if (failUsage('edit', [...line.errors, ...usageErrors(line)], terminal)) return;
  const state = stateFolder();
  for (const { isApplied, paths } of await recoverJournals(state)) {
    terminal.warn('edit', `an earlier run was stopped while it wrote ${paths.join(', ')}; ${isApplied ? 'it is finished now' : 'it is taken back, because one of them was changed since'}`);
  }
  if (line.switches.has('drafts')) await printDrafts(state, terminal);
  else if (line.switches.has('undo')) await undoLast(state, terminal);
  else if (line.switches.has('resume')) await resume(state, line.paths[0], terminal);
  else await begin(state, given, line, terminal);
}

/** Options that belong to some kinds of session only. */
const OPTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  plan: ['sprint', 'task'], sprint: ['sprint'], capacity: ['sprint'], missing: ['sprint'], depth: ['outline'], anchors: ['outline'],
};

function usageErrors({ paths: [kind, ...paths], switches, words, numbers }: CommandLine): readonly string[] {
  const alone = ['resume', 'drafts', 'undo'].filter((name) => switches.has(name));
  if (alone.length > 1) return [`--${alone.join(' and --')} exclude each other`];
  if (alone.length === 1) return [];
  if (kind === undefined) return [`say what to edit: ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)!}`];
  const foreign = Object.entries(OPTIONS_OF).flatMap(([name, kinds]) => ((numbers.has(name) || words.has(name)) && KINDS.some((known) => known === kind) && !kinds.includes(kind) ? [`--${name} has no meaning for ${kind}`] : []));
  return [
    ...foreign,
    ...(KINDS.some((known) => known === kind) ? [] : [`"${kind}" is nothing to edit, write ${KINDS.join(', ')}${suggest(kind, KINDS)}`]),
    ...(words.has('check') && words.has('apply') ? ['--check and --apply exclude each other'] : []),
    ...(switches.has('json') && !words.has('check') ? ['--json has no meaning without --check'] : []),
    ...(paths.includes('-') ? ['notes on standard input cannot be written: give files or folders'] : []),
  ];
}

/** What is asked for: the kind of session, its tasks by name, and the paths of notes. */
interface Request {
  readonly kind: SessionKind;
  readonly names: readonly string[];
  readonly line: CommandLine;
}

/** Words behind `task` are ids, unless they look like a path or are one. */
function readRequest(whole: CommandLine): Request {
  const [kind, ...words] = whole.paths;
  const isName = (word: string): boolean => kind === 'task' && !/[./\\]/.test(word) && !existsSync(word);
  const paths = words.filter((word) => !isName(word));
  return { kind: kind as SessionKind, names: words.filter(isName), line: { ...whole, paths: paths.length === 0 ? ['.'] : paths } };
}

/** The notes of the paths, each file once: those of a folder in the order of its book. */
async function loadAll({ paths, words }: CommandLine, terminal: Terminal): Promise<readonly LoadedNote[]> {
  const groups = await loadNotes(paths, words.get('dialect') as LoadedNote['dialect'] | undefined, terminal);
  const ordered = await Promise.all(groups.map(({ folder, notes }) => (folder === undefined ? notes : inBookOrder(folder, notes))));
  return [...new Map(ordered.flat().map((note) => [resolve(note.path), note])).values()];
}

async function inBookOrder(folder: string, notes: readonly LoadedNote[]): Promise<readonly LoadedNote[]> {
  const { book, noteAt } = await bookOfFolder(folder, notes);
  const chapters = book.nodes.flatMap(({ path }) => (path === undefined ? undefined : noteAt(path)) ?? []);
  return [...new Set([...chapters, ...notes])];
}

async function begin(state: string, given: readonly string[], whole: CommandLine, terminal: Terminal): Promise<void> {
  const { kind, names, line } = readRequest(whole);
  const notes = await loadAll(line, terminal);
  if (terminal.status !== 0 && notes.length === 0) return;
  const texts = toTexts(notes);
  const file = line.words.get('check') ?? line.words.get('apply');
  if (file !== undefined) {
    const text = file === '-' ? Buffer.from(await terminal.readInput()).toString() : await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
    if (typeof text !== 'string') terminal.fail(2, file, text.code === 'ENOENT' ? 'no such file' : text.message);
    else await runSavedText({ kind, text, file, notes, texts, line, names, state, terminal });
    return;
  }
  await open(state, given, { kind, names, line }, texts, terminal);
}

function toTexts(notes: readonly LoadedNote[]): readonly NoteText[] {
  return notes.map(({ path, dialect, model }) => ({ path, dialect, text: model.text }));
}

async function open(state: string, given: readonly string[], { kind, names, line }: Request, texts: readonly NoteText[], terminal: Terminal): Promise<void> {
  const session = openSession(kind, texts, line, names, terminal);
  if (session === undefined) return;
  const stored = await createSession(state, {
    kind, state: 'editing', subject: session.subject, arguments: given, names, folder: process.cwd(), opening: session.text, shown: [],
    notes: texts.filter(({ path }) => session.paths.includes(path)),
  });
  await run(state, session, stored, line, terminal);
}

/** Runs a session, and the forms it asks for once it is written. */
async function run(state: string, session: EditingSession, stored: StoredSession, line: CommandLine, terminal: Terminal): Promise<void> {
  const done = await runEditLoop({ session, stored, state, terminal, loadNotes: () => loadAll(line, terminal) });
  if (done === undefined || done.forms.length === 0) return;
  await open(state, stored.record.arguments, { kind: 'task', names: done.forms, line }, toTexts(await loadAll(line, terminal)), terminal);
}

async function resume(state: string, name: string | undefined, terminal: Terminal): Promise<void> {
  const sessions = await listSessions(state);
  const stored = name === undefined ? sessions.find(({ record }) => record.state === 'editing') : sessions.find((each) => each.name === name);
  if (stored === undefined) terminal.fail(2, 'edit', name === undefined ? 'no text is waiting to be finished' : `no text is called ${name}; throughline edit --drafts lists them`);
  else await goOn(state, stored, terminal);
}

async function goOn(state: string, stored: StoredSession, terminal: Terminal): Promise<void> {
  const { kind, names, notes, folder, arguments: given } = stored.record;
  process.chdir(folder);
  const { line } = readRequest(readCommandLine(given, OPTIONS));
  const session = openSession(kind, notes, line, names, terminal);
  if (session !== undefined) await run(state, session, stored, line, terminal);
}

const STATES = { 'editing': 'not written', 'applied': 'written', 'given-up': 'given up' } as const;

async function printDrafts(state: string, terminal: Terminal): Promise<void> {
  const sessions = await listSessions(state);
  if (sessions.length === 0) terminal.print('no texts are kept\n');
  for (const { name, record, draftPath } of sessions) terminal.print(`${name}  ${STATES[record.state]}  ${record.subject}  ${draftPath}\n`);
}
