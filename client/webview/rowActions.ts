/**
 * What keys, clicks and menus do with a row alike: make it active, go to its note.
 */
import type { App } from './app.ts';

/** Makes a row active; the cursor of its note, where that is in sight, goes along. */
export function selectRow({ store, channel }: App, row: number, how?: 'add' | 'extend'): void {
  store.dispatch(how === undefined ? { kind: 'activate', row } : { kind: 'activate', row, how });
  const place = placeInNote(store.state(), row);
  if (place !== undefined && how === undefined) channel.send({ kind: 'select', ...place });
}

export function openNote({ store, channel }: App, row: number): void {
  const place = placeInNote(store.state(), row);
  if (place !== undefined) channel.send({ kind: 'open', ...place });
}

/** Opens a task as a form to edit. */
export function openForm({ store, channel }: App, row: number): void {
  const place = placeInNote(store.state(), row);
  if (place !== undefined) channel.send({ kind: 'openForm', ...place });
}

function placeInNote({ model }: ReturnType<App['store']['state']>, row: number): { readonly uri: string; readonly line: number } | undefined {
  const found = model?.chart.rows[row];
  return found && { uri: model!.chart.notes[found.note]!.uri, line: found.line };
}
