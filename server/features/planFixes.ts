/**
 * Repairs that were tried: each is applied to the note in thought, the plan built again, and only what really mends is
 * offered. So no repair leaves its problem behind or makes a new one. It knows offsets, not the protocol.
 *
 * Also what can be rewritten although nothing is wrong: an estimate off the plan's scale.
 *
 * Sample: of `Loosen to overlap:b` and `Remove after:b` on a ring only the second is left, because the first keeps the ring.
 */
import type { DocumentModel } from '../core/model/documentModel.ts';
import { parseAgain } from '../core/parseNote.ts';
import { roundEstimate } from '../core/plan/syntax/estimateScale.ts';
import { setField } from '../core/plan/edits/planEdits.ts';
import { findFixes } from '../core/plan/edits/planFixes.ts';
import { buildPlans } from '../core/plan/graph/planGraph.ts';
import type { PlanNote } from '../core/plan/graph/planGroups.ts';
import { findPlanRows } from '../core/plan/graph/planMembership.ts';
import type { Fix, PlanProblem } from '../core/plan/planProblem.ts';
import { listFindings } from '../core/plan/listFindings.ts';
import { defaultAlias } from '../core/plan/graph/planReferences.ts';
import { schedulePlan } from '../core/plan/schedule/schedule.ts';
import type { Span } from '../core/text/lineIndex.ts';
import { applyEdits } from '../core/text/textEdit.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';

/** Repairs that mend a part are many where everything is tied to everything. */
const SECOND_BEST = 3;

/**
 * The repairs of `problem`, which stands in the note `uri`. Where none mends it whole, as with two rings in one knot,
 * those that at least add nothing.
 * @param model the note as it is open, in the version that was analysed
 */
export function findTriedFixes(analysis: PlanAnalysis, uri: string, model: DocumentModel, problem: PlanProblem): readonly Fix[] {
  const home = analysis.find(uri);
  if (home === undefined) return [];
  const candidates = findFixes(model, home.analysed.plan, problem);
  if (candidates.length === 0) return [];
  const world = notesAround(analysis, home.analysed, candidates);
  const place = world.indexOf(analysis.notes[home.note]!);
  const before = countProblems(world, place);
  const tried = candidates.map((fix) => {
    const text = applyEdits(model.text, fix.edits);
    const plan = findPlanRows(parseAgain(model, text), model);
    const after = countProblems(world.with(place, { path: world[place]!.path, plan }), place);
    const isClean = [...after].every(([code, count]) => count <= (before.get(code) ?? 0));
    return { fix, isClean, isMended: isClean && (after.get(problem.code) ?? 0) < (before.get(problem.code) ?? 0) };
  });
  const mending = tried.filter(({ isMended }) => isMended);
  return (mending.length > 0 ? mending : tried.filter(({ isClean }) => isClean).slice(0, SECOND_BEST)).map(({ fix }) => fix);
}

/** The notes that have a say: those of the plan, and those it or a repair refers to by an alias; in path order. */
function notesAround({ notes }: PlanAnalysis, { plan }: AnalysedPlan, candidates: readonly Fix[]): readonly PlanNote[] {
  const aliases = new Set([
    ...plan.rows.flatMap(({ row }) => row.entry.fields.relations.flatMap(({ target }) => target.alias ?? [])),
    ...candidates.flatMap(({ edits }) => edits.flatMap(({ newText }) => newText.split('/').slice(0, -1).map((part) => part.split(/[,: ]/).at(-1)!))),
  ]);
  const own = new Set(plan.notes);
  return notes.filter((note, index) => own.has(index) || (aliases.size > 0 && aliases.has(note.plan.settings.alias?.value ?? defaultAlias(note.path))));
}

/** How often each code is said of the plan that holds the note at `place`. */
function countProblems(notes: readonly PlanNote[], place: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const plan = buildPlans(notes).find((built) => built.notes.includes(place));
  if (plan === undefined) return counts;
  for (const { code } of listFindings(plan, schedulePlan(plan.items))) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Estimates in `within` that are off the scale, rounded to it: the nearer value first. */
export function findRoundings(analysis: PlanAnalysis, uri: string, model: DocumentModel, within: Span): readonly Fix[] {
  const home = analysis.find(uri);
  if (home === undefined) return [];
  const { plan } = home.analysed;
  const found = plan.rows.find(({ note, row: { kind, entry: { fields: { est } } } }) =>
    note === home.note && kind === 'leaf' && est !== undefined && est.token.span.start <= within.end && within.start <= est.token.span.end);
  if (found === undefined) return [];
  const { est } = found.row.entry.fields;
  return roundEstimate(est!.value, plan.sizes).map((value) => ({ title: `Round to est:${value}`, edits: setField(model, found.row, 'est', String(value)).value ?? [] }));
}
