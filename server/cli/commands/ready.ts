/**
 * `throughline ready`: what can start now, most urgent first, and why something else cannot.
 */
import { findBlockers, findBlockingChain } from '../../core/plan/schedule/blockers.ts';
import type { ChainStep } from '../../core/plan/schedule/blockers.ts';
import { measureTotals } from '../../core/plan/schedule/rowTotals.ts';
import { isCritical } from '../../core/plan/schedule/schedule.ts';
import { isBlocked, isReady } from '../../core/plan/taskStates.ts';
import { visibleLine } from '../../core/text/visibleText.ts';
import type { ReadyOutput } from '../../protocol/cliShapes.ts';
import { readCommandLine, suggest } from '../commandLine.ts';
import type { OptionTable } from '../commandLine.ts';
import { leavesOf, loadPlans, nameOfRow, nameOfTarget } from '../loadPlans.ts';
import type { LoadedPlans, ScheduledPlan } from '../loadPlans.ts';
import { taskToJson } from '../render/planJson.ts';
import { STATE_NAMES, STATE_SIGNS, paint } from '../render/stateSigns.ts';
import { fitText, textWidth } from '../render/textWidth.ts';
import type { Terminal } from '../terminal.ts';
import { failUsage, pathErrors } from '../usage.ts';

export const READY_HELP = `Usage: throughline ready [OPTIONS] PATH…

Prints the tasks that can start now, most urgent first. A PATH is a Markdown or AsciiDoc file, a folder, or - for
standard input.

  --why ID                  instead, everything that has to happen before this task can start
  --plan NAME               only this plan, by its name or one of its files
  --json                    as JSON
  --dialect DIALECT         markdown or asciidoc: what standard input and files of other names hold

Exit status: 0 fine, 2 wrong usage, unreadable input or an unknown ID.
`;

const OPTIONS: OptionTable = { why: 'text', plan: 'text', json: 'switch', dialect: ['markdown', 'asciidoc'] };

/** Runs the command with the arguments after its name. */
export async function runReady(given: readonly string[], terminal: Terminal): Promise<void> {
  const line = readCommandLine(given, OPTIONS);
  if (failUsage('ready', [...line.errors, ...pathErrors(line)], terminal)) return;
  const { notes, plans } = await loadPlans(line, terminal);
  const why = line.words.get('why');
  const asked = why === undefined ? [] : findAsked(plans, why, terminal);
  if (line.switches.has('json')) {
    const output: ReadyOutput = {
      plans: plans.map((plan) => frontierToJson(plan, notes)),
      ...(why === undefined ? {} : { why: asked.map(({ plan, row }) => chainToJson(plan, row)) }),
    };
    terminal.print(`${JSON.stringify(output, undefined, 2)}\n`);
  } else if (why === undefined) terminal.printColoured(plans.map((plan) => listReady(plan, terminal.hasColours)).join('\n'));
  else terminal.print(asked.map(({ plan, row }) => explainRow(plan, row)).join('\n'));
}

/** Ready tasks of a plan by total float, then in document order. */
function readyRows({ plan, schedule }: ScheduledPlan): readonly number[] {
  return leavesOf(plan)
    .filter((row) => isReady(schedule.states[row]))
    .sort((a, b) => schedule.totalFloat[a]! - schedule.totalFloat[b]! || a - b);
}

function blockedRows({ plan, schedule }: ScheduledPlan): readonly number[] {
  return leavesOf(plan).filter((row) => ['blocked', 'dead', 'cyclic'].includes(schedule.states[row]!));
}

function frontierToJson(scheduled: ScheduledPlan, notes: LoadedPlans['notes']): ReadyOutput['plans'][number] {
  const { plan, schedule } = scheduled;
  return {
    name: plan.name,
    ready: readyRows(scheduled).map((row) => taskToJson(scheduled, notes, row)),
    blocked: blockedRows(scheduled).map((row) => ({
      task: nameOfRow(plan, row),
      by: [...new Set(findBlockers(schedule, row).filter(({ isBlocking }) => isBlocking).map(({ writer, relation }) => nameOfTarget(plan, writer, relation)))],
    })),
  };
}

