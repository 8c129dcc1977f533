/**
 * The end of a line in a sprint list, told apart into the title and `key:value` tokens. The title that stands in the note
 * wins: so a title that ends like a token stays a title.
 *
 * Sample: `Add test data  owner:ben left:` is a title and two fields, the second one to be taken away.
 */
import { PLAN_KEYS } from '../../plan/syntax/planKeys.ts';
import type { PlanKey } from '../../plan/syntax/planKeys.ts';
import type { Span } from '../../text/lineIndex.ts';
import type { WrittenWord } from './sprintLines.ts';

export interface WrittenField {
  readonly key: PlanKey;
  /** Empty where the field is to be taken away. */
  readonly value: string;
  readonly span: Span;
}

export interface RestOfLine {
  /** Empty where none is written. */
  readonly title: string;
  readonly fields: readonly WrittenField[];
}

/** @param known the title in the note; undefined for a new task */
export function splitRest(rest: WrittenWord, known: string | undefined): RestOfLine {
  if (known !== undefined && (rest.text === known || (rest.text.startsWith(known) && /\s/.test(rest.text[known.length]!)))) {
    const words = wordsBehind(rest, known.length);
    const fields = words.map(readField);
    if (fields.every((field) => field !== undefined)) return { title: known, fields };
  }
  const words = wordsBehind(rest, 0);
  const fields: WrittenField[] = [];
  for (let last = words.at(-1); last !== undefined; last = words.at(-1)) {
    const field = readField(last);
    if (field === undefined) break;
    fields.unshift(field);
    words.pop();
  }
  const end = words.at(-1)?.end ?? rest.start;
  return { title: rest.text.slice(0, end - rest.start), fields };
}

function wordsBehind(rest: WrittenWord, from: number): WrittenWord[] {
  return [...rest.text.slice(from).matchAll(/\S+/g)].map(({ 0: text, index }) => {
    const start = rest.start + from + index;
    return { text, start, end: start + text.length };
  });
}

function readField({ text, start, end }: WrittenWord): WrittenField | undefined {
  const colon = text.indexOf(':');
  const key = PLAN_KEYS.find((known) => known === text.slice(0, colon));
  return key === undefined ? undefined : { key, value: text.slice(colon + 1), span: { start, end } };
}
