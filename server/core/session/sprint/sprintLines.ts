/**
 * The lines of a sprint list as they are written: verb, name, estimate, and the rest of the line. Only what one line
 * can say about itself is checked here; whether a name means anything is asked in `sprintSteps.ts`.
 *
 * Sample: `t schema 2 Create schema` is a step with the verb `take`, the word `schema`, the estimate `2`.
 */
import { nearestWords } from '../../plan/syntax/nearestWords.ts';
import type { Span } from '../../text/lineIndex.ts';
import { sessionError } from '../sessionProblem.ts';
import type { SessionFix, SessionProblem } from '../sessionProblem.ts';
import { readContent, splitLines } from '../sessionText.ts';
import type { SessionLine } from '../sessionText.ts';
import type { StepVerb } from './sprintBase.ts';
import { SPRINT_HELP } from './sprintText.ts';

export interface WrittenWord extends Span {
  readonly text: string;
}

/** What stands in one line. `new` names its parent. */
export interface SprintLine {
  readonly verb: StepVerb | 'new';
  readonly verbSpan: Span;
  readonly line: SessionLine;
  readonly word: WrittenWord;
  /** Missing where `part` says points instead. */
  readonly estimate: WrittenWord | undefined;
  readonly points: { readonly here: number; readonly of: number; readonly span: Span } | undefined;
  /** Title and fields, without blanks around them; empty where the line says nothing more. */
  readonly rest: WrittenWord;
}

export interface SprintLines {
  readonly lines: readonly SprintLine[];
  readonly capacity: { readonly value: number; readonly span: Span } | undefined;
  /** Before which of `lines` the run stops. */
  readonly pauses: readonly number[];
  /** Words of lines that could not be read: whoever they name is not gone. */
  readonly mentioned: ReadonlySet<string>;
  readonly problems: readonly SessionProblem[];
}

const VERBS: ReadonlyMap<string, StepVerb | 'new' | 'cap' | 'pause'> = new Map([
  ...(['take', 'wait', 'next', 'part', 'done', 'drop', 'edit', 'fold', 'new', 'cap', 'pause'] as const).map((verb) => [verb, verb] as const),
  ['t', 'take'], ['w', 'wait'], ['n', 'next'], ['d', 'done'], ['x', 'drop'], ['e', 'edit'], ['f', 'fold'],
]);

/** What a pause puts in front of lines that are applied already, so that they say nothing more. */
export const FINISHED = '#done ';

/** The lines that a pause has left behind, as they were written. */
export function readFinished(text: string): string {
  return splitLines(text).flatMap((line) => (line.text.startsWith(FINISHED) ? [line.text.slice(FINISHED.length)] : [])).join('\n');
}

/** Reads `text`. Never throws; a line that cannot be read is a problem and the others keep their meaning. */
export function parseSprint(text: string): SprintLines {
  const lines: SprintLine[] = [];
  const pauses: number[] = [];
  const mentioned = new Set<string>();
  const problems: SessionProblem[] = [];
  let capacity: SprintLines['capacity'];
  for (const line of readContent(text, SPRINT_HELP)) {
    const words = wordsOf(line);
    const [first, second] = words;
    const verb = VERBS.get(first!.text);
    if (verb === undefined) {
      problems.push(unknownVerb(first!));
      for (const { text: word } of words) mentioned.add(word);
    }
    if (verb === 'pause' && second !== undefined) problems.push(sessionError('invalid-value', second, 'pause stands alone in its line: remove what is behind it.'));
    else if (verb === 'pause') pauses.push(lines.length);
    else if (verb === 'cap') {
      if (second === undefined || words.length > 2 || !/^[1-9]\d{0,5}$/.test(second.text)) problems.push(sessionError('invalid-value', line, 'cap takes one whole number from 1, such as cap 20.'));
      else capacity = { value: Number(second.text), span: second };
    } else if (verb !== undefined) {
      const read = readStep(line, verb, words);
      if (!('code' in read)) lines.push(read);
      else {
        problems.push(read);
        for (const { text: word } of words) mentioned.add(word);
      }
    }
  }
  return { lines, capacity, pauses, mentioned, problems };
}

function unknownVerb(word: WrittenWord): SessionProblem {
  if (word.text === 'goal') return sessionError('unknown-verb', word, 'A plan keeps no goal for a sprint: remove the line, or make it a comment with # in front.');
  const near = nearestWords(word.text, VERBS.keys(), 1)[0];
  const fixes: readonly SessionFix[] = near === undefined ? [] : [{ title: `Change to ${near}`, edits: [{ start: word.start, end: word.end, newText: near }] }];
  const advice = near === undefined ? 'begin the line with take, wait, next, part, done, drop, edit, fold, new, cap or pause' : `did you mean ${near}?`;
  return sessionError('unknown-verb', word, `"${word.text}" is nothing a sprint list can do: ${advice}`, fixes);
}

function readStep(line: SessionLine, verb: StepVerb | 'new', words: readonly WrittenWord[]): SprintLine | SessionProblem {
  const [first, word, third] = words;
  const wants = verb === 'new' ? 'the parent, the estimate and the title' : verb === 'part' ? 'the task and its points, such as 3/8' : 'the task and its estimate';
  if (word === undefined || third === undefined) return sessionError('missing-value', line, `${verb} needs ${wants} behind it; where a task has no estimate write ?.`);
  const points = verb === 'part' ? /^(\d{1,7})\/(\d{1,7})$/.exec(third.text) : null;
  if (verb === 'part' && points === null) return sessionError('invalid-value', third, `"${third.text}" is no share: write the points that stay and the points left, such as 3/8.`);
  const start = words[3]?.start ?? line.end;
  return {
    verb, verbSpan: first!, line, word,
    estimate: points === null ? third : undefined,
    points: points === null ? undefined : { here: Number(points[1]), of: Number(points[2]), span: third },
    rest: { text: line.text.slice(start - line.start), start, end: line.end },
  };
}

/** The first words between blanks and tabs; those of the title are not told apart here. */
function wordsOf(line: SessionLine): readonly WrittenWord[] {
  const words: WrittenWord[] = [];
  const word = /\S+/g;
  for (let match = word.exec(line.text); match !== null && words.length < 4; match = word.exec(line.text)) {
    const start = line.start + match.index;
    words.push({ text: match[0], start, end: start + match[0].length });
  }
  return words;
}
