/**
 * The rows of the plan view: plans, groups, tasks, filtered, loaded plan by plan when they are first opened, redrawn where
 * they changed. It knows nothing of tabs, cursors or commands.
 */
import { EventEmitter, MarkdownString, Uri, workspace } from 'vscode';
import type { Event, TreeDataProvider, TreeItem } from 'vscode';
import type { PlanSummary } from '../../server/protocol/planViewMessages.ts';
import type { Server } from '../serverRequests.ts';
import { NO_FILTER, findShownRows, isFiltering } from './planFilter.ts';
import type { PlanFilter } from './planFilter.ts';
import { createPlanItem } from './planItem.ts';
import { PlanTree, placeOf, rowOf } from './planTree.ts';
import type { PlanNode } from './planTree.ts';
import { counted, describePlan } from './pointWords.ts';

/** A plan with more rows opens with its groups closed. */
const MANY_ROWS = 300;

export class PlanProvider implements TreeDataProvider<PlanNode> {
  readonly #changed = new EventEmitter<PlanNode[] | undefined>();
  readonly onDidChangeTreeData: Event<PlanNode[] | undefined> = this.#changed.event;
  readonly tree = new PlanTree();
  readonly #server: Pick<Server, 'planRows' | 'planCard'>;
  readonly #loading = new Map<PlanNode, Promise<void>>();
  #filter = NO_FILTER;
  #me: ReadonlySet<string> = new Set();
  /** Part of every row's id: a new generation makes VS Code forget which rows it had open. */
  #generation = 0;

  constructor(server: Pick<Server, 'planRows' | 'planCard'>) {
    this.#server = server;
  }

  get filter(): PlanFilter {
    return this.#filter;
  }

  /** Tasks that the filter leaves, of how many. */
  get counts(): { readonly shown: number; readonly tasks: number } {
    const plans = this.tree.plans.map(({ plan }) => plan);
    const shown = plans.reduce((sum, { rows, shown: isShown }) => sum + (rows ?? []).filter((row, index) => !row.isMajor && isShown[index] === true).length, 0);
    return { shown, tasks: plans.reduce((sum, { summary }) => sum + summary.tasks, 0) };
  }

  /** Shows these plans; rows that are shown already and may have changed are asked for again. */
  async show(summaries: readonly PlanSummary[]): Promise<void> {
    const revisions = new Map(this.tree.plans.map((node) => [node, node.plan.summary.revision]));
    const changed = this.tree.setPlans(summaries);
    const stale = this.tree.plans.filter((node) => (node.plan.rows === undefined ? isFiltering(this.#filter) : revisions.get(node) !== node.plan.summary.revision));
    const below = (await Promise.all(stale.map((node) => this.#load(node)))).flat();
    if (changed === 'all' || (below.length > 0 && isFiltering(this.#filter))) this.#changed.fire(undefined);
    else if (changed.length + below.length > 0) this.#changed.fire([...new Set([...changed, ...below])]);
  }

  /** @param me what the reader is called in `owner` */
  async setFilter(filter: PlanFilter, me: ReadonlySet<string>): Promise<void> {
    if (isFiltering(filter) !== isFiltering(this.#filter)) this.#generation++;
    this.#filter = filter;
    this.#me = me;
    if (isFiltering(filter)) await Promise.all(this.tree.plans.filter(({ plan }) => plan.rows === undefined).map((node) => this.#load(node)));
    for (const node of this.tree.plans) if (node.plan.rows !== undefined) this.tree.setRows(node, node.plan.rows, findShownRows(node.plan.rows, filter, me));
    this.#changed.fire(undefined);
  }

  /** The node of the task on a line, its plan loaded first. */
  async find(uri: Uri, line: number): Promise<PlanNode | undefined> {
    const plan = this.tree.planOf(uri.toString());
    if (plan !== undefined) await this.#loaded(plan);
    return this.tree.find(uri.toString(), line);
  }

  /** Remembers what the user opened and closed; what a filter opened is not theirs. */
  setExpanded(node: PlanNode, expanded: boolean): void {
    if (!isFiltering(this.#filter)) node.expanded = expanded;
  }

  getTreeItem(node: PlanNode): TreeItem {
    const item = createPlanItem(node, this.#isExpanded(node));
    item.id = `${this.#generation}/${node.serial}`;
    return item;
  }

  /** Tooltips are asked for one by one, when the pointer rests on a row. */
  async resolveTreeItem(item: TreeItem, node: PlanNode): Promise<TreeItem> {
    const row = rowOf(node);
    if (row === undefined) {
      item.tooltip = describeWhole(node.plan.summary);
      return item;
    }
    const { uri, line } = placeOf(node);
    const card = await this.#server.planCard(Uri.parse(uri), line);
    const problem = row.problem?.message;
    if (typeof card === 'string') item.tooltip = new MarkdownString(card + (problem === undefined ? '' : `\n\n${escapeMarkdown(problem)}`));
    return item;
  }

  async getChildren(node?: PlanNode): Promise<PlanNode[]> {
    if (node === undefined) return this.tree.plans.filter(({ plan }) => !isFiltering(this.#filter) || plan.shown.includes(true));
    if (node.kind === 'plan') await this.#loaded(node);
    return [...node.children];
  }

  getParent(node: PlanNode): PlanNode | undefined {
    return node.parent;
  }

  #isExpanded(node: PlanNode): boolean {
    if (isFiltering(this.#filter)) return true;
    if (node.expanded !== undefined) return node.expanded;
    if (node.kind === 'plan') return this.tree.plans.length === 1;
    return node.plan.rows!.length <= MANY_ROWS;
  }

  async #loaded(node: PlanNode): Promise<void> {
    if (node.plan.rows !== undefined) return;
    const loading = this.#loading.get(node) ?? this.#load(node).then(() => undefined);
    this.#loading.set(node, loading);
    await loading;
    this.#loading.delete(node);
  }

  /** Asks for the rows of a plan. @returns the nodes that look different */
  async #load(node: PlanNode): Promise<readonly PlanNode[]> {
    const result = await this.#server.planRows(Uri.parse(node.plan.summary.uri));
    if (result === undefined || result === null || !this.tree.has(node)) return [];
    node.plan.summary = result.summary;
    return this.tree.setRows(node, result.rows, findShownRows(result.rows, this.#filter, this.#me));
  }
}

/** Notes that the tooltip of a plan names. */
const NAMED_NOTES = 6;

/** Narrow rows cut off most of what they say, so a plan's tooltip says all of it. */
function describeWhole(summary: PlanSummary): string {
  const { name, problems, notes } = summary;
  const more = notes.length - NAMED_NOTES;
  return [
    name, describePlan(summary), ...(problems > 0 ? [`${counted(problems, 'problem')} in its notes`] : []),
    ...notes.slice(0, NAMED_NOTES).map(({ uri }) => workspace.asRelativePath(Uri.parse(uri))), ...(more > 0 ? [`and ${counted(more, 'note')} more`] : []),
  ].join('\n');
}

/** Any ASCII punctuation may follow a backslash. */
function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
