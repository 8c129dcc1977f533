/**
 * `throughline sprint`: what fits into the next sprint, or into all of them, and writing its number into the notes.
 * The core chooses the tasks and the edits.
 */
import { forecastSprints } from '../../core/plan/sprint/forecast.ts';
import type { Forecast } from '../../core/plan/sprint/forecast.ts';
import { setField } from '../../core/plan/edits/planEdits.ts';
import { fillSprint, pointsLeft } from '../../core/plan/sprint/sprintFill.ts';
import type { SprintFill, SprintOptions, SprintWarning } from '../../core/plan/sprint/sprintFill.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import { visibleLine } from '../../core/text/visibleText.ts';
import type { SprintOutput } from '../../protocol/cliShapes.ts';
import { readCommandLine } from '../commandLine.ts';
import type { CommandLine, OptionTable } from '../commandLine.ts';
import { loadPlans, nameOfRow } from '../loadPlans.ts';
import type { LoadedPlans, PlannedNote, ScheduledPlan } from '../loadPlans.ts';
import { STATE_NAMES, STATE_SIGNS } from '../render/stateSigns.ts';
import type { Terminal } from '../terminal.ts';
import { failUsage, pathErrors } from '../usage.ts';
import { writeNote } from '../writeNote.ts';

export const SPRINT_HELP = `Usage: throughline sprint [OPTIONS] PATH…

Fills the next sprint of each plan. A PATH is a Markdown or AsciiDoc file, a folder, or - for standard input.

  --capacity N              points a sprint holds (default the capacity in the plan's settings)
  --strict                  only tasks that can start now, none that become ready within the sprint
  --sprint N                the sprint to plan (default the one that is due)
  --write                   take the tasks: write the sprint's number into the notes
  --forecast                all sprints to the end
  --plan NAME               only this plan, by its name or one of its files
  --json                    as JSON
  --dialect DIALECT         markdown or asciidoc: what standard input and files of other names hold

Exit status: 0 fine, 2 wrong usage, no capacity, unreadable input or a file that could not be written.
`;

const OPTIONS: OptionTable = {
  capacity: 'number', strict: 'switch', sprint: 'number', write: 'switch', forecast: 'switch', plan: 'text', json: 'switch', dialect: ['markdown', 'asciidoc'],
};

interface FilledPlan {
  readonly scheduled: ScheduledPlan;
  readonly sprints: readonly SprintFill[];
  /** Of a forecast. */
  readonly left: Forecast['left'];
}

/** Runs the command with the arguments after its name. */
export async function runSprint(given: readonly string[], terminal: Terminal): Promise<void> {
  const line = readCommandLine(given, OPTIONS);
  if (failUsage('sprint', [...line.errors, ...pathErrors(line), ...sprintUsageErrors(line)], terminal)) return;
  const { notes, plans } = await loadPlans(line, terminal);
  const filled = plans.flatMap((scheduled) => fillPlan(scheduled, notes, line, terminal));
  if (line.switches.has('write') && !await writeSprints(filled, notes, terminal)) return;
  if (line.switches.has('json')) terminal.print(`${JSON.stringify(toJson(filled, line.switches.has('forecast')), undefined, 2)}\n`);
  else terminal.print(filled.map(describePlan).join('\n'));
}

function sprintUsageErrors({ switches, paths }: CommandLine): readonly string[] {
  return [
    ...(switches.has('write') && switches.has('forecast') ? ['--write and --forecast exclude each other'] : []),
    ...(switches.has('write') && paths.includes('-') ? ['--write needs a file, not standard input'] : []),
  ];
}

