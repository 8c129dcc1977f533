/**
 * Partners in other plans: whether a task that a task of another plan wants to overlap, start with or meet can be started
 * itself. Inside one plan the frontier answers that; here plans ask each other, in rings too, so all are taken as ready at
 * first and those that turn out not to be are taken back until nothing changes. So partners that name each other across
 * plans are ready together, as they would be in one plan.
 *
 * Sample: `a  overlap:other/b` is `ready-with-partner` while b of the other plan is ready, and blocked while b is blocked.
 */
import type { Plan } from './planGraph.ts';
import { writtenAt } from './planLinks.ts';
import { OUTSIDE } from '../planItem.ts';
import type { PlanItem, TaskState } from '../planItem.ts';
import { resolveReference } from './planReferences.ts';
import type { PlanNames, RowPlace } from './planReferences.ts';
import { schedulePlan } from '../schedule/schedule.ts';
import { canBeWorkedOn } from '../taskStates.ts';

/** A relation to a row of another plan that asks for more than progress. */
interface Partner {
  readonly row: number;
  readonly relation: number;
  readonly to: RowPlace;
}

const statesByItems = new WeakMap<readonly PlanItem[], readonly TaskState[]>();
const NOBODY: readonly never[] = [];
const asking = new WeakMap<Plan, readonly (readonly [row: number, relation: number])[]>();

/** The plans with `isReady` set where a partner stands in another plan; those it says nothing new of are the same objects. */
export function settlePartners(plans: readonly Plan[], names: PlanNames): readonly Plan[] {
  const byPlan = plans.map((plan) => findPartners(plan, names));
  const partners = byPlan.flat();
  if (partners.length === 0) return plans;
  const isOut = new Set<Partner>();
  for (;;) {
    const settled = plans.map((plan, group) => withReadiness(plan, byPlan[group]!, isOut));
    const refuted = partners.filter((partner) => !isOut.has(partner) && !canBeWorkedOn(statesOf(settled[partner.to.group]!.items)[partner.to.index]!));
    if (refuted.length === 0) return settled;
    for (const partner of refuted) isOut.add(partner);
  }
}

function findPartners(plan: Plan, names: PlanNames): readonly Partner[] {
  const found = findAsking(plan);
  return found.length === 0 ? NOBODY : found.flatMap(([row, relation]) => {
    const place = plan.rows[row]!.relations[relation]!;
    const resolution = resolveReference(names, place.note, writtenAt(plan.rows, place).target);
    return resolution.kind === 'found' ? [{ row, relation, to: resolution.place }] : [];
  });
}

/** Rows and relations of `plan` with a partner elsewhere, looked for once. */
function findAsking(plan: Plan): readonly (readonly [row: number, relation: number])[] {
  if (plan.origin.sources.length === 0) return NOBODY;
  const known = asking.get(plan);
  if (known !== undefined) return known;
  const found: (readonly [row: number, relation: number])[] = [];
  plan.items.forEach(({ relations }, row) => {
    relations.forEach(({ kind, target }, relation) => {
      if (target === OUTSIDE && kind !== 'after') found.push([row, relation]);
    });
  });
  asking.set(plan, found);
  return found;
}

function withReadiness(plan: Plan, partners: readonly Partner[], isOut: ReadonlySet<Partner>): Plan {
  const changed = partners.filter((partner) => plan.items[partner.row]!.relations[partner.relation]!.outside?.isReady !== !isOut.has(partner));
  if (changed.length === 0) return plan;
  const items = plan.items.slice();
  for (const partner of changed) {
    const item = items[partner.row]!;
    const relations = item.relations.map((relation, index) => (
      index === partner.relation && relation.outside !== undefined ? { ...relation, outside: { ...relation.outside, isReady: !isOut.has(partner) } } : relation));
    items[partner.row] = { ...item, relations };
  }
  return { ...plan, items };
}

function statesOf(items: readonly PlanItem[]): readonly TaskState[] {
  const states = statesByItems.get(items) ?? schedulePlan(items).states;
  statesByItems.set(items, states);
  return states;
}
