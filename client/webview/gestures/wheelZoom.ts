/**
 * Ctrl and the wheel, or two fingers, change the size of cells around the pointer. Plain scrolling is the browser's.
 */
import { zoomedCell } from '../geometry.ts';
import type { App } from '../app.ts';

export function listenToWheel(app: App): void {
  app.stage.view.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left } = app.stage.canvas.getBoundingClientRect();
    app.zoomTo(zoomedCell(app.store.state().cell, event.deltaY < 0 ? 1 : -1), Math.max(0, event.clientX - left));
  }, { passive: false });
}
