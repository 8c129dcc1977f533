/**
 * Dragging the border between tree and chart, or moving it with the arrow keys.
 */
import type { App } from '../timelineApp.ts';

const STEP = 16;

export function listenToDivider({ stage: { divider, scroller, tree }, store }: App): void {
  divider.tabIndex = 0;
  const resize = (width: number): void => {
    const room = Math.round(scroller.clientWidth * 0.6);
    store.dispatch({ kind: 'resizeTree', width: Math.min(room, width) });
  };
  divider.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    divider.setPointerCapture(event.pointerId);
    const offset = tree.offsetWidth - event.clientX;
    const move = ({ clientX }: PointerEvent): void => resize(clientX + offset);
    divider.addEventListener('pointermove', move);
    divider.addEventListener('lostpointercapture', () => divider.removeEventListener('pointermove', move), { once: true });
  });
  divider.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    resize(tree.offsetWidth + (event.key === 'ArrowLeft' ? -STEP : STEP));
  });
}
