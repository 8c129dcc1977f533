/**
 * `throughline toc`: the contents of notes and of folders, as text, lists of links or JSON, and the refreshing of
 * contents lists kept in notes. It reads the options; what is done is in the files beside it.
 */
import type { Dialect } from '../../core/model/documentModel.ts';
import { readCommandLine } from '../commandLine.ts';
import type { CommandLine, OptionTable } from '../commandLine.ts';
import { loadNotes } from '../loadNotes.ts';
import type { Terminal } from '../terminal.ts';
import type { TocOptions } from '../tocOptions.ts';
import { failUsage, pathErrors } from '../usage.ts';
import { showContents } from './showContents.ts';
import { refreshLists } from './refreshLists.ts';

export const TOC_HELP = `Usage: throughline toc [OPTIONS] PATH…

Prints the table of contents of notes. A PATH is a Markdown or AsciiDoc file, a folder (all notes below it in reading
order, without .git, node_modules and what git ignores), or - for standard input. The order of a folder is that of its
SUMMARY.md, of the nav in mkdocs.yml, of Antora's navigation, or else of the file names.

What to print
  --depth N                 headings down to level N, as a number of # or = signs; in a book, down to depth N of its tree
  --format FORMAT           text (default), markdown, asciidoc or json
  --json                    the same as --format json
  --numbers                 section numbers
  --stats                   words and reading time of each section, subsections included
  --words-per-minute N      reading speed for --stats (default 238)
  --book                    one tree: chapters in reading order with their headings, AsciiDoc includes expanded
  --dialect DIALECT         markdown or asciidoc: what standard input and files of other names hold

Contents lists kept in Markdown notes, between <!-- toc --> and <!-- tocstop -->, or the markers of doctoc or Marksman
  --write                   refresh them in the files; standard input is printed refreshed
  --check                   change nothing, only say which are stale

Exit status: 0 fine, 1 stale lists (--check) or unusable markers, 2 wrong usage or unreadable input.
`;

const OPTIONS: OptionTable = {
  depth: 'number', format: ['text', 'markdown', 'asciidoc', 'json'], json: 'switch', numbers: 'switch', stats: 'switch',
  'words-per-minute': 'number', book: 'switch', dialect: ['markdown', 'asciidoc'], write: 'switch', check: 'switch',
};

/** Runs the command with the arguments after its name. */
export async function runToc(given: readonly string[], terminal: Terminal): Promise<void> {
  const line = readCommandLine(given, OPTIONS);
  if (failUsage('toc', [...line.errors, ...pathErrors(line), ...usageErrors(line)], terminal)) return;
  const groups = await loadNotes(line.paths, line.words.get('dialect') as Dialect | undefined, terminal);
  const options = readOptions(line);
  if (line.switches.has('write') || line.switches.has('check')) {
    await refreshLists(groups, { ...options, write: line.switches.has('write') }, terminal);
  } else await showContents(groups, options, terminal);
}

function usageErrors({ switches, numbers, words }: CommandLine): readonly string[] {
  const errors: string[] = [];
  const refreshes = switches.has('write') || switches.has('check');
  if (switches.has('write') && switches.has('check')) errors.push('--write and --check exclude each other');
  if (switches.has('json') && words.has('format') && words.get('format') !== 'json') errors.push('--json and --format exclude each other');
  if (numbers.has('words-per-minute') && !switches.has('stats')) errors.push('--words-per-minute has no meaning without --stats');
  const unused = [...['json', 'stats', 'book'].filter((name) => switches.has(name)), ...(words.has('format') ? ['format'] : [])];
  if (refreshes) errors.push(...unused.map((name) => `--${name} has no meaning with --write or --check, which print no contents`));
  return errors;
}

function readOptions({ switches, numbers, words }: CommandLine): TocOptions {
  return {
    format: switches.has('json') ? 'json' : (words.get('format') as TocOptions['format'] | undefined) ?? 'text',
    depth: numbers.get('depth'),
    numbers: switches.has('numbers'),
    stats: switches.has('stats'),
    wordsPerMinute: numbers.get('words-per-minute'),
    book: switches.has('book'),
  };
}
