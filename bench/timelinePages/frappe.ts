/**
 * frappe-gantt: all bars and arrows as SVG.
 */
import Gantt from 'frappe-gantt';
import '../../node_modules/frappe-gantt/dist/frappe-gantt.css';
import { dayOf, middleOf, offerChart } from './benchPage.ts';
import type { BarTask } from '../timelineBars.ts';

offerChart<readonly BarTask[]>({
  prepare: (tasks, host) => {
    const rows = tasks.map(({ id, title, first, last, after }) => ({ id, name: title, start: dayOf(first), end: dayOf(last), progress: 0, dependencies: after.join(', ') }));
    return () => new Gantt(host, rows, { view_mode: 'Day', container_height: host.clientHeight });
  },
  isShown: (host) => host.querySelector('.bar') !== null,
  bar: (host) => middleOf(host, '.bar'),
});
