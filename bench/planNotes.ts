/**
 * A workspace with one large plan: its tasks stand in several notes of both dialects that share a plan name, between
 * prose, among thousands of notes of which some have small plans of their own. It measures nothing.
 *
 * Sample of a task: `- [ ] harbour letter engine  id:n3t17 est:3 after:n3t12,n2t40 owner:ana`.
 */
import type { Dialect } from '../server/core/model/documentModel.ts';
import { createRandom, generateDocument } from './documents.ts';

export interface WorkspaceNote {
  readonly uri: string;
  readonly dialect: Dialect;
  readonly text: string;
}

const TASKS_OF_A_SECTION = 20;
const WORDS = 'river stone harbour letter engine garden winter morning paper signal lantern'.split(' ');
const STATES = [' ', ' ', ' ', 'x', '/'];
/** Of a tidy plan so many tasks are done, and one in so many has no estimate. */
const DONE_SHARE = 0.3;
const UNESTIMATED = 250;

/** `random` plans are full of problems, `tidy` ones have the handful that people leave in theirs. */
export type PlanStyle = 'random' | 'tidy';

type Random = (limit: number) => number;

function dialectOfNote(note: number): Dialect {
  return note % 2 === 0 ? 'markdown' : 'asciidoc';
}

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => WORDS[random(WORDS.length)]!).join(' ');
}

/** What a task is told apart by. */
interface TaskPlace {
  readonly first: number;
  readonly note: number;
  readonly task: number;
}

/** Most tasks name one or two a little above, some one of another note; every fifth has no estimate. */
function randomTail(random: Random, { first, note, task }: TaskPlace): string {
  const near = (): string => `n${note}t${Math.max(0, task - 1 - random(12))}`;
  const far = note > first && random(10) === 0 ? [`n${first + random(note - first)}t${random(task + 1)}`] : [];
  const names = task === 0 ? far : [near(), ...(random(2) === 0 ? [near()] : []), ...far];
  const relation = names.length === 0 ? [] : [`${random(8) === 0 ? 'overlap' : 'after'}:${[...new Set(names)].join()}`];
  const estimate = random(5) === 0 ? [] : [`est:${['1', '2', '3', '5', 'M', '2-5'][random(6)]}`];
  return [`id:n${note}t${task}`, ...estimate, ...relation, ...(random(3) === 0 ? ['owner:ana'] : [])].join(' ');
}

/** Each task comes after one a little above, or begins with it; nearly all have an estimate. */
function tidyTail(random: Random, { note, task }: TaskPlace): string {
  const relation = task === 0 ? [] : [`${random(8) === 0 ? 'overlap' : 'after'}:n${note}t${Math.max(0, task - 1 - random(12))}`];
  const estimate = task % UNESTIMATED === UNESTIMATED - 1 ? [] : [`est:${['1', '2', '3', '5', 'M', '2-5'][random(6)]}`];
  return [`id:n${note}t${task}`, ...estimate, ...relation, ...(random(3) === 0 ? ['owner:ana'] : [])].join(' ');
}

function planNote(name: string, first: number, note: number, tasks: number, style: PlanStyle): string {
  const dice = createRandom(note + 1);
  const random: Random = (limit) => Math.floor(dice() * limit);
  const isMarkdown = dialectOfNote(note) === 'markdown';
  const lines = isMarkdown ? ['---', `plan: {name: ${name}, capacity: 20}`, '---', `# Part ${note}`] : [`= Part ${note}`, `:plan-name: ${name}`, ':plan-capacity: 20'];
  for (let task = 0; task < tasks; task++) {
    if (task % TASKS_OF_A_SECTION === 0) lines.push('', `${isMarkdown ? '##' : '=='} ${words(random, 3)}`, '', `${words(random, 30)}.`, '');
    const place = { first, note, task };
    const [box, tail] = style === 'random' ? [STATES[random(STATES.length)], randomTail(random, place)] : [task < tasks * DONE_SHARE ? 'x' : ' ', tidyTail(random, place)];
    lines.push(`${isMarkdown ? '-' : '*'} [${box}] ${words(random, 5)}  ${tail}`);
  }
  return `${lines.join('\n')}\n`;
}

function uriOf(name: string, note: number): string {
  return `file:///notes/${name}/note-${String(note).padStart(4, '0')}.${dialectOfNote(note) === 'markdown' ? 'md' : 'adoc'}`;
}

/** The notes of one plan of `tasks` tasks. @param first the number of the first one: odd ones are AsciiDoc */
export function generatePlanNotes(name: string, tasks: number, notes: number, first = 0, style: PlanStyle = 'random'): readonly WorkspaceNote[] {
  return Array.from({ length: notes }, (_, index) => first + index)
    .map((note) => ({ uri: uriOf(name, note), dialect: dialectOfNote(note), text: planNote(name, first, note, tasks / notes, style) }));
}

/** Other notes of a workspace; every tenth holds a plan of ten tasks. */
export function generateOtherNotes(count: number): readonly WorkspaceNote[] {
  return Array.from({ length: count }, (_, note) => ({
    uri: uriOf('other', note), dialect: dialectOfNote(note),
    text: note % 10 === 0 ? planNote(`small ${note}`, note, note, 10, 'random') : generateDocument(dialectOfNote(note), 1000, note + 1),
  }));
}
