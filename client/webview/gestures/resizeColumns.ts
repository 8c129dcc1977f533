/**
 * Dragging the border between list and chart and those in front of the list's columns, or moving them with the arrow keys.
 * A double click gives back the width that fits.
 */
import type { App } from '../app.ts';
import type { TreeColumns } from '../treeColumns.ts';

const STEP = 16;

export function listenToDividers(app: App): void {
  for (const [name, divider] of app.stage.dividers) listenToDivider(app, name, divider);
}

function listenToDivider({ store }: App, column: keyof TreeColumns, divider: HTMLElement): void {
  divider.tabIndex = 0;
  const direction = column === 'width' ? 1 : -1; // The border stands behind the list, but in front of a column.
  const width = (): number => Number(divider.getAttribute('aria-valuenow'));
  const resize = (wanted: number): void => store.dispatch({ kind: 'resizeColumn', column, width: Math.max(1, wanted) });
  divider.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    divider.setPointerCapture(event.pointerId);
    const [start, before] = [event.clientX, width()];
    const move = ({ clientX }: PointerEvent): void => resize(before + direction * (clientX - start));
    divider.addEventListener('pointermove', move);
    divider.addEventListener('lostpointercapture', () => divider.removeEventListener('pointermove', move), { once: true });
  });
  divider.addEventListener('dblclick', () => store.dispatch({ kind: 'resizeColumn', column, width: 0 }));
  divider.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    resize(width() + direction * (event.key === 'ArrowLeft' ? -STEP : STEP));
  });
}
