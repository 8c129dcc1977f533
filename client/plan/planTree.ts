/**
 * The plans of the workspace as a tree of nodes that keep their identity while notes are edited, so that the view keeps
 * selection and expansion and redraws only what changed. The rows of a plan are there once somebody gave them.
 * It knows nothing of VS Code, requests or how a node looks.
 *
 * Sample: a plan with one group over one task is the nodes plan, row 0, row 1, each the parent of the next.
 */
import type { PlanRow, PlanSummary } from '../../server/protocol/planViewMessages.ts';
import { matchSiblings } from '../outline/matchSiblings.ts';

export interface PlanNode {
  readonly kind: 'plan' | 'row';
  readonly plan: ShownPlan;
  readonly parent: PlanNode | undefined;
  /** Never used again. */
  readonly serial: number;
  /** Of the row; -1 for the plan. Changes when rows move. */
  index: number;
  /** What the user chose; undefined until then. */
  expanded: boolean | undefined;
  children: PlanNode[];
  /** Everything the node says, to find out whether it changed. */
  facts: string;
}

/** A plan and, once loaded, its rows. */
export interface ShownPlan {
  summary: PlanSummary;
  /** Undefined until loaded. */
  rows: readonly PlanRow[] | undefined;
  /** Which rows a filter leaves. */
  shown: readonly boolean[];
}

export class PlanTree {
  plans: readonly PlanNode[] = [];
  #serial = 0;

  /** Takes the plans there are. @returns nodes that look different, or `'all'` when plans came or went */
  setPlans(summaries: readonly PlanSummary[]): readonly PlanNode[] | 'all' {
    const known = new Map(this.plans.map((node) => [node.plan.summary.uri, node]));
    const before = this.plans;
    this.plans = summaries.map((summary) => {
      const node = known.get(summary.uri);
      if (node === undefined) return this.#newNode('plan', { summary, rows: undefined, shown: [] }, undefined, -1);
      node.plan.summary = summary;
      return node;
    });
    if (before.length !== this.plans.length || before.some((node, place) => node !== this.plans[place])) {
      for (const node of this.plans) node.facts = factsOf(node);
      return 'all';
    }
    return this.plans.filter((node) => this.#renewFacts(node));
  }

  /** Takes the rows of a plan. @returns the topmost nodes that look different or have others below them */
  setRows(top: PlanNode, rows: readonly PlanRow[], shown: readonly boolean[]): readonly PlanNode[] {
    top.plan.rows = rows;
    top.plan.shown = shown;
    const children = new Map<number, number[]>();
    rows.forEach(({ parent }, index) => {
      if (shown[index] !== true) return;
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [index]);
      else siblings.push(index);
    });
    const changed: PlanNode[] = [];
    this.#renew(top, children, changed);
    return changed;
  }

  /** The node of a row, or of the nearest group around it that is shown. */
  find(uri: string, line: number): PlanNode | undefined {
    const top = this.planOf(uri);
    const { summary, rows } = top?.plan ?? {};
    if (top === undefined || summary === undefined || rows === undefined) return undefined;
    const note = summary.notes.findIndex((candidate) => candidate.uri === uri);
    const row = rows.findIndex((candidate) => candidate.note === note && candidate.line === line);
    return row === -1 ? undefined : this.#findRow(top, row);
  }

  planOf(uri: string): PlanNode | undefined {
    return this.plans.find(({ plan }) => plan.summary.notes.some((note) => note.uri === uri));
  }

  /** Whether a node still stands for something; one that is gone keeps the index of another. */
  has(node: PlanNode): boolean {
    return node.parent === undefined ? this.plans.includes(node) : node.parent.children.includes(node) && this.has(node.parent);
  }

  #findRow(top: PlanNode, row: number): PlanNode | undefined {
    const path: number[] = [];
    for (let at = row; at >= 0; at = top.plan.rows![at]!.parent) path.push(at);
    let node: PlanNode = top;
    for (const index of path.reverse()) {
      const child = node.children.find((candidate) => candidate.index === index);
      if (child === undefined) break;
      node = child;
    }
    return node === top ? undefined : node;
  }

  #renew(node: PlanNode, children: ReadonlyMap<number, readonly number[]>, changed: PlanNode[]): void {
    const wanted = children.get(node.index) ?? [];
    const rows = node.plan.rows!;
    const before = node.children;
    const kept = matchSiblings(before.map(({ facts }) => facts.slice(0, facts.indexOf('\0'))), wanted.map((index) => rows[index]!.title));
    node.children = wanted.map((index, place) => {
      const old = before[kept[place]!];
      if (old === undefined) return this.#newNode('row', node.plan, node, index);
      old.index = index;
      return old;
    });
    const moved = before.length !== wanted.length || kept.some((from, place) => from !== place);
    if (moved) changed.push(node);
    const below: PlanNode[] = moved ? [] : changed;
    for (const child of node.children) {
      const isChanged = this.#renewFacts(child);
      if (isChanged) below.push(child);
      this.#renew(child, children, isChanged ? [] : below);
    }
  }

  #renewFacts(node: PlanNode): boolean {
    const facts = factsOf(node);
    const isChanged = facts !== node.facts;
    node.facts = facts;
    return isChanged;
  }

  #newNode(kind: PlanNode['kind'], plan: ShownPlan, parent: PlanNode | undefined, index: number): PlanNode {
    const node: PlanNode = { kind, plan, parent, serial: this.#serial++, index, expanded: undefined, children: [], facts: '' };
    node.facts = factsOf(node);
    return node;
  }
}

/** The row of a node; undefined for a plan. */
export function rowOf({ plan, index }: PlanNode): PlanRow | undefined {
  return plan.rows?.[index];
}

/** Where a row's title stands. */
export function placeOf(node: PlanNode): { readonly uri: string; readonly line: number } {
  const row = rowOf(node);
  return { uri: node.plan.summary.notes[row?.note ?? 0]!.uri, line: row?.line ?? 0 };
}

/** The title first, for telling siblings apart. Lines are no facts: a row that only moved down looks the same. */
function factsOf({ kind, plan, index }: PlanNode): string {
  if (kind === 'plan') {
    const { name, points, done, ready, problems } = plan.summary;
    return [name, points, done, ready, problems].join('\0');
  }
  const { title, label, isMajor, box, state, points, done, ready, estimate, owners, sprint, problem, waitsFor } = plan.rows![index]!;
  return [title, label, isMajor, box, state, points, done, ready, estimate, owners.join(), sprint, problem?.severity, waitsFor].join('\0');
}
