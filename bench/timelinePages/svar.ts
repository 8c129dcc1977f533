/**
 * \@svar-ui/react-gantt: a virtualised grid and chart in React.
 */
import { Gantt, Willow } from '@svar-ui/react-gantt';
import '@svar-ui/react-gantt/all.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { dayOf, middleOf, offerChart } from './benchPage.ts';
import type { BarTask } from '../timelineBars.ts';

offerChart<readonly BarTask[]>({
  prepare: (plan, host) => {
    const tasks = plan.map(({ id, title, first, last }) => ({ id, text: title, start: dayOf(first), duration: last - first + 1, progress: 0, type: 'task' }));
    const links = plan.flatMap(({ id, after }) => after.map((source) => ({ id: `${source}-${id}`, source, target: id, type: 'e2s' })));
    const scales = [{ unit: 'month', step: 1, format: '%F %Y' }, { unit: 'day', step: 1, format: '%d' }];
    return () => createRoot(host).render(createElement(Willow, null, createElement(Gantt, { tasks, links, scales })));
  },
  isShown: (host) => host.querySelector('.wx-bar') !== null,
  bar: (host) => middleOf(host, '.wx-bar'),
});
