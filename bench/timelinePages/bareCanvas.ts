/**
 * The floor: a rectangle for each task on a canvas, without rows, relations or anything to do with them.
 */
import { offerChart } from './benchPage.ts';
import type { BarTask } from '../timelineBars.ts';

offerChart<readonly BarTask[]>({
  prepare: (tasks, host) => () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [host.clientWidth, host.clientHeight];
    const context = canvas.getContext('2d')!;
    tasks.forEach(({ first, last }, row) => context.fillRect(first * 20, row * 22, (last - first + 1) * 20, 18));
    host.append(canvas);
  },
  isShown: (host) => host.firstChild !== null,
});
