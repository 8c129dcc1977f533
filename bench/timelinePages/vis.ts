/**
 * vis-timeline: one group a task. It draws no relations.
 */
import { DataSet } from 'vis-data/standalone';
import { Timeline } from 'vis-timeline/standalone';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { dayOf, middleOf, offerChart } from './benchPage.ts';
import type { BarTask } from '../timelineBars.ts';

offerChart<readonly BarTask[]>({
  prepare: (tasks, host) => {
    const items = tasks.map(({ id, title, first, last }) => ({ id, group: id, content: title, start: dayOf(first), end: dayOf(last + 1) }));
    const groups = tasks.map(({ id, title }) => ({ id, content: title }));
    return () => new Timeline(host, new DataSet(items), new DataSet(groups), {
      height: host.clientHeight, verticalScroll: true, zoomKey: 'ctrlKey', editable: { updateTime: true }, itemsAlwaysDraggable: true,
      start: dayOf(0), end: dayOf(50),
    });
  },
  isShown: (host) => host.querySelector('.vis-item') !== null,
  bar: (host) => middleOf(host, '.vis-item'),
});