/** Nothing, with a message, for a plan without a capacity. */
function fillPlan(scheduled: ScheduledPlan, notes: LoadedPlans['notes'], { numbers, switches }: CommandLine, terminal: Terminal): readonly FilledPlan[] {
  const { plan, schedule } = scheduled;
  const capacity = numbers.get('capacity') ?? plan.capacity;
  const note = notes[plan.notes[0]!]!;
  if (capacity === undefined) {
    const place = note.dialect === 'markdown' ? '"plan: {capacity: 20}" in front matter' : '":plan-capacity: 20" in the header';
    terminal.fail(2, note.path, `no capacity for the plan ${visibleLine(plan.name)}: give --capacity N, or write ${place}`);
    return [];
  }
  const sprint = numbers.get('sprint');
  const options: SprintOptions = { capacity, isStrict: switches.has('strict'), ...(sprint === undefined ? {} : { sprint }) };
  if (switches.has('forecast')) return [{ scheduled, ...forecastSprints(schedule, options) }];
  return [{ scheduled, sprints: [fillSprint(schedule, options)], left: [] }];
}

/** Writes the number into every task taken, one edit each. False when a file could not be written. */
async function writeSprints(filled: readonly FilledPlan[], notes: readonly PlannedNote[], terminal: Terminal): Promise<boolean> {
  const edits = notes.map((): TextEdit[] => []);
  for (const { scheduled: { plan }, sprints } of filled) {
    for (const { sprint, taken } of sprints) {
      for (const at of taken) {
        const { note, row } = plan.rows[at]!;
        edits[note]!.push(...setField(notes[note]!.model, row, 'sprint', String(sprint)).value ?? []);
      }
    }
  }
  let isWritten = true;
  for (const [note, ofNote] of edits.entries()) {
    if (ofNote.length > 0 && !await writeNote(notes[note]!, ofNote, terminal)) isWritten = false;
  }
  return isWritten;
}

function toJson(filled: readonly FilledPlan[], isForecast: boolean): SprintOutput {
  const sprints = filled.flatMap(({ scheduled, sprints: ofPlan }) => ofPlan.map(({ sprint, capacity, points, already, taken, warnings }) => ({
    plan: scheduled.plan.name, sprint, capacity, points,
    tasks: [...already, ...taken].map((row) => nameOfRow(scheduled.plan, row)),
    warnings: warnings.map((warning) => describeWarning(scheduled, warning)),
  })));
  const left = filled.flatMap(({ scheduled: { plan }, left: ofPlan }) => ofPlan.map(({ row, reason }) => ({ plan: plan.name, task: nameOfRow(plan, row), reason })));
  return { sprints, ...(isForecast ? { left } : {}) };
}

function describePlan({ scheduled, sprints, left }: FilledPlan): string {
  const { plan, schedule } = scheduled;
  const lines = sprints.flatMap((fill) => [
    `${visibleLine(plan.name)}, sprint ${fill.sprint}: ${fill.points} of ${fill.capacity} points`,
    ...[...fill.already, ...fill.taken].map((row) => {
      const { id, title } = plan.rows[row]!.row.entry;
      const name = id === undefined ? '' : ` (${id})`;
      return `  ${STATE_SIGNS[schedule.states[row]!]} ${String(pointsLeft(schedule.blocks, row)).padStart(3)}  ${visibleLine(title)}${name}`;
    }),
    ...(fill.already.length + fill.taken.length === 0 ? ['  nothing to take'] : []),
    ...fill.warnings.map((warning) => `  ! ${visibleLine(describeWarning(scheduled, warning))}`),
  ]);
  const rest = left.map(({ row, reason }) => `  ${visibleLine(nameOfRow(plan, row))}: ${reason === 'later-sprint' ? 'is in a later sprint' : STATE_NAMES[reason]}`);
  const nothing = lines.length === 0 ? [`${visibleLine(plan.name)}: no sprint takes anything`] : [];
  return `${[...nothing, ...lines, ...(rest.length === 0 ? [] : [`${visibleLine(plan.name)}, left over:`, ...rest])].join('\n')}\n`;
}

function describeWarning({ plan }: ScheduledPlan, warning: SprintWarning): string {
  if (warning.code === 'coupling-split') return `${nameOfRow(plan, warning.item)} is in the sprint and ${nameOfRow(plan, warning.other)}, coupled with it, is not`;
  const what = warning.item === undefined ? 'the tasks of the sprint have' : `${nameOfRow(plan, warning.item)} alone has`;
  return `over capacity: ${what} ${warning.points} points, the sprint holds ${warning.capacity}`;
}
