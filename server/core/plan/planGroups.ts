/**
 * Which notes make one plan, the settings they agree on, and the rows of all of them in one list.
 *
 * Every note with tasks (or that opts in) is a plan of its own, unless an explicit `name` joins it with others of that
 * name. The first note in path order decides a setting; others that disagree are reported. It resolves no references.
 *
 * Sample: two notes named `x` with three and two rows give one group of five rows.
 */
import type { NotePlan, PlanRow } from './planMembership.ts';
import { noteProblem, planProblem } from './planProblem.ts';
import type { PlanProblem } from './planProblem.ts';
import type { PlanSettings, Setting } from './planSettings.ts';
import { DEFAULT_SIZES } from './planValues.ts';

/** A note as far as plans go. The list of notes is in path order; its indexes name notes everywhere. */
export interface PlanNote {
  readonly path: string;
  readonly plan: NotePlan;
}

/** A row with the note it stands in, and its major's index in the plan. */
export interface PlacedRow {
  readonly note: number;
  readonly row: PlanRow;
  readonly parent: number;
}

export interface PlanGroup {
  /** The name that joins its notes, else the note's title, else its file name. */
  readonly name: string;
  readonly notes: readonly number[];
  readonly capacity: number | undefined;
  readonly sizes: ReadonlyMap<string, number>;
  readonly rows: readonly PlacedRow[];
  /** Settings that disagree. */
  readonly problems: readonly PlanProblem[];
}

/** Groups `notes` in the order of their first note. */
export function groupNotes(notes: readonly PlanNote[]): readonly PlanGroup[] {
  const groups = new Map<string, number[]>();
  notes.forEach(({ plan }, note) => {
    if (plan.rows.length === 0 && !plan.settings.optsIn) return;
    const { name } = plan.settings;
    const key = name === undefined ? `note ${note}` : `name ${name.value}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  });
  return [...groups.values()].map((group) => joinNotes(notes, group));
}

function joinNotes(notes: readonly PlanNote[], group: readonly number[]): PlanGroup {
  const { path, plan } = notes[group[0]!]!;
  const problems: PlanProblem[] = [];
  const settings = group.map((note) => ({ note, settings: notes[note]!.plan.settings }));
  return {
    name: plan.settings.name?.value ?? plan.title ?? fileStem(path),
    notes: group,
    capacity: decide('capacity', settings, ({ capacity }) => capacity, String, problems),
    sizes: decide('sizes', settings, ({ sizes }) => sizes, (sizes) => [...sizes].sort().join(), problems) ?? DEFAULT_SIZES,
    rows: placeRows(notes, group),
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

/** All rows one after another. A heading that only titles its note is no row, unless several notes share the plan. */
function placeRows(notes: readonly PlanNote[], group: readonly number[]): readonly PlacedRow[] {
  const isJoined = group.filter((note) => notes[note]!.plan.rows.length > 0).length > 1;
  const placed: PlacedRow[] = [];
  for (const note of group) {
    const { rows, hasTitleRow } = notes[note]!.plan;
    const dropped = hasTitleRow && !isJoined ? 1 : 0;
    const offset = placed.length - dropped;
    rows.forEach((row, index) => {
      if (index < dropped) return;
      placed.push({ note, row, parent: row.parent < dropped ? -1 : row.parent + offset });
    });
  }
  return placed;
}

/** The file name of a path without folder and extension. */
export function fileStem(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return name.replace(/(?!^)\.[^.]+$/, '');
}
