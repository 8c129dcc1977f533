/**
 * The command line `throughline`: picks the command and turns its outcome into the exit status.
 * It knows the commands' names and nothing of what they do.
 */
import { version } from '../../package.json';
import { suggest } from './commandLine.ts';
import { CHECK_HELP, runCheck } from './commands/check.ts';
import { EDIT_HELP, runEdit } from './commands/edit.ts';
import { PLAN_HELP, runPlan } from './commands/plan.ts';
import { READY_HELP, runReady } from './commands/ready.ts';
import { SPRINT_HELP, runSprint } from './commands/sprint.ts';
import { TOC_HELP, runToc } from './commands/toc.ts';
import { createTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

interface Command {
  readonly help: string;
  readonly run: (given: readonly string[], terminal: Terminal) => Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  toc: { help: TOC_HELP, run: runToc },
  check: { help: CHECK_HELP, run: runCheck },
  plan: { help: PLAN_HELP, run: runPlan },
  ready: { help: READY_HELP, run: runReady },
  sprint: { help: SPRINT_HELP, run: runSprint },
  edit: { help: EDIT_HELP, run: runEdit },
};

const HELP = `Usage: throughline COMMAND PATH…

Reads outlines and plans straight out of Markdown and AsciiDoc notes.

Commands
  toc PATH…      table of contents of notes, or of a folder as a book
  check PATH…    problems of plan and structure
  plan PATH…     the timeline of plans as a text chart
  ready PATH…    the tasks that can start now, and why others wait
  sprint PATH…   fill the next sprint, or all to the end
  edit sprint    plan a sprint as a text in your editor
  edit task ID   edit a task as a form
  edit outline   reorder, rename and relevel sections as a text

Options
  --help         this text; after a command, that command's
  --version      the version

Exit status: 0 fine, 1 problems found, 2 wrong usage or unreadable input.
`;

async function main(given: readonly string[], terminal: Terminal): Promise<void> {
  const [name = '', ...rest] = given;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) {
    if (rest.includes('--help') || rest.includes('-h')) terminal.print(command.help);
    else await command.run(rest, terminal);
  } else if (name === 'help' && Object.hasOwn(COMMANDS, rest[0] ?? '')) terminal.print(COMMANDS[rest[0]!]!.help);
  else if (name === '--help' || name === '-h' || name === 'help') terminal.print(HELP);
  else if (name === '--version' || name === '-v') terminal.print(`${version}\n`);
  else if (name === '') terminal.fail(2, 'no command given', 'see throughline --help');
  else terminal.fail(2, `unknown command ${name}${suggest(name, Object.keys(COMMANDS))}`, 'see throughline --help');
}

/** A reader that has seen enough (`| head`) closes the pipe: that ends the work and is no failure; a full disk is one. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`throughline: standard output: ${error.code === 'ENOSPC' ? 'no space left' : error.message}\n`);
  process.exit(2);
});

const terminal = createTerminal();
main(process.argv.slice(2), terminal).then(
  () => { process.exitCode = terminal.status; },
  (error: unknown) => {
    process.stderr.write(`throughline: this is a fault of throughline, please report it\n${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
