/**
 * `throughline plan`: the timeline of plans as a text chart or as JSON. It reads the options; drawing is in `render`.
 */
import type { PlanOutput } from '../../protocol/cliShapes.ts';
import { readCommandLine } from '../commandLine.ts';
import type { CommandLine, OptionTable } from '../commandLine.ts';
import { loadPlans } from '../loadPlans.ts';
import { drawPlan } from '../render/planChart.ts';
import { planToJson } from '../render/planJson.ts';
import type { Terminal } from '../terminal.ts';
import { failUsage, pathErrors } from '../usage.ts';

export const PLAN_HELP = `Usage: throughline plan [OPTIONS] PATH…

Draws the plans of notes: the tree of tasks on the left, their blocks of work on the right. Columns are a logical
clock, no dates. A PATH is a Markdown or AsciiDoc file, a folder, or - for standard input.

  --plan NAME               only this plan, by its name or one of its files
  --width N                 columns of text from 60 (default those of the window, else 80)
  --json                    as JSON
  --dialect DIALECT         markdown or asciidoc: what standard input and files of other names hold

Colours are used in a window only, and not where NO_COLOR is set.
Exit status: 0 fine, 2 wrong usage or unreadable input.
`;

const OPTIONS: OptionTable = { plan: 'text', width: 'number', json: 'switch', dialect: ['markdown', 'asciidoc'] };

const USUAL_WIDTH = 80;
const LEAST_WIDTH = 60;

/** Runs the command with the arguments after its name. */
export async function runPlan(given: readonly string[], terminal: Terminal): Promise<void> {
  const line = readCommandLine(given, OPTIONS);
  if (failUsage('plan', [...line.errors, ...pathErrors(line), ...widthErrors(line)], terminal)) return;
  const { notes, plans } = await loadPlans(line, terminal);
  if (line.switches.has('json')) {
    const output: PlanOutput = { plans: plans.map((plan) => planToJson(plan, notes)) };
    terminal.print(`${JSON.stringify(output, undefined, 2)}\n`);
    return;
  }
  if (plans.length === 0 && terminal.status === 0) terminal.warn('plan', 'no tasks of a plan here: give a checklist item an est, or write plan: true in front matter');
  const width = Math.max(LEAST_WIDTH, line.numbers.get('width') ?? terminal.width ?? USUAL_WIDTH);
  terminal.printColoured(plans.map((plan) => drawPlan(plan, { width, hasColours: terminal.hasColours })).join('\n'));
}

function widthErrors({ numbers, switches }: CommandLine): readonly string[] {
  const width = numbers.get('width');
  if (width === undefined) return [];
  if (switches.has('json')) return ['--width has no meaning with --json'];
  return width < LEAST_WIDTH || width > 1000 ? [`--width takes ${LEAST_WIDTH} to 1000 columns`] : [];
}
