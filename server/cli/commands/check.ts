/**
 * `throughline check`: everything that is wrong with the plans and the structure of notes, one line each, a summary last.
 * The core finds the problems; here they are gathered and counted.
 */
import { join } from 'node:path';
import type { Severity } from '../../core/model/problem.ts';
import { refreshContents } from '../../core/outline/contentsBlock.ts';
import { visibleLine } from '../../core/text/visibleText.ts';
import type { CheckOutput, CheckProblem } from '../../protocol/cliShapes.ts';
import { bookOfFolder } from '../bookOfFolder.ts';
import { readCommandLine } from '../commandLine.ts';
import type { OptionTable } from '../commandLine.ts';
import { loadPlans } from '../loadPlans.ts';
import type { LoadedPlans } from '../loadPlans.ts';
import type { NoteGroup } from '../loadNotes.ts';
import { problemToJson } from '../render/planJson.ts';
import type { Terminal } from '../terminal.ts';
import { failUsage, pathErrors } from '../usage.ts';

export const CHECK_HELP = `Usage: throughline check [OPTIONS] PATH…

Prints what is wrong with the plans and the structure of notes, one problem a line:
  file:line:column severity code message
A PATH is a Markdown or AsciiDoc file, a folder, or - for standard input.

  --plan NAME               of plans only this one, by its name or one of its files
  --json                    as JSON
  --dialect DIALECT         markdown or asciidoc: what standard input and files of other names hold

Exit status: 0 nothing worse than hints, 1 errors or warnings, 2 wrong usage or unreadable input.
`;

const OPTIONS: OptionTable = { plan: 'text', json: 'switch', dialect: ['markdown', 'asciidoc'] };

/** Runs the command with the arguments after its name. */
export async function runCheck(given: readonly string[], terminal: Terminal): Promise<void> {
  const line = readCommandLine(given, OPTIONS);
  if (failUsage('check', [...line.errors, ...pathErrors(line)], terminal)) return;
  const problems = await findProblems(await loadPlans(line, terminal), line.words.has('plan'));
  if (problems.some(({ severity }) => severity === 'error' || severity === 'warning')) terminal.conclude(1);
  if (line.switches.has('json')) {
    const output: CheckOutput = { problems: [...problems] };
    terminal.print(`${JSON.stringify(output, undefined, 2)}\n`);
    return;
  }
  const lines = problems.map(({ file, line: at, column, severity, code, message }) => `${file}:${at}:${column} ${severity} ${code} ${visibleLine(message)}`);
  terminal.print(`${[...lines, summarise(problems)].join('\n')}\n`);
}

/** Note by note in path order, top down; what the definition of a folder's book says wrong comes last. */
async function findProblems({ groups, notes, plans }: LoadedPlans, isOnePlan: boolean): Promise<readonly CheckProblem[]> {
  const found = notes.map((): CheckProblem[] => []);
  for (const { problems } of plans) for (const problem of problems) found[problem.note]!.push(problemToJson(problem, notes[problem.note]!));
  if (isOnePlan) return found.flat();
  const planned = new Set(plans.flatMap(({ plan }) => plan.notes));
  notes.forEach((note, index) => {
    const ofPlan = planned.has(index) ? [] : note.plan.problems;
    const ofStructure = [...note.model.problems, ...refreshContents(note.model, {}).problems];
    found[index]!.push(...[...ofPlan, ...ofStructure].map((problem) => problemToJson(problem, note)));
    found[index]!.sort((a, b) => a.line - b.line || a.column - b.column);
  });
  const ofBooks = await Promise.all(groups.map((group) => problemsOfBook(group)));
  return [...found.flat(), ...ofBooks.flat()];
}

async function problemsOfBook({ folder, notes }: NoteGroup): Promise<readonly CheckProblem[]> {
  if (folder === undefined) return [];
  const { book } = await bookOfFolder(folder, notes);
  return book.problems.map(({ path, line, message }) => (
    { code: 'reading-order', severity: 'warning', file: join(folder, path), line: line + 1, column: 1, message }));
}

/** `1 error, 2 warnings, 3 hints`, of what there is. */
function summarise(problems: readonly CheckProblem[]): string {
  const counts = (['error', 'warning', 'info', 'hint'] satisfies Severity[]).map((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? '' : `${count} ${severity}${count === 1 || severity === 'info' ? '' : 's'}`;
  });
  return problems.length === 0 ? 'no problems' : counts.filter((count) => count !== '').join(', ');
}
