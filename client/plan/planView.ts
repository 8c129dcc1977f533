/**
 * The Plan view: asks for the plans when they change, follows the cursor, ticks tasks, and says so when there is nothing
 * to show. It knows nothing of commands or of what a row looks like.
 */
import { TreeItemCheckboxState, window, workspace } from 'vscode';
import type { Disposable, TreeView } from 'vscode';
import { isNote } from '../noteDocuments.ts';
import { setContext } from '../publishContext.ts';
import { createRefresher } from '../refresher.ts';
import type { Server } from '../serverRequests.ts';
import { readFollowTask } from '../settings.ts';
import { findPerson } from './person.ts';
import { describeFilter, isFiltering, namesOfPerson } from './planFilter.ts';
import type { PlanFilter } from './planFilter.ts';
import { createPlanDrop } from './planDrop.ts';
import { PlanProvider } from './planProvider.ts';
import type { PlanNode } from './planTree.ts';
import { grouped } from './pointWords.ts';
import { createTaskEditor } from './taskEditor.ts';
import type { TaskEditor } from './taskEditor.ts';

/** Milliseconds between a change and the request for the new plans. */
const CHANGE_PAUSE = 120;

export interface PlanView extends Disposable {
  readonly provider: PlanProvider;
  readonly view: TreeView<PlanNode>;
  readonly edit: TaskEditor;
  /** Brings the view up to date now. */
  refresh(): Promise<void>;
  setFilter(filter: PlanFilter): Promise<void>;
  /** Selects a task's row, if it is shown. */
  reveal(node: PlanNode, focus: boolean): Promise<void>;
}

export function createPlanView(server: Server): PlanView {
  const provider = new PlanProvider(server);
  const edit = createTaskEditor(server, () => refresher.now());
  const view = window.createTreeView('throughline.plan', {
    treeDataProvider: provider, showCollapseAll: true, canSelectMany: true, manageCheckboxStateManually: true,
    dragAndDropController: createPlanDrop((tasks, placement, target) => edit.place(tasks, placement, target)),
  });
  let followed: PlanNode | undefined;
  /** The reader chose a row, so the cursor is not followed until they go on in the editor. */
  let isPaused = false;
  let isScanning = true;

  const pull = async (): Promise<void> => {
    const result = await server.planSummaries(null);
    if (result === undefined) return;
    isScanning = result.scanning;
    await provider.show(result.plans);
    describe();
    await follow();
  };
  const refresher = createRefresher(pull, CHANGE_PAUSE);

  const describe = (): void => {
    const { filter, counts } = provider;
    const isFiltered = isFiltering(filter);
    view.message = isFiltered ? `Only ${describeFilter(filter)}: ${grouped(counts.shown)} of ${grouped(counts.tasks)}` : '';
    void setContext('plan.filtered', isFiltered);
    void setContext('plan.empty', provider.tree.plans.length === 0 && !isScanning);
  };

  const reveal = async (node: PlanNode, focus: boolean, select = true): Promise<void> => {
    await Promise.resolve(view.reveal(node, { select, focus, expand: node.kind === 'plan' })).catch(() => {
      followed = undefined; // The row went away while it was being revealed; the next refresh tries again.
    });
  };
  /** Another plan is shown with as many of its rows as there is room for, not as the last row in sight. */
  const revealPlan = async (plan: PlanNode): Promise<void> => {
    const last = (await provider.getChildren(plan)).at(-1);
    if (last !== undefined) await reveal(last, false, false);
    await reveal(plan, false);
  };
  /**
   * Highlights the task of the cursor once, so that what the user closes stays closed; outside of tasks the plan when the
   * note is one of another plan, so that nothing jumps while the cursor passes blank lines and prose.
   */
  const follow = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (editor === undefined || isPaused || !view.visible || !readFollowTask() || !isNote(editor.document)) return;
    const line = editor.selection.active.line;
    const { uri } = editor.document;
    const [facts] = await server.taskFacts(uri, line, line) ?? [];
    const task = facts && await provider.find(uri, facts.place.line);
    const plan = provider.tree.planOf(uri.toString());
    const isOther = plan !== undefined && followed?.plan !== plan.plan;
    if (task !== undefined && task !== followed) await reveal(followed = task, false);
    else if (task === undefined && isOther) await revealPlan(followed = plan);
  };
  const follower = createRefresher(follow, 60);

  /** Nobody asks for plans while the view is hidden; it asks when it is shown. */
  const askSoon = (): void => {
    if (view.visible) refresher.schedule();
  };
  const subscriptions: Disposable[] = [
    view,
    refresher,
    follower,
    server.onDidChangePlans(askSoon),
    server.onDidChangeState(askSoon),
    window.onDidChangeActiveTextEditor(() => {
      isPaused = false;
      follower.schedule();
    }),
    window.onDidChangeTextEditorSelection(({ kind }) => {
      if (kind !== undefined) isPaused = false; // Else a program moved the cursor, such as an edit from a row.
      if (view.visible) follower.schedule();
    }),
    view.onDidChangeSelection(({ selection: [node] }) => {
      if (node !== undefined && node !== followed) isPaused = true;
    }),
    view.onDidChangeVisibility(({ visible }) => {
      followed = undefined;
      if (visible) void refresher.now();
    }),
    view.onDidExpandElement(({ element }) => provider.setExpanded(element, true)),
    view.onDidCollapseElement(({ element }) => provider.setExpanded(element, false)),
    view.onDidChangeCheckboxState(({ items }) => {
      for (const state of [TreeItemCheckboxState.Checked, TreeItemCheckboxState.Unchecked]) {
        const ticked = items.filter(([, is]) => is === state).map(([node]) => node);
        if (ticked.length > 0) void edit.setState(ticked, state === TreeItemCheckboxState.Checked ? 'done' : 'open').finally(() => refresher.now());
      }
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('throughline.plan')) void setFilter(provider.filter);
    }),
  ];
  const setFilter = async (filter: PlanFilter): Promise<void> => {
    const person = filter.mine ? await findPerson() : '';
    await provider.setFilter(filter, namesOfPerson(person));
    followed = undefined;
    describe();
    if (!isFiltering(filter)) await follow();
  };
  return {
    provider, view, edit, setFilter, reveal,
    refresh: () => refresher.now(),
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}