function listReady(scheduled: ScheduledPlan, hasColours: boolean): string {
  const { plan, schedule } = scheduled;
  const rows = readyRows(scheduled);
  const names = rows.map((row) => visibleLine(plan.rows[row]!.row.entry.id ?? ''));
  const width = names.reduce((widest, name) => Math.max(widest, textWidth(name)), 0);
  const lines = rows.map((row, at) => {
    const state = schedule.states[row]!;
    const float = schedule.totalFloat[row]!;
    const partners = findBlockers(schedule, row).map(({ writer, relation }) => nameOfTarget(plan, writer, relation));
    const facts = [
      `${schedule.blocks.points[row]!} pts`, isCritical(schedule, row) ? 'critical' : `float ${float}`,
      ...(partners.length === 0 ? [] : [`with ${visibleLine([...new Set(partners)].join(', '))}`]),
    ];
    const text = `  ${STATE_SIGNS[state]} ${fitText(names[at]!, width)}  ${visibleLine(plan.rows[row]!.row.entry.title)}  (${facts.join(', ')})`;
    return hasColours ? paint(state, text) : text;
  });
  const waiting = blockedRows(scheduled).length;
  const rest = waiting === 0 ? '' : `; ${waiting} wait, --why ID tells for what`;
  return `${[`${visibleLine(plan.name)}: ${rows.length} of ${leavesOf(plan).length} tasks can start${rest}`, ...lines].join('\n')}\n`;
}

interface Asked {
  readonly plan: ScheduledPlan;
  readonly row: number;
}

function findAsked(plans: readonly ScheduledPlan[], id: string, terminal: Terminal): readonly Asked[] {
  const found = plans.flatMap((plan): Asked[] => {
    const row = plan.plan.rowOfId.get(id);
    return row === undefined ? [] : [{ plan, row }];
  });
  if (found.length === 0) terminal.fail(2, 'ready', `no task is called ${id}${suggest(id, plans.flatMap(({ plan }) => [...plan.rowOfId.keys()]))}`);
  return found;
}

function byOf({ plan }: ScheduledPlan, { by, relation }: ChainStep): string {
  return by >= 0 || relation === undefined ? nameOfRow(plan, by) : nameOfTarget(plan, relation.writer, relation.index);
}

function chainToJson(scheduled: ScheduledPlan, row: number): NonNullable<ReadyOutput['why']>[number] {
  const { plan, schedule } = scheduled;
  return {
    plan: plan.name, task: nameOfRow(plan, row), state: schedule.states[row]!,
    steps: findBlockingChain(schedule, row).map((step) => ({ task: nameOfRow(plan, step.row), by: byOf(scheduled, step), depth: step.depth })),
  };
}

/** The state of a row and, where it waits, each step of what it waits for, indented by how far away it is; of a major how much is done. */
function explainRow(scheduled: ScheduledPlan, row: number): string {
  const { plan, schedule } = scheduled;
  const head = `${visibleLine(nameOfRow(plan, row))}: ${STATE_NAMES[schedule.states[row]!]}`;
  if (!isBlocked(schedule.states[row])) return `${head}\n`;
  const { done } = measureTotals(schedule);
  const progressOf = (by: number): string => (
    plan.items[by]!.isMajor ? `${done[by]!} of ${schedule.blocks.points[by]!} points done` : STATE_NAMES[schedule.states[by]!]);
  const steps = findBlockingChain(schedule, row).map((step) => {
    const state = step.by >= 0 ? progressOf(step.by) : 'not in this plan';
    return `${'  '.repeat(Math.min(step.depth, 12))}${visibleLine(nameOfRow(plan, step.row))} waits for ${visibleLine(byOf(scheduled, step))} (${state})`;
  });
  return `${[head, ...steps].join('\n')}\n`;
}
