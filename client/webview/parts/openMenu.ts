/**
 * The menu or the relations of a row, kept inside the page, and what their choices do.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { ChartModel } from '../chartModel.ts';
import { tryChangeRelation, tryRelate, tryUnrelate } from '../edits/changeTasks.ts';
import type { PlanTry } from '../edits/planTry.ts';
import { runPageCommand } from '../pageCommands.ts';
import { openForm, openNote } from '../rowActions.ts';
import type { App, Menu } from '../timelineApp.ts';
import { RelationPanel } from './relationPanel.ts';
import { TaskMenu } from './taskMenu.ts';

export interface OpenMenuProps {
  readonly app: App;
  readonly menu: Menu;
  readonly model: ChartModel;
  readonly at: { readonly x: number; readonly y: number };
}

/** Room a menu and the relations of a task need, in pixels. */
const ROOM = { width: 320, task: 400, relations: 170 } as const;

export function OpenMenu({ app, menu: { kind, row }, model, at }: OpenMenuProps): ComponentChild {
  const { clientWidth, clientHeight } = app.stage.overlay;
  const place = {
    model, row, left: Math.max(4, Math.min(at.x, clientWidth - ROOM.width)), top: Math.max(4, Math.min(at.y, clientHeight - ROOM[kind])),
    close: () => app.showMenu(undefined),
  };
  if (kind === 'task') {
    return h(TaskMenu, { ...place, run: (command) => {
      app.showMenu(undefined);
      if (command === 'open') openNote(app, row);
      else if (command === 'openForm') openForm(app, row);
      else runPageCommand(app, command);
    } });
  }
  const key = model.keys[row]!;
  const edit = (attempt: (now: ChartModel, at: number) => PlanTry): void => app.queue.edit((now) => attempt(now, now.rowOfKey.get(key) ?? row));
  return h(RelationPanel, {
    ...place,
    change: (relation, to) => edit((now, here) => tryChangeRelation(now, here, relation, to)),
    remove: (relation) => edit((now, here) => tryUnrelate(now, here, relation)),
    add: (target, relation) => edit((now, here) => tryRelate(now, here, now.rowOfKey.get(model.keys[target]!) ?? target, relation)),
  });
}
