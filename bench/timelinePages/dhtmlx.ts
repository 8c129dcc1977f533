/**
 * dhtmlx-gantt: a virtualised grid and chart.
 */
import { gantt } from 'dhtmlx-gantt';
import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';
import { dayOf, middleOf, offerChart } from './benchPage.ts';
import type { BarTask } from '../timelineBars.ts';

offerChart<readonly BarTask[]>({
  prepare: (tasks, host) => {
    const data = tasks.map(({ id, title, first, last }) => ({ id, text: title, start_date: dayOf(first), duration: last - first + 1 }));
    const links = tasks.flatMap(({ id, after }) => after.map((source) => ({ id: `${source}-${id}`, source, target: id, type: '0' })));
    return () => {
      gantt.init(host);
      gantt.parse({ data, links });
    };
  },
  isShown: (host) => host.querySelector('.gantt_task_line') !== null,
  bar: (host) => middleOf(host, '.gantt_task_line'),
});
