/**
 * Answers the requests about the timeline's chart, and says when a chart may look different. It knows no page.
 */
import type { Connection } from 'vscode-languageserver';
import { buildTimelineChart, listPlans } from '../features/timelineChart.ts';
import { chartPlansRequest, chartRequest, plansChanged } from '../protocol/timelineMessages.ts';
import { findAnalyses } from './allPlans.ts';
import { fromUri } from './fromLsp.ts';
import { answerRequest } from './guard.ts';
import type { State } from './state.ts';
import { toChart, toPlanName } from './toTimeline.ts';

export interface PlanAnnouncements {
  /** Some note was opened, edited or closed, or changed on disk. */
  changed(): void;
  stop(): void;
}

/** Milliseconds in which changes are gathered; a keystroke should show in the chart at once. */
const PAUSE = 40;

export function answerTimelineRequests(connection: Connection, state: State): PlanAnnouncements {
  answerRequest(connection, chartRequest, null, ({ uri }) => {
    const analysis = state.plans(fromUri(uri));
    const built = analysis && buildTimelineChart(analysis, fromUri(uri));
    return built === undefined ? null : toChart(analysis!, built, (note) => state.open.find(note)?.version ?? null);
  });
  answerRequest(connection, chartPlansRequest, [], () => findAnalyses(state).flatMap((analysis) => (
    listPlans(analysis).map((plan) => toPlanName(analysis, plan)))));

  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    changed: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void connection.sendNotification(plansChanged.method, {});
      }, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}
