/**
 * Which notes make one plan, and the settings they agree on.
 *
 * Every note with tasks (or that opts in) is a plan of its own, unless an explicit `name` joins it with others of that
 * name. The first note in path order decides a setting; others that disagree are reported. It knows no rows.
 *
 * Sample: two notes named `x` and one without a name give the groups [0, 1] and [2].
 */
import type { NotePlan } from './planMembership.ts';
import { noteProblem, planProblem } from '../planProblem.ts';
import type { PlanProblem } from '../planProblem.ts';
import type { PlanSettings, Setting } from '../syntax/planSettings.ts';
import { isSameList } from '../schedule/sameItem.ts';
import { DEFAULT_SIZES } from '../syntax/planValues.ts';

/** A note as far as plans go. The list of notes is in path order; its indexes name notes everywhere. */
export interface PlanNote {
  readonly path: string;
  readonly plan: NotePlan;
}

export interface PlanGroup {
  /** The name that joins its notes, else the note's title, else its file name. */
  readonly name: string;
  readonly notes: readonly number[];
  readonly capacity: number | undefined;
  readonly sizes: ReadonlyMap<string, number>;
  /** Settings that disagree. */
  readonly problems: readonly PlanProblem[];
}

/** Whether two versions of a list of notes make the same groups for sure. */
export function haveSameGroups(notes: readonly PlanNote[], before: readonly PlanNote[]): boolean {
  return isSameList(notes, before, (one, other) => (
    one === other || (isPlanned(one) === isPlanned(other) && one.plan.settings.name?.value === other.plan.settings.name?.value)));
}

function isPlanned({ plan: { rows, settings } }: PlanNote): boolean {
  return rows.length > 0 || settings.optsIn;
}

/** The notes of each plan, in the order of their first note. */
export function listGroups(notes: readonly PlanNote[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const named = new Map<string, number[]>();
  notes.forEach((planNote, note) => {
    if (!isPlanned(planNote)) return;
    const { settings } = planNote.plan;
    const group = settings.name === undefined ? undefined : named.get(settings.name.value);
    if (group !== undefined) {
      group.push(note);
      return;
    }
    const opened = [note];
    groups.push(opened);
    if (settings.name !== undefined) named.set(settings.name.value, opened);
  });
  return groups;
}

/** What the notes of `group` say of their plan together. */
export function joinSettings(notes: readonly PlanNote[], group: readonly number[]): PlanGroup {
  const { path, plan } = notes[group[0]!]!;
  const problems: PlanProblem[] = [];
  const settings = group.map((note) => ({ note, settings: notes[note]!.plan.settings }));
  return {
    name: plan.settings.name?.value ?? plan.title ?? fileStem(path),
    notes: group,
    capacity: decide('capacity', settings, ({ capacity }) => capacity, String, problems),
    sizes: decide('sizes', settings, ({ sizes }) => sizes, (sizes) => [...sizes].sort().join(), problems) ?? DEFAULT_SIZES,
    problems,
  };
}

/** The first value given; later notes that give another are reported. */
function decide<T>(
  name: string, notes: readonly { readonly note: number; readonly settings: PlanSettings }[],
  settingOf: (settings: PlanSettings) => Setting<T> | undefined, keyOf: (value: T) => string, problems: PlanProblem[],
): T | undefined {
  let first: { readonly note: number; readonly setting: Setting<T> } | undefined;
  for (const { note, settings } of notes) {
    const setting = settingOf(settings);
    if (setting === undefined) continue;
    if (first === undefined) {
      first = { note, setting };
    } else if (keyOf(setting.value) !== keyOf(first.setting.value)) {
      problems.push(planProblem(
        note, noteProblem('setting-conflict', setting.span, `Another note of this plan sets another ${name}, and the first note in path order wins: keep one of them.`),
        [{ note: first.note, span: first.setting.span, message: `the ${name} that counts` }],
      ));
    }
  }
  return first?.setting.value;
}

/** The file name of a path without folder and extension. */
export function fileStem(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.replace(/(?!^)\.[^.]+$/, '');
}
