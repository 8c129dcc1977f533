/**
 * A session from notes and the options of a command line: the same notes and options always give the same session, so
 * that one that was parked can be taken up again.
 */
import { buildPlans } from '../../core/plan/graph/planGraph.ts';
import { buildPlanSource, readPlanNotes } from '../../core/session/planSource.ts';
import type { NoteText, PlanSource } from '../../core/session/planSource.ts';
import type { EditingSession } from '../../core/session/session.ts';
import type { SessionKind } from '../../core/session/sessionText.ts';
import type { OutlineOptions } from '../../core/session/outline/outlineBase.ts';
import { openOutline } from '../../core/session/outline/outlineSession.ts';
import { openSprint } from '../../core/session/sprint/sprintSession.ts';
import type { ReadOptions } from '../../core/session/sprint/sprintSteps.ts';
import { openTasks } from '../../core/session/task/taskSession.ts';
import { suggest } from '../commandLine.ts';
import type { CommandLine } from '../commandLine.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Says what is missing and gives undefined where no session can be opened.
 * @param names the tasks of a task session; none for a new one
 */
export function openSession(kind: SessionKind, notes: readonly NoteText[], line: CommandLine, names: readonly string[], terminal: Terminal): EditingSession | undefined {
  if (kind === 'outline') return openSections(notes, line, terminal);
  const source = choosePlan(notes, line, terminal);
  if (source === undefined) return undefined;
  if (kind === 'task') return openForms(source, names, terminal);
  const sprint = line.numbers.get('sprint');
  const capacity = line.numbers.get('capacity');
  const missing = line.words.get('missing') as ReadOptions['missing'];
  return openSprint(source, { ...(sprint !== undefined && { sprint }), ...(capacity !== undefined && { capacity }), ...(missing !== undefined && { missing }) });
}

function openSections(notes: readonly NoteText[], { numbers, words }: CommandLine, terminal: Terminal): EditingSession | undefined {
  const depth = numbers.get('depth');
  const anchors = words.get('anchors') as OutlineOptions['anchors'];
  const session = openOutline(notes, { ...(depth !== undefined && { depth }), ...(anchors !== undefined && { anchors }) });
  if (session.isEmpty !== true) return session;
  terminal.fail(2, 'edit', 'there are no headings in these notes');
  return undefined;
}

function openForms(source: PlanSource, names: readonly string[], terminal: Terminal): EditingSession | undefined {
  const session = openTasks(source, names);
  if (!('unknown' in session)) return session;
  for (const name of session.unknown) {
    const row = source.plan.rowOfId.get(name);
    const reason = row === undefined ? `no task of the plan ${source.plan.name} has this id${suggest(name, [...source.plan.rowOfId.keys()])}` : 'this is a heading: edit it in its note';
    terminal.fail(2, name, reason);
  }
  return undefined;
}

/** The plan that `--plan` names, by its name or one of its files, else the only one there is. */
function choosePlan(notes: readonly NoteText[], { words }: CommandLine, terminal: Terminal): PlanSource | undefined {
  const read = readPlanNotes(notes);
  const plans = buildPlans(read);
  const wanted = words.get('plan');
  const chosen = wanted === undefined ? plans : plans.filter((plan) => plan.name === wanted || plan.notes.some((note) => read[note]!.path === wanted));
  if (chosen.length === 1) return buildPlanSource(read, chosen[0]!);
  const names = plans.map(({ name }) => name);
  if (plans.length === 0) terminal.fail(2, 'edit', 'there is no plan in these notes: write est:3 at the end of a checklist item to begin one');
  else if (chosen.length === 0) terminal.fail(2, `no plan is called ${wanted}`, `--plan takes a plan's name or file${suggest(wanted!, names)}`);
  else terminal.fail(2, 'edit', `there are ${chosen.length} plans in these notes, say which one: ${chosen.slice(0, 8).map(({ name, notes: [first] }) => `--plan "${name}" (${read[first!]!.path})`).join(', ')}`);
  return undefined;
}
