/**
 * mermaid: its Gantt diagram, a picture without editing.
 */
import mermaid from 'mermaid';
import { offerChart } from './benchPage.ts';
import type { BarTask } from '../timelineBars.ts';

offerChart<readonly BarTask[]>({
  prepare: (tasks, host) => {
    mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000 });
    const lines = tasks.map(({ id, title, first, last, after }) => (
      `${title} :${id}, ${after.length > 0 ? `after ${after.join(' ')}` : `2030-01-${String(first).padStart(2, '0')}`}, ${last - first + 1}d`));
    const text = `gantt\ndateFormat YYYY-MM-DD\nsection Plan\n${lines.join('\n')}\n`;
    return async () => { host.innerHTML = (await mermaid.render('drawn', text)).svg; };
  },
  isShown: (host) => host.querySelector('.task') !== null,
});
