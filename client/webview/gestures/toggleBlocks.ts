/**
 * With Ctrl, a click turns a single block on or off, a drag all blocks it passes: that is how tasks are split.
 */
import { columnsOfRow, tryBlocks } from '../edits/shapeTask.ts';
import { editRow } from '../pageCommands.ts';
import type { App } from '../app.ts';
import { selectAt, showTry } from './drag.ts';
import type { Drag, DragPoint } from './drag.ts';

export function toggleBlocks(app: App, first: DragPoint): Drag {
  const { row, column } = first.place;
  const model = app.store.state().model!;
  const isOn = !columnsOfRow(model, row).includes(column);
  const passed = (to: number): readonly number[] => {
    const [from, end] = [Math.max(1, Math.min(column, to)), Math.max(column, to)];
    return Array.from({ length: end - from + 1 }, (_, at) => from + at);
  };
  const edit = (to: number): void => {
    selectAt(app, first);
    editRow(app, model, row, (now, here) => tryBlocks(now, here, passed(to), isOn));
  };
  return {
    cursor: 'cell', scrolls: 'columns',
    move: ({ place }) => showTry(app, tryBlocks(model, row, passed(place.column), isOn)),
    drop: ({ place }) => edit(place.column),
    click: () => edit(column),
  };
}
