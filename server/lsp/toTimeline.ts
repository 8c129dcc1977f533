/**
 * The timeline's chart as its message: notes by URI and version instead of by place.
 */
import { URI, Utils } from 'vscode-uri';
import type { ChoosablePlan, TimelineChart } from '../features/timelineChart.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import type { Chart, PlanName } from '../protocol/timelineMessages.ts';

/** @param versionOf the version of an open note, null where it is read from disk */
export function toChart({ notes }: PlanAnalysis, chart: TimelineChart, versionOf: (uri: string) => number | null): Chart {
  const named = chart.notes.map((note) => notes[note]!.uri);
  return {
    ...chart,
    uri: named[0]!,
    notes: named.map((uri) => ({ uri, name: Utils.basename(URI.parse(uri)), version: versionOf(uri) })),
    rows: chart.rows as Chart['rows'], items: chart.items as Chart['items'], problems: [...chart.problems],
  };
}

export function toPlanName({ notes }: PlanAnalysis, { note, name, tasks }: ChoosablePlan): PlanName {
  const { uri, path } = notes[note]!;
  return { uri, name, tasks, path };
}
