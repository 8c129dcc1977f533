/**
 * Which checklist items of a note are tasks of its plan, and how they nest: majors (headings with tasks below them,
 * items with nested items) and leaves, in document order.
 *
 * An item is in the plan when it, an item of its own section (the text up to the next heading) or its parent carries a
 * plan key, when the section's heading or one above it carries a `plan:` comment, or when the note opts in.
 * It knows one note: references, estimates and columns are read elsewhere.
 *
 * Sample: a heading over two items, one of them with `est:2`, gives one major row and two leaf rows.
 */
import type { DocumentModel, Heading, ItemState } from '../../model/documentModel.ts';
import { opensSection } from '../../model/headingKinds.ts';
import { keptWithModel } from '../../model/keptValue.ts';
import { findHeadingParents } from '../../model/headingParents.ts';
import { findPlanComment } from '../syntax/planComment.ts';
import type { PlanComment } from '../syntax/planComment.ts';
import type { PlanEntry } from '../syntax/planEntry.ts';
import { noteProblem } from '../planProblem.ts';
import type { NoteProblem } from '../planProblem.ts';
import { readPlanSettings } from '../syntax/planSettings.ts';
import type { PlanSettings } from '../syntax/planSettings.ts';
import { headingReader } from '../syntax/readHeadings.ts';
import { readItems } from '../syntax/readItems.ts';
import type { TailToken } from '../syntax/tailScan.ts';

/** A row of the plan: a leaf that owns work, or a major that sums its leaves. */
export interface PlanRow {
  readonly kind: 'leaf' | 'major';
  readonly source: 'item' | 'heading';
  /** Index in `checklist` or `headings` of the model. */
  readonly index: number;
  /** Row of the major around it, or -1. Always smaller than the row's own number. */
  readonly parent: number;
  readonly entry: PlanEntry;
  /** The box; a leaf under a cancelled major is cancelled. Headings are open. */
  readonly state: ItemState;
  /** Own, else of the nearest major that has one. */
  readonly sprint: number | undefined;
  readonly owner: readonly string[];
  /** Leaves only: the checklist items nested in it, which are its steps. */
  readonly steps: readonly number[];
}

export interface NotePlan {
  readonly settings: PlanSettings;
  /** The note's title, if it has one. */
  readonly title: string | undefined;
  /** True when row 0 is the single top heading that holds everything: the plan's title unless notes are joined. */
  readonly hasTitleRow: boolean;
  readonly rows: readonly PlanRow[];
  readonly problems: readonly NoteProblem[];
}

const NONE: readonly never[] = [];
const rowsOf = keptWithModel<readonly PlanRow[]>();

/**
 * Finds the tasks of `model`, in time linear in its headings and checklist items.
 * @param previous an earlier version of the note whose tasks were found: makes it faster, changes nothing
 */
export function findPlanRows(model: DocumentModel, previous?: DocumentModel): NotePlan {
  const settings = readPlanSettings(model, previous);
  const nothing: NotePlan = { settings, title: model.title, hasTitleRow: false, rows: [], problems: settings.problems };
  if (model.checklist.length === 0) return nothing;
  const sections = findSections(model.headings);
  const comments = model.headings.map((heading, index) => (sections.isSection[index] ? findPlanComment(model, heading) : undefined));
  const items = readItems(model, previous);
  const homes = model.checklist.map((item) => sections.ownSection(item.heading));
  const inPlan = findMembers(settings, sections, comments, items, homes);
  if (!inPlan.includes(true)) return nothing;
  const rows = buildRows(model, sections, comments, items, homes, inPlan, previous);
  rowsOf.set(model, rows);
  const rowHeadings = new Set(rows.filter(({ source }) => source === 'heading').map(({ index }) => index));
  const problems = [
    ...settings.problems,
    ...comments.flatMap((comment, index) => (comment === undefined || rowHeadings.has(index) ? [] : comment.tail.problems)),
    ...rows.filter(({ entry }) => entry.problems.length > 0).flatMap(({ entry }) => entry.problems),
    ...rows.filter(({ kind }) => kind === 'major').flatMap(workOfMajor),
    ...doneOverOpen(rows),
  ];
  return {
    settings, title: model.title, rows, problems: problems.sort((a, b) => a.span.start - b.span.start),
    hasTitleRow: rows[0]!.source === 'heading' && rows[0]!.index === sections.onlyTop,
  };
}

interface Sections {
  /** False for headings that open no section: discrete ones, and those in quotes, lists and blocks. */
  readonly isSection: readonly boolean[];
  /** Index of the heading around each heading, or -1. */
  readonly parents: readonly number[];
  /** Index of the single heading at the top, or -1 when there are several or none. */
  readonly onlyTop: number;
  /** The section that a place belongs to whose last heading is `heading`; -1 before the first. */
  readonly ownSection: (heading: number) => number;
}

function findSections(headings: readonly Heading[]): Sections {
  const isSection = headings.map(opensSection);
  const parents = findHeadingParents(headings);
  const lastSection: number[] = [];
  headings.forEach((_, index) => lastSection.push(isSection[index]! ? index : lastSection.at(-1) ?? -1));
  const tops = parents.flatMap((parent, index) => (parent === -1 && isSection[index] ? [index] : []));
  return { isSection, parents, onlyTop: tops.length === 1 ? tops[0]! : -1, ownSection: (heading) => lastSection[heading] ?? -1 };
}

