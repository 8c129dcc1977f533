/**
 * A sprint as a text to edit: one line a task, verb, name, estimate, title and the fields that a sprint is about.
 * It writes; reading is done in `sprintLines.ts`.
 *
 * Sample: `take  list    5    Implement list and view RPCs  owner:ben`
 */
import { SCISSORS, renderHeader } from '../sessionText.ts';
import { listParents } from '../planWords.ts';
import { rawTitle } from '../planSource.ts';
import type { PlanSource } from '../planSource.ts';
import { estimateText, leftOf } from './sprintBase.ts';
import type { SprintBase } from './sprintBase.ts';

/** The fields a list shows. Others may be written on a line too. */
export const SHOWN_KEYS = ['owner', 'spent', 'left'] as const;

export const SPRINT_HELP: readonly string[] = [
  'One line for each open task; every task needs its line, in any order.',
  '',
  'take  t  put it into this sprint            done  d  tick it',
  'wait  w  leave it out                       drop  x  cancel it; its line in the note stays',
  'next  n  put it into the next sprint        edit  e  take it, then edit it as a form',
  'part ID 3/8   split it: 3 points here, the other 5 in a task of their own behind it',
  'fold  f  join it with the task in the line above',
  'new PARENT 3 Title   a new task below one of the parents listed above',
  'cap 20        what the sprint holds, in this session only',
  'pause         write what stands above, and stop; the rest stays for later',
  '',
  'Estimate, title and key:value at the end of a line are those of the note: change them and the note changes.',
  'A key without a value (owner:) takes it away. Lines that begin with # say nothing.',
  'Remove all lines to stop without a change.',
];

/** The opening text of a session. @param isLive whether the editor shows the points used behind the lines, as they change */
export function renderSprint(base: SprintBase, isLive = false): string {
  const { source, sprint, capacity, token } = base;
  const header = renderHeader({ kind: 'sprint', token, subject: `sprint ${sprint} of ${source.plan.name}` });
  const width = Math.min(24, Math.max(6, ...base.listed.map(({ row }) => base.words[row]!.length)));
  const steps = base.listed.map(({ row, verb }) => renderStep(base, row, verb, width));
  const parents = listParents(base).map((line) => `# ${line}`);
  return [
    header, ...(isLive && capacity !== undefined ? [] : [`# ${figuresOf(base)}`]), ...(capacity === undefined ? [] : [`cap   ${capacity}`]), ...steps,
    ...(parents.length === 0 ? [] : ['', '# Parents for new:', ...parents]),
    SCISSORS, ...SPRINT_HELP, '',
  ].join('\n');
}

/** One line of the list as the notes say it. */
export function renderStep({ source, words }: SprintBase, row: number, verb: string, width = 6): string {
  const columns = `${verb.padEnd(4)}  ${words[row]!.padEnd(width)}  ${estimateText(source, row).padEnd(3)}`;
  const tail = SHOWN_KEYS.flatMap((key) => {
    const value = shownValue(source, row, key);
    return value === undefined ? [] : [`${key}:${value}`];
  });
  const title = rawTitle(source, row);
  return [columns, title, tail.join(' ')].filter((part) => part !== '').join('  ').trimEnd();
}

/** What a row says for a key the list shows; undefined where it says nothing of its own. */
export function shownValue(source: PlanSource, row: number, key: (typeof SHOWN_KEYS)[number]): string | undefined {
  const { owner, spent, left } = source.plan.rows[row]!.row.entry.fields;
  switch (key) {
    case 'owner': return owner?.value.join(',');
    case 'spent': return spent === undefined ? undefined : String(spent.value);
    case 'left': return left === undefined ? undefined : String(left.value);
  }
}

function figuresOf({ source, sprint, capacity, listed }: SprintBase): string {
  const taken = listed.filter(({ verb }) => verb === 'take').map(({ row }) => row);
  const sum = (rows: readonly number[]): number => rows.reduce((total, row) => total + leftOf(source, row), 0);
  const carried = taken.filter((row) => (source.plan.items[row]!.sprint ?? sprint) < sprint);
  const holds = capacity === undefined ? 'no capacity: write "cap 20" below' : `capacity ${capacity}`;
  return `${holds}, carried over ${sum(carried)}, used ${sum(taken)}`;
}
