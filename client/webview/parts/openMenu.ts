/**
 * The menu or the relations of a row, or the menu of the toolbar, kept inside the page, and what their choices do.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { ChartModel } from '../chartModel.ts';
import { findSameRelation, tryChangeRelation, tryRelate, tryUnrelate } from '../edits/changeTasks.ts';
import type { PlanTry } from '../edits/planTry.ts';
import { editRow, runPageCommand } from '../pageCommands.ts';
import { openForm, openNote } from '../rowActions.ts';
import type { App, Menu } from '../app.ts';
import { RelationPanel } from './relationPanel.ts';
import { Menu as EntryMenu } from './menu.ts';
import { VIEW_ENTRIES, listTaskEntries } from './menuEntries.ts';
import type { MenuCommand } from './menuEntries.ts';

export interface OpenMenuProps {
  readonly app: App;
  readonly menu: Menu;
  readonly model: ChartModel;
  readonly at: { readonly x: number; readonly y: number };
}

/** Room a menu and the relations of a task need, in pixels. */
const ROOM = { width: 320, task: 492, relations: 170, view: 190 } as const;

export function OpenMenu({ app, menu: { kind, row }, model, at }: OpenMenuProps): ComponentChild {
  const { clientWidth, clientHeight } = app.stage.overlay;
  const place = {
    left: Math.max(4, Math.min(at.x, clientWidth - ROOM.width)), top: Math.max(4, Math.min(at.y, clientHeight - ROOM[kind])),
    close: () => app.showMenu(undefined),
  };
  if (kind !== 'relations') {
    const label = kind === 'task' ? 'Task' : 'View';
    return h(EntryMenu<MenuCommand>, { ...place, label, entries: kind === 'task' ? listTaskEntries(model, row, [...app.store.state().selected]) : VIEW_ENTRIES, run: (command) => {
      app.showMenu(undefined);
      if (command === 'open') openNote(app, row);
      else if (command === 'openForm') openForm(app, row);
      else runPageCommand(app, command);
    } });
  }
  const editRelation = (relation: number, attempt: (now: ChartModel, here: number, relation: number) => PlanTry): void => editRow(app, model, row, (now, here) => {
    const same = findSameRelation(model, row, relation, now, here);
    return same < 0 ? undefined : attempt(now, here, same);
  });
  return h(RelationPanel, {
    ...place, model, row,
    change: (relation, to) => editRelation(relation, (now, here, same) => tryChangeRelation(now, here, same, to)),
    remove: (relation) => editRelation(relation, tryUnrelate),
    add: (target, relation) => editRow(app, model, row, (now, here) => {
      const there = now.rowOfKey.get(model.keys[target]!);
      return there === undefined ? undefined : tryRelate(now, here, there, relation);
    }),
  });
}