function findMembers(
  settings: PlanSettings, sections: Sections, comments: readonly (PlanComment | undefined)[], items: readonly PlanEntry[], homes: readonly number[],
): readonly boolean[] {
  const keyed = new Set(homes.filter((_, index) => items[index]!.hasKeys));
  const commented: boolean[] = [];
  comments.forEach((comment, index) => {
    commented.push(comment !== undefined || (commented[sections.parents[index]!] ?? false));
  });
  return homes.map((home) => settings.optsIn || keyed.has(home) || (commented[home] ?? false));
}

function buildRows(
  model: DocumentModel, sections: Sections, comments: readonly (PlanComment | undefined)[], items: readonly PlanEntry[],
  homes: readonly number[], inPlan: readonly boolean[], previous: DocumentModel | undefined,
): readonly PlanRow[] {
  const rows: PlanRow[] = [];
  const before = (previous && rowsOf.get(previous)) ?? NONE;
  const readHeading = headingReader(model, previous);
  const rowOfHeading: (number | undefined)[] = [];
  /** By item: the row that its nested items stand below or are steps of. */
  const rowOfItem: number[] = [];
  const { hasNested, hasKeyBelow } = lookBelow(model, items);
  /** By row, only of leaves with nested items. */
  const stepsOf = new Map<number, number[]>();

  const add = (kind: PlanRow['kind'], source: PlanRow['source'], index: number, parent: number, entry: PlanEntry, box: ItemState, steps: readonly number[] = NONE): number => {
    const major = parent === -1 ? undefined : rows[parent]!;
    const state = major?.state === 'cancelled' ? 'cancelled' : box;
    const sprint = entry.said.sprint ?? major?.sprint;
    const owner = entry.said.owner ?? major?.owner ?? NONE;
    const known = before[rows.length];
    // Steps are found later, so a row with steps is never the one before.
    const isKnown = known?.entry === entry && known.kind === kind && known.source === source && known.index === index && known.parent === parent
      && known.state === state && known.sprint === sprint && known.owner === owner && known.steps === NONE && steps === NONE;
    return rows.push(isKnown ? known : { kind, source, index, parent, entry, state, sprint, owner, steps }) - 1;
  };
  /** Headings around a task become majors with the first task below them, outermost first. */
  const rowFor = (heading: number): number => {
    const missing: number[] = [];
    let at = heading;
    for (; at !== -1 && rowOfHeading[at] === undefined; at = sections.parents[at]!) missing.push(at);
    let parent = at === -1 ? -1 : rowOfHeading[at]!;
    for (const index of missing.reverse()) {
      parent = add('major', 'heading', index, parent, readHeading(index, comments[index]), 'open');
      rowOfHeading[index] = parent;
    }
    return parent;
  };

  model.checklist.forEach((item, index) => {
    const above = item.parent === -1 || !inPlan[index] ? -1 : rowOfItem[item.parent]!;
    rowOfItem.push(above);
    if (!inPlan[index]) return;
    const steps = above === -1 ? undefined : stepsOf.get(above);
    if (steps !== undefined) {
      steps.push(index);
      return;
    }
    const entry = items[index]!;
    const isMajor = hasNested[index]! && (hasKeyBelow[index]! || !entry.said.isEstimated);
    const parent = above === -1 ? rowOfHeading[homes[index]!] ?? rowFor(homes[index]!) : above;
    const ownSteps: number[] | undefined = hasNested[index] && !isMajor ? [] : undefined;
    const row = add(isMajor ? 'major' : 'leaf', 'item', index, parent, entry, item.state, ownSteps);
    rowOfItem[index] = row;
    if (ownSteps !== undefined) stepsOf.set(row, ownSteps);
  });
  return rows;
}

/** For each item: has it nested items at all, and does one of them, at any depth, carry a plan key. */
function lookBelow(model: DocumentModel, items: readonly PlanEntry[]): { readonly hasNested: readonly boolean[]; readonly hasKeyBelow: readonly boolean[] } {
  const hasNested = items.map(() => false);
  const hasKeyBelow = items.map(() => false);
  for (let index = items.length - 1; index >= 0; index--) {
    const { parent } = model.checklist[index]!;
    if (parent === -1) continue;
    hasNested[parent] = true;
    hasKeyBelow[parent] ||= hasKeyBelow[index]! || items[index]!.hasKeys;
  }
  return { hasNested, hasKeyBelow };
}

/** Majors own no work of their own: each token that says otherwise is reported. */
function workOfMajor({ entry }: PlanRow): readonly NoteProblem[] {
  const { said } = entry;
  if (said.est === undefined && said.spent === undefined && said.left === undefined && said.at?.kind !== 'slots') return NONE;
  const { est, spent, left, at } = entry.fields;
  const tokens = [est?.token, spent?.token, left?.token, at?.value.kind === 'slots' ? at.token : undefined];
  return tokens.filter((token) => token !== undefined).map((token: TailToken) => noteProblem('major-has-work', token.span,
    `"${entry.title}" has tasks of its own, so its ${token.name} is ignored: move it to a task below, or remove it.`));
}

/** A ticked major over open leaves marks nothing done. */
function doneOverOpen(rows: readonly PlanRow[]): readonly NoteProblem[] {
  const openBelow = rows.map(() => 0);
  for (let row = rows.length - 1; row >= 0; row--) {
    const { kind, state, parent } = rows[row]!;
    if (kind === 'leaf' && (state === 'open' || state === 'doing')) openBelow[row] = 1;
    if (parent !== -1) openBelow[parent]! += openBelow[row]!;
  }
  return rows.flatMap(({ kind, state, entry }, row) => (kind === 'major' && state === 'done' && openBelow[row]! > 0
    ? [noteProblem('done-over-open', entry.titleSpan, `"${entry.title}" is ticked but has ${openBelow[row]} open ${openBelow[row] === 1 ? 'task' : 'tasks'}: tick those, or open it again.`)]
    : []));
}
