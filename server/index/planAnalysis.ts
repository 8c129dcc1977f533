/**
 * The plans of a set of notes, built together and remembered for each snapshot of the index; a plan is scheduled only
 * when somebody asks for it. It knows facts of notes, neither their text nor the editor.
 *
 * After an edit the analysis is made from the one before: plans that the edit does not touch are the same objects, with
 * their schedules. Law: it equals the analysis of the same notes from nothing.
 *
 * Sample: two notes that name the plan `x` give one plan, found from the URI of either.
 */
import { URI } from 'vscode-uri';
import { listFindings } from '../core/plan/listFindings.ts';
import type { Finding } from '../core/plan/listFindings.ts';
import { buildPlanSet } from '../core/plan/graph/planGraph.ts';
import type { Plan, PlanSet } from '../core/plan/graph/planGraph.ts';
import type { PlanItem, ScheduleProblem } from '../core/plan/planItem.ts';
import type { PlanProblem } from '../core/plan/planProblem.ts';
import type { PlanNames } from '../core/plan/graph/planReferences.ts';
import { isSameList } from '../core/plan/schedule/sameItem.ts';
import { keepProblems } from '../core/plan/schedule/sameProblem.ts';
import { schedulePlan } from '../core/plan/schedule/schedule.ts';
import type { Schedule } from '../core/plan/schedule/schedule.ts';
import type { NoteFacts, PlanFacts } from './noteFacts.ts';
import type { IndexSnapshot, ListedNote } from './noteIndex.ts';

/** A note of some plan. Its place in the list is what plans call it by. */
export interface AnalysedNote extends PlanFacts {
  readonly uri: string;
  readonly path: string;
}

/** A schedule that is made when somebody asks for it. */
interface Scheduled {
  readonly schedule: () => Schedule;
  /** Undefined as long as nobody has asked. */
  readonly findSchedule: () => Schedule | undefined;
}

export interface AnalysedPlan extends Scheduled {
  readonly plan: Plan;
  /** What is wrong with its text and its schedule. */
  problems(): readonly PlanProblem[];
  /** The same for one of its notes. */
  problemsOf(note: number): readonly PlanProblem[];
  /** The same before it is put into words: the objects of before an edit, where that does not touch them. */
  findingsOf(note: number): readonly Finding[];
}

export interface PlanAnalysis {
  /** In path order. */
  readonly notes: readonly AnalysedNote[];
  readonly plans: readonly AnalysedPlan[];
  /** What ids and aliases lead to, in all plans. */
  readonly names: PlanNames;
  /** The plan a note belongs to, and which of `notes` it is. */
  find(uri: string): { readonly analysed: AnalysedPlan; readonly note: number } | undefined;
}

/** An analysis with what the next one is made from. */
interface Analysis extends PlanAnalysis {
  readonly list: readonly ListedNote[];
  readonly set: PlanSet;
  readonly noteOfUri: ReadonlyMap<string, number>;
}

const byFacts = new WeakMap<NoteFacts, Analysis>();
/** The analysis made last, to make the next one from; of which snapshot that one is does not matter for the result. */
let latest: { readonly snapshot: IndexSnapshot; readonly analysis: Analysis } | undefined;

/** The plans of all notes of `snapshot`, analysed once as long as no other snapshot is. */
export function analysePlans(snapshot: IndexSnapshot): PlanAnalysis {
  if (latest?.snapshot !== snapshot) latest = { snapshot, analysis: analyse(snapshot.list, latest?.analysis) };
  return latest.analysis;
}

/** The plan of a note that is in no folder, by itself. */
export function analyseAlone(uri: string, facts: NoteFacts): PlanAnalysis {
  const analysis = byFacts.get(facts) ?? analyse([[uri, facts]], undefined);
  byFacts.set(facts, analysis);
  return analysis;
}

function analyse(all: readonly ListedNote[], before: Analysis | undefined): Analysis {
  const { notes, noteOfUri } = arrange(all, before);
  const set = buildPlanSet(notes, before?.set);
  const plans = analyseEach(set, before);
  return {
    notes, plans, names: set.names, list: all, set, noteOfUri,
    find: (uri) => {
      const note = noteOfUri.get(uri);
      const group = note === undefined ? undefined : set.names.groupOfNote[note];
      return note === undefined || group === undefined ? undefined : { analysed: plans[group]!, note };
    },
  };
}

/** The notes with plans in path order. Where they are the same ones as before, only those that changed are new. */
function arrange(list: readonly ListedNote[], before: Analysis | undefined): Pick<Analysis, 'notes' | 'noteOfUri'> {
  if (before === undefined || !isSameList(list, before.list, isVersionOf)) {
    const notes = list.flatMap(([uri, { plan }]) => (plan === undefined ? [] : [{ uri, path: URI.parse(uri).path, ...plan }]))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return { notes, noteOfUri: new Map(notes.map(({ uri }, note) => [uri, note])) };
  }
  const notes = before.notes.slice();
  list.forEach((listed, index) => {
    if (listed === before.list[index]) return;
    const [uri, { plan }] = listed;
    if (plan === before.list[index]![1].plan) return;
    const note = before.noteOfUri.get(uri)!;
    notes[note] = { ...notes[note]!, ...plan! };
  });
  return { notes, noteOfUri: before.noteOfUri };
}

function isVersionOf(one: ListedNote, other: ListedNote): boolean {
  return one === other || (one[0] === other[0] && (one[1].plan === undefined) === (other[1].plan === undefined));
}

// A function of its own: what `analyse` returns must not hold on to the analysis before.
function analyseEach({ plans }: PlanSet, before: Analysis | undefined): readonly AnalysedPlan[] {
  return plans.map((plan) => analyseAgain(plan, before?.plans[before.set.names.groupOfNote[plan.notes[0]!] ?? -1]));
}

/** @param before the plan that its first note was in */
function analyseAgain(plan: Plan, before: AnalysedPlan | undefined): AnalysedPlan {
  if (before?.plan === plan) return before;
  return analysePlan(plan, before?.plan.items === plan.items ? before : scheduleOnce(plan.items, before?.findSchedule()?.problems ?? []));
}

/** @param before the problems of an earlier schedule: what is the same among them stays the same object */
function scheduleOnce(items: readonly PlanItem[], before: readonly ScheduleProblem[]): Scheduled {
  let known: Schedule | undefined;
  const make = (): Schedule => {
    const schedule = schedulePlan(items);
    return { ...schedule, problems: keepProblems(schedule.problems, before) };
  };
  return { schedule: () => (known ??= make()), findSchedule: () => known };
}

function analysePlan(plan: Plan, { schedule, findSchedule }: Scheduled): AnalysedPlan {
  const found = once((note) => listFindings(plan, schedule(), note));
  const problemsOf = once((note) => found(note).map(({ describe }) => describe(plan)));
  return { plan, schedule, findSchedule, problems: problemsOf, problemsOf, findingsOf: found };
}

/** `make` with a memory of what it made for each note, and for all together. */
function once<Value>(make: (note?: number) => Value): (note?: number) => Value {
  const known = new Map<number | undefined, Value>();
  return (note) => {
    const value = known.get(note) ?? make(note);
    known.set(note, value);
    return value;
  };
}
