/**
 * The plans of a set of notes, built together and remembered for each snapshot of the index; a plan is scheduled only
 * when somebody asks for it. It knows facts of notes, neither their text nor the editor.
 *
 * Sample: two notes that name the plan `x` give one plan, found from the URI of either.
 */
import { URI } from 'vscode-uri';
import { findOverfullSprints } from '../core/plan/capacityProblems.ts';
import { buildPlans } from '../core/plan/planGraph.ts';
import type { Plan } from '../core/plan/planGraph.ts';
import type { PlanProblem } from '../core/plan/planProblem.ts';
import { schedulePlan } from '../core/plan/schedule.ts';
import type { Schedule } from '../core/plan/schedule.ts';
import { describeScheduleProblem } from '../core/plan/scheduleMessages.ts';
import type { NoteFacts, PlanFacts } from './noteFacts.ts';
import type { IndexSnapshot } from './noteIndex.ts';

/** A note of some plan. Its place in the list is what plans call it by. */
export interface AnalysedNote extends PlanFacts {
  readonly uri: string;
  readonly path: string;
}

export interface AnalysedPlan {
  readonly plan: Plan;
  schedule(): Schedule;
  /** What is wrong with its text and its schedule. */
  problems(): readonly PlanProblem[];
}

export interface PlanAnalysis {
  /** In path order. */
  readonly notes: readonly AnalysedNote[];
  readonly plans: readonly AnalysedPlan[];
  /** The plan a note belongs to, and which of `notes` it is. */
  find(uri: string): { readonly analysed: AnalysedPlan; readonly note: number } | undefined;
}

const bySnapshot = new WeakMap<IndexSnapshot, PlanAnalysis>();
const byFacts = new WeakMap<NoteFacts, PlanAnalysis>();

/** The plans of all notes of `snapshot`, analysed once. */
export function analysePlans(snapshot: IndexSnapshot): PlanAnalysis {
  return remember(bySnapshot, snapshot, () => analyse([...snapshot.notes]));
}

/** The plan of a note that is in no folder, by itself. */
export function analyseAlone(uri: string, facts: NoteFacts): PlanAnalysis {
  return remember(byFacts, facts, () => analyse([[uri, facts]]));
}

function remember<Key extends object>(known: WeakMap<Key, PlanAnalysis>, key: Key, make: () => PlanAnalysis): PlanAnalysis {
  const analysis = known.get(key) ?? make();
  known.set(key, analysis);
  return analysis;
}

function analyse(facts: readonly (readonly [uri: string, facts: NoteFacts])[]): PlanAnalysis {
  const notes = facts
    .flatMap(([uri, { plan }]) => (plan === undefined ? [] : [{ uri, path: URI.parse(uri).path, ...plan }]))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const plans = buildPlans(notes).map(analysePlan);
  const places = new Map(plans.flatMap((analysed) => analysed.plan.notes.map((note) => [notes[note]!.uri, { analysed, note }] as const)));
  return { notes, plans, find: (uri) => places.get(uri) };
}

function analysePlan(plan: Plan): AnalysedPlan {
  let schedule: Schedule | undefined;
  let problems: readonly PlanProblem[] | undefined;
  const scheduled = (): Schedule => (schedule ??= schedulePlan(plan.items));
  return {
    plan,
    schedule: scheduled,
    problems: () => (problems ??= [
      ...plan.problems, ...scheduled().problems.map((problem) => describeScheduleProblem(plan, problem)),
      ...findOverfullSprints(plan, scheduled()),
    ]),
  };
}
