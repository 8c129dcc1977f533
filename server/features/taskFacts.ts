/**
 * Everything a command asks about single tasks: what is written on them, where their relations lead, and the chain of
 * what keeps them from starting. It knows no protocol.
 *
 * Sample: `B  after:a` has one relation, `after` `a`, to the task called `A`.
 */
import { writtenAt } from '../core/plan/graph/planLinks.ts';
import { findBlockingChain } from '../core/plan/schedule/blockers.ts';
import type { TaskState } from '../core/plan/planItem.ts';
import type { RelationKey } from '../core/plan/syntax/planKeys.ts';
import { renderEstimate, renderReference, renderTarget } from '../core/plan/syntax/planValues.ts';
import { resolveReference } from '../core/plan/graph/planReferences.ts';
import { lineAt } from '../core/text/lineIndex.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';
import { labelOf } from './planOverview.ts';
import { plainTitle } from './plainTitle.ts';
import { listReferences } from './planRelations.ts';
import { findRowAtLine } from './rowAtLine.ts';
import { findTask } from './planTargets.ts';
import type { FoundTask, OpenNote, PlanScene } from './planTargets.ts';

/** A row of some plan, as a place in its note. */
export interface RowPlaceFacts {
  readonly uri: string;
  readonly line: number;
  /** As written. */
  readonly title: string;
  readonly label: string;
  readonly state: TaskState;
}

export interface RelationFacts {
  readonly relation: RelationKey;
  readonly reference: string;
  readonly text: string;
  readonly task: RowPlaceFacts | undefined;
}

export interface TaskFactsOf {
  readonly found: FoundTask;
  readonly label: string;
  readonly line: number;
  readonly isMajor: boolean;
  readonly state: TaskState | undefined;
  readonly estimate: string;
  readonly sprint: string;
  readonly owner: string;
  readonly relations: readonly RelationFacts[];
  readonly dependents: number;
}

/** The tasks that begin between two lines of a note; where there is none, the one that the first line belongs to. */
export function findTaskFacts(scene: PlanScene, note: OpenNote, firstLine: number, lastLine: number): readonly TaskFactsOf[] {
  const lines = note.model.checklist.map(({ line }) => line).filter((line) => firstLine <= line && line <= lastLine);
  const found = (lines.length === 0 ? [firstLine] : lines).map((line) => findTask(scene, note, line)).filter((task) => task !== undefined);
  const references = countReferences(scene.plans(note.uri));
  return found.map((task) => describe(scene, task, references));
}

function describe(scene: PlanScene, found: FoundTask, references: ReadonlyMap<object, readonly number[]>): TaskFactsOf {
  const { note: { uri, model }, row: { entry }, planned } = found;
  const { est, sprint, owner } = entry.fields;
  const analysis = scene.plans(uri);
  return {
    found, label: plainTitle(entry.title, model.dialect), line: lineAt(model.lines, entry.titleSpan.start),
    isMajor: planned?.analysed.plan.items[planned.index]!.isMajor ?? false,
    state: planned && planned.analysed.schedule().states[planned.index],
    estimate: est === undefined ? '' : renderEstimate(est.value), sprint: String(sprint?.value ?? ''), owner: owner?.value.join(',') ?? '',
    relations: analysis === undefined ? [] : relationsOf(analysis, found),
    dependents: planned === undefined ? 0 : references.get(planned.analysed.plan)?.[planned.index] ?? 0,
  };
}

function relationsOf(analysis: PlanAnalysis, { note: { uri }, row: { entry } }: FoundTask): readonly RelationFacts[] {
  const home = analysis.find(uri);
  return entry.fields.relations.map(({ kind, target }) => {
    const resolution = home === undefined ? undefined : resolveReference(analysis.names, home.note, target);
    const place = resolution?.kind === 'found' ? resolution.place : undefined;
    return {
      relation: kind, reference: renderReference(target), text: renderTarget(target),
      task: place && placeOfRow(analysis, analysis.plans[place.group]!, place.index),
    };
  });
}

function placeOfRow(analysis: PlanAnalysis, analysed: AnalysedPlan, index: number): RowPlaceFacts {
  const { note, row: { entry } } = analysed.plan.rows[index]!;
  const { uri, lines } = analysis.notes[note]!;
  return { uri, line: lineAt(lines, entry.titleSpan.start), title: entry.title, label: labelOf(analysis, analysed, index), state: analysed.schedule().states[index]! };
}

/** How many relations lead to each row, by plan. */
function countReferences(analysis: PlanAnalysis | undefined): ReadonlyMap<object, readonly number[]> {
  const counts = new Map<object, number[]>();
  for (const { to } of analysis === undefined ? [] : listReferences(analysis)) {
    const ofPlan = counts.get(to.plan) ?? to.plan.rows.map(() => 0);
    counts.set(to.plan, ofPlan);
    ofPlan[to.index]!++;
  }
  return counts;
}

export interface ChainFacts {
  readonly label: string;
  readonly state: TaskState;
  readonly steps: readonly {
    readonly depth: number;
    readonly waiting: string;
    readonly relation: string;
    readonly label: string;
    readonly task: RowPlaceFacts | undefined;
  }[];
}

/** What has to happen before the task on `line` can start; undefined where there is no task of a plan. */
export function findChain(analysis: PlanAnalysis, uri: string, line: number): ChainFacts | undefined {
  const place = findRowAtLine(analysis, uri, line);
  if (place === undefined) return undefined;
  const { analysed, row } = place;
  const schedule = analysed.schedule();
  return {
    label: labelOf(analysis, analysed, row), state: schedule.states[row]!,
    steps: findBlockingChain(schedule, row).map(({ row: waiting, by, relation, depth }) => {
      const written = relation && writtenAt(analysed.plan.rows, analysed.plan.rows[relation.writer]!.relations[relation.index]!);
      const task = by >= 0 ? placeOfRow(analysis, analysed, by) : undefined;
      const text = written === undefined ? '' : `${written.kind}:${renderTarget(written.target)}`;
      return { depth, waiting: labelOf(analysis, analysed, waiting), relation: text, label: task?.label ?? (written === undefined ? '' : renderReference(written.target)), task };
    }),
  };
}
