/**
 * The plans of the notes that paths lead to, scheduled, with everything that is wrong with each.
 * How plans are read and scheduled is the core's business; nothing is printed but what cannot be read or found.
 */
import { resolve } from 'node:path';
import type { Dialect } from '../core/model/documentModel.ts';
import { listProblems } from '../core/plan/listProblems.ts';
import { MISSING } from '../core/plan/planItem.ts';
import { buildPlans } from '../core/plan/graph/planGraph.ts';
import type { Plan } from '../core/plan/graph/planGraph.ts';
import { writtenAt } from '../core/plan/graph/planLinks.ts';
import { findPlanRows } from '../core/plan/graph/planMembership.ts';
import type { NotePlan } from '../core/plan/graph/planMembership.ts';
import type { PlanProblem } from '../core/plan/planProblem.ts';
import { renderReference } from '../core/plan/syntax/planValues.ts';
import { schedulePlan } from '../core/plan/schedule/schedule.ts';
import type { Schedule } from '../core/plan/schedule/schedule.ts';
import { suggest } from './commandLine.ts';
import type { CommandLine } from './commandLine.ts';
import { loadNotes } from './loadNotes.ts';
import type { LoadedNote, NoteGroup } from './loadNotes.ts';
import type { Terminal } from './terminal.ts';

export interface PlannedNote extends LoadedNote {
  readonly plan: NotePlan;
}

export interface ScheduledPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
  /** Of the text and of the schedule, in the order of the notes. */
  readonly problems: readonly PlanProblem[];
}

export interface LoadedPlans {
  readonly groups: readonly NoteGroup[];
  /** In path order, each file once. Plans name notes by their index here. */
  readonly notes: readonly PlannedNote[];
  readonly plans: readonly ScheduledPlan[];
}

/** Loads the paths of `line` with its `--dialect`, and keeps the plan `--plan` names, by its name or one of its files. */
export async function loadPlans({ paths, words }: CommandLine, terminal: Terminal): Promise<LoadedPlans> {
  const groups = await loadNotes(paths, words.get('dialect') as Dialect | undefined, terminal);
  const byFile = new Map(groups.flatMap((group) => group.notes).map((note) => [note.path === '-' ? '-' : resolve(note.path), note] as const));
  const notes = [...byFile.values()]
    .map((note): PlannedNote => ({ ...note, plan: findPlanRows(note.model) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const plans = buildPlans(notes).map((plan) => scheduled(plan));
  return { groups, notes, plans: choosePlans(plans, notes, words.get('plan'), terminal) };
}

function scheduled(plan: Plan): ScheduledPlan {
  const schedule = schedulePlan(plan.items);
  return { plan, schedule, problems: listProblems(plan, schedule).toSorted((a, b) => a.note - b.note || a.span.start - b.span.start) };
}

function choosePlans(plans: readonly ScheduledPlan[], notes: readonly PlannedNote[], wanted: string | undefined, terminal: Terminal): readonly ScheduledPlan[] {
  if (wanted === undefined) return plans;
  const named = plans.filter(({ plan }) => plan.name === wanted);
  const chosen = named.length > 0 ? named : plans.filter(({ plan }) => plan.notes.some((note) => resolve(notes[note]!.path) === resolve(wanted)));
  if (chosen.length === 0) terminal.fail(2, `no plan is called ${wanted}`, `--plan takes a plan's name or file${suggest(wanted, plans.map(({ plan }) => plan.name))}`);
  return chosen;
}

/** The id of a row, else its title. */
export function nameOfRow({ rows }: Plan, row: number): string {
  const { id, title } = rows[row]!.row.entry;
  return id ?? title;
}

/** The name of what a relation leads to: of a row of this plan, else as it is written. */
export function nameOfTarget(plan: Plan, writer: number, relation: number): string {
  const { target } = plan.items[writer]!.relations[relation]!;
  return target > MISSING ? nameOfRow(plan, target) : renderReference(writtenAt(plan.rows, plan.rows[writer]!.relations[relation]!).target);
}

/** The rows that own work, in document order. */
export function leavesOf({ items }: Plan): readonly number[] {
  return items.flatMap(({ isMajor }, row) => (isMajor ? [] : [row]));
}
