/**
 * Our page, as the editor loads it: a message with the chart comes in, is read, validated, scheduled and drawn.
 */
import '../../client/webview/icons.css';
import '../../client/webview/timeline.css';
import { startTimeline } from '../../client/webview/timelineApp.ts';
import type { Chart } from '../../server/protocol/timelineMessages.ts';
import { offerChart } from './benchPage.ts';

Object.assign(globalThis, { acquireVsCodeApi: () => ({ postMessage: () => undefined, getState: () => undefined, setState: () => undefined }) });

/** As the host writes it. */
function messageOf(chart: Chart): string {
  return JSON.stringify({ kind: 'chart', chart, plans: [] });
}

offerChart<Chart>({
  prepare: (chart, host) => {
    const message = messageOf(chart);
    return () => {
      startTimeline(host);
      window.postMessage(message);
    };
  },
  isShown: (host) => host.querySelector('.row.task') !== null,
  bar: (host) => {
    const row = host.querySelector('.row.task')?.getBoundingClientRect();
    const chart = host.querySelector('.chart')!.getBoundingClientRect();
    return row && { x: chart.x + 0.4 * Number(host.dataset['cell']), y: row.y + row.height / 2 };
  },
  change: (chart) => window.postMessage(messageOf(chart)),
});
