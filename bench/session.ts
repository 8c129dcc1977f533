/**
 * Editing sessions beside what has to be done anyway: opening and checking a sprint list of a large plan beside parsing and
 * scheduling it, applying an outline beside parsing the note.
 */
import { parseNote } from '../server/core/parseNote.ts';
import { buildPlans } from '../server/core/plan/graph/planGraph.ts';
import { findPlanRows } from '../server/core/plan/graph/planMembership.ts';
import { schedulePlan } from '../server/core/plan/schedule/schedule.ts';
import { openOutline } from '../server/core/session/outline/outlineSession.ts';
import { readPlanSource } from '../server/core/session/planSource.ts';
import type { NoteText } from '../server/core/session/planSource.ts';
import type { EditingSession } from '../server/core/session/session.ts';
import { openSprint } from '../server/core/session/sprint/sprintSession.ts';
import { createRandom, joinToSize, loadDocuments } from './documents.ts';
import { median, race, renderTable } from './measure.ts';
import type { Contender } from './measure.ts';

const TASKS = 2000;
const MEGABYTE = 1_000_000;

/** Majors of twenty tasks, each after one or two before it. */
function generatePlan(): string {
  const random = createRandom(5);
  const lines = ['---', 'plan: {capacity: 40}', '---', '# Large plan', ''];
  for (let task = 0; task < TASKS; task++) {
    if (task % 20 === 0) lines.push('', `## Part ${task / 20}`, '');
    const after = task === 0 ? '' : ` after:t${Math.floor(random() * task)}${random() < 0.5 ? `,t${Math.floor(random() * task)}` : ''}`;
    lines.push(`- [${task < 200 ? 'x' : ' '}] Task number ${task} of the plan  id:t${task} est:${1 + Math.floor(random() * 8)}${after}`);
  }
  return lines.join('\n');
}

function open(notes: readonly NoteText[]): EditingSession {
  return openSprint(readPlanSource(notes, { name: '', first: notes[0]!.path })!, { sprint: 2 });
}

/** Two neighbours without sections of their own change places, in the middle of the outline. */
function withSwap(text: string): string {
  const lines = text.split('\n');
  const indent = (index: number): number => /^ {2}\S+( +)/.exec(lines[index] ?? '')?.[1]?.length ?? 0;
  for (let at = lines.length >> 1; at > 0; at--) {
    const own = indent(at);
    if (own < 2 || indent(at + 1) !== own || indent(at + 2) > own) continue;
    return lines.toSpliced(at, 2, lines[at + 1]!, lines[at]!).join('\n');
  }
  return text;
}

/** @returns titled Markdown tables */
export async function benchSession(): Promise<string> {
  const notes: readonly NoteText[] = [{ path: 'plan.md', dialect: 'markdown', text: generatePlan() }];
  const session = open(notes);
  const typed = session.text.replace(/^wait( +t\d+ +)\d+/m, 'take$19');
  const long: readonly NoteText[] = [{ path: 'note.md', dialect: 'markdown', text: `# Note\n\n${joinToSize(loadDocuments(undefined).markdown, MEGABYTE)}` }];
  const outline = openOutline(long);
  const moved = withSwap(outline.text);
  for (const problem of [...session.evaluate(typed, notes).problems, ...outline.evaluate(moved, long).problems]) {
    if (problem.severity === 'error' && problem.code !== 'needs-predecessor') throw new Error(problem.message);
  }
  const ofPlan = await measure(`## Sessions: a sprint of a plan of ${TASKS.toLocaleString('en')} tasks`, 'over parsing and scheduling', [
    { name: 'parsing and scheduling', run: () => schedulePlan(buildPlans([{ path: 'plan.md', plan: findPlanRows(parseNote(notes[0]!.text, 'markdown')) }])[0]!.items) },
    { name: 'opening a session', run: () => open(notes) },
    { name: 'checking a letter typed in it', run: () => session.evaluate(typed, notes) },
  ]);
  const ofNote = await measure('## Sessions: an outline of a note of 1 MB', 'over parsing', [
    { name: 'parsing, with titles and anchors', run: () => parseNote(long[0]!.text, 'markdown').headings.at(-1)!.id },
    { name: 'opening a session', run: () => openOutline(long) },
    { name: 'applying it with a section moved', run: () => outline.evaluate(moved, long) },
  ]);
  return `${ofPlan}\n${ofNote}`;
}

async function measure(title: string, over: string, contenders: readonly Contender[]): Promise<string> {
  const samples = await race(contenders, 15);
  const base = median(samples[0]!);
  const rows = contenders.map(({ name }, index) => [name, median(samples[index]!).toFixed(1), `${(median(samples[index]!) / base).toFixed(1)}x`]);
  return `${title}\n\n${renderTable(['what', 'ms', over], rows)}\n`;
}
