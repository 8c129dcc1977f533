/**
 * The life that every drag has: it begins when the pointer leaves its place, scrolls the chart while the pointer rests at
 * its edge, ends when the pointer is let go and leaves nothing behind when Escape is pressed. What it does it does not know.
 */
import { edgeSpeed } from '../geometry.ts';
import type { App } from '../app.ts';

export interface FollowedDrag {
  /** The ways in which the chart scrolls along. */
  readonly scrolls: 'columns' | 'rows' | 'both' | 'never';
  /** The pointer moved, or the chart below it. */
  move(event: PointerEvent): void;
  /** @param event undefined where the drag was given up @param hasMoved whether the pointer left its place */
  end(event: PointerEvent | undefined, hasMoved: boolean): void;
}

/** Pixels a press may tremble. */
const TREMBLE = 3;

export function followDrag({ stage: { scroller, view }, chartWindow }: Pick<App, 'stage' | 'chartWindow'>, pressed: PointerEvent, drag: FollowedDrag): void {
  const listening = new AbortController();
  let last: PointerEvent | undefined;
  let frame = 0;
  const scroll = (): void => {
    frame = 0;
    const { left, top, width, height } = view.getBoundingClientRect();
    const { header, width: chart } = chartWindow();
    // Only towards where the pointer went: a press near the edge is no wish to scroll.
    const towards = (from: number, to: number, speed: number): number => (speed * (to - from) > 0 ? speed : 0);
    const x = drag.scrolls === 'rows' ? 0 : towards(pressed.clientX, last!.clientX, edgeSpeed(last!.clientX, left + width - chart, left + width));
    const y = drag.scrolls === 'columns' ? 0 : towards(pressed.clientY, last!.clientY, edgeSpeed(last!.clientY, top + header, top + height));
    if (x === 0 && y === 0) return;
    scroller.scrollBy(x, y);
    drag.move(last!);
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent): void => {
    if (last === undefined && Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) < TREMBLE) return;
    last = event;
    drag.move(event);
    if (frame === 0 && drag.scrolls !== 'never') frame = requestAnimationFrame(scroll);
  };
  const end = (event?: PointerEvent): void => {
    listening.abort();
    cancelAnimationFrame(frame);
    drag.end(event, last !== undefined);
  };
  const { signal } = listening;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', end, { signal });
  window.addEventListener('pointercancel', () => end(), { signal });
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  }, { signal, capture: true });
}
