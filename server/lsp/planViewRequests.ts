/**
 * Answers the plan view, the status bar and the commands about tasks.
 */
import type { Connection } from 'vscode-languageserver';
import { suggestEstimates } from '../features/planCompletion.ts';
import { describeTask } from '../features/planHover.ts';
import { listRows, summarisePlan } from '../features/planOverview.ts';
import type { PlanOverview } from '../features/planOverview.ts';
import { findRowAtLine } from '../features/rowAtLine.ts';
import { findChain, findTaskFacts } from '../features/taskFacts.ts';
import type { RowPlaceFacts, TaskFactsOf } from '../features/taskFacts.ts';
import type { PlanScene } from '../features/planTargets.ts';
import type { AnalysedPlan, PlanAnalysis } from '../index/planAnalysis.ts';
import { blockingChainRequest, planCardRequest, planRowsRequest, planSummariesRequest, taskFactsRequest } from '../protocol/planViewMessages.ts';
import type { PlanSummary, TaskFacts } from '../protocol/planViewMessages.ts';
import { findAnalyses } from './allPlans.ts';
import { fromUri } from './fromLsp.ts';
import { answerRequest } from './guard.ts';
import { findPlanHome } from './planHome.ts';
import type { State } from './state.ts';

export function answerPlanViewRequests(connection: Connection, state: State): void {
  const scene: PlanScene = { open: (uri) => state.open.find(fromUri(uri)), plans: (uri) => state.plans(fromUri(uri)) };
  const summarise = createSummariser(state);
  const versionOf = (uri: string): number | null => state.open.find(uri)?.version ?? null;

  answerRequest(connection, planSummariesRequest, { plans: [], scanning: false }, ({ uri }) => {
    const analyses = uri === null ? findAnalyses(state) : [state.plans(fromUri(uri))];
    const plans = analyses.flatMap((analysis) => (analysis === undefined ? [] : plansOf(analysis, uri).map((analysed) => summarise(analysis, analysed))));
    return { plans, scanning: !state.isScanned };
  });
  answerRequest(connection, planRowsRequest, null, ({ uri }) => {
    const home = findPlanHome(state, fromUri(uri));
    if (home === undefined) return null;
    const { analysis, analysed } = home;
    const estimates = suggestEstimates(analysed.plan).map(({ label, detail }) => ({ value: label, detail }));
    return { summary: summarise(analysis, analysed), rows: [...listRows(analysis, analysed)], estimates };
  });
  answerRequest(connection, taskFactsRequest, [], ({ uri, firstLine, lastLine }) => {
    const note = scene.open(uri);
    return note === undefined ? [] : findTaskFacts(scene, note, firstLine, lastLine).map((task) => toTaskFacts(task, versionOf));
  });
  answerRequest(connection, blockingChainRequest, null, ({ uri, line }) => {
    const analysis = state.plans(fromUri(uri));
    const chain = analysis && findChain(analysis, fromUri(uri), line);
    return chain === undefined ? null : {
      ...chain, steps: chain.steps.map(({ task, ...step }) => ({ ...step, place: task === undefined ? null : toPlace(task, versionOf), state: task?.state ?? null })),
    };
  });
  answerRequest(connection, planCardRequest, null, ({ uri, line }) => {
    const analysis = state.plans(fromUri(uri));
    const place = analysis && findRowAtLine(analysis, fromUri(uri), line);
    return place === undefined ? null : describeTask(place.analysed, place.row);
  });
}

function plansOf(analysis: PlanAnalysis, uri: string | null): readonly AnalysedPlan[] {
  if (uri === null) return analysis.plans.filter(({ plan }) => plan.rows.length > 0);
  const analysed = analysis.find(fromUri(uri))?.analysed;
  return analysed === undefined || analysed.plan.rows.length === 0 ? [] : [analysed];
}

/**
 * Summaries with a number that tells whether rows are still the same: a plan may stay while its lines move. All plans are
 * asked about after every edit, so what is known of those that stayed is kept.
 */
function createSummariser({ open }: State): (analysis: PlanAnalysis, analysed: AnalysedPlan) => PlanSummary {
  const known = new WeakMap<AnalysedPlan, { readonly revision: number; readonly lines: readonly object[]; readonly overview: PlanOverview }>();
  let last = 0;
  return (analysis, analysed) => {
    const before = known.get(analysed);
    const overview = before?.overview ?? summarisePlan(analysed);
    const { notes: indexes, ...figures } = overview;
    const notes = indexes.map((note) => analysis.notes[note]!);
    const lines = notes.map((note) => note.lines);
    const revision = before !== undefined && before.lines.every((index, at) => index === lines[at]) ? before.revision : ++last;
    known.set(analysed, { revision, lines, overview });
    return { ...figures, uri: notes[0]!.uri, revision, notes: notes.map(({ uri }) => ({ uri, version: open.find(uri)?.version ?? null })) };
  };
}

function toPlace({ uri, line, title }: RowPlaceFacts, versionOf: (uri: string) => number | null): TaskFacts['place'] {
  return { uri, version: versionOf(uri), line, title };
}

function toTaskFacts({ found, relations, state, ...facts }: TaskFactsOf, versionOf: (uri: string) => number | null): TaskFacts {
  const { note: { uri, version, model }, row: { source, index, entry } } = found;
  const { line, ...rest } = facts;
  return {
    ...rest, state: state ?? null, isHeading: source === 'heading',
    box: source === 'item' ? model.checklist[index]!.state : 'open',
    place: { uri, version, line, title: entry.title },
    relations: relations.map(({ task, ...relation }) => ({
      ...relation, task: task === undefined ? null : { place: toPlace(task, versionOf), label: task.label, state: task.state },
    })),
  };
}
