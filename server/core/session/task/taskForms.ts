/**
 * Forms of tasks as they are written: title, fields with their places, body. Only the shape of the text is known here;
 * what values mean is asked in `taskChanges.ts`.
 *
 * Sample: in `List⏎Est: 5⏎⏎Est: no field` the body is `Est: no field`.
 */
import { KEY_BY_NAME } from '../../plan/syntax/planKeys.ts';
import { nearestWords } from '../../plan/syntax/nearestWords.ts';
import type { Span } from '../../text/lineIndex.ts';
import { sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { splitLines } from '../sessionText.ts';
import type { SessionLine } from '../sessionText.ts';
import { FORM_KEYS, helpOf, scissorsOf, separatorOf, wordOfRow } from './taskText.ts';
import type { TaskBase } from './taskText.ts';

export interface FormField extends Span {
  readonly value: string;
}

export interface TaskForm {
  readonly row: number;
  readonly title: string;
  readonly titleSpan: Span;
  /** By what they are of a task. */
  readonly fields: ReadonlyMap<string, FormField>;
  readonly body: string;
  readonly bodySpan: Span;
}

export interface TaskForms {
  readonly forms: readonly TaskForm[];
  /** True when a title, or everything, was removed: the session is given up. */
  readonly isEmpty: boolean;
  readonly problems: readonly SessionProblem[];
}

export function parseTasks(base: TaskBase, text: string): TaskForms {
  const problems: SessionProblem[] = [];
  const blocks = splitBlocks(base, contentLines(base, text), problems);
  const forms = blocks.map(({ row, lines }) => parseForm(row, lines, problems));
  const isEmpty = forms.length === 0 || forms.every(({ title, fields, body }) => title === '' && (body === '' || fields.size > 0));
  return { forms, isEmpty, problems };
}

/** Lines between the first line and the scissors, or the help where the scissors are gone. */
function contentLines(base: TaskBase, text: string): readonly SessionLine[] {
  const lines = splitLines(text);
  const first = lines[0]?.text.startsWith('# throughline ') === true ? 1 : 0;
  const cut = lines.findLastIndex((line) => line.text === scissorsOf(base));
  if (cut !== -1) return lines.slice(first, cut);
  const help = new Set(helpOf(base).filter((line) => line !== '').map((line) => line.trimEnd()));
  let end = lines.length;
  while (end > first && (lines[end - 1]!.text === '' || help.has(lines[end - 1]!.text))) end--;
  return lines.slice(first, end);
}

interface Block { readonly row: number; readonly lines: readonly SessionLine[] }

/** One block, or one behind each separator that names a task of this session; other such lines belong to a body. */
function splitBlocks(base: TaskBase, lines: readonly SessionLine[], problems: SessionProblem[]): readonly Block[] {
  if (base.rows.length === 1) return [{ row: base.rows[0]!, lines }];
  const rows = new Map(base.rows.map((row) => [separatorOf(wordOfRow(base, row)), row]));
  const starts = lines.flatMap((line, index) => (rows.has(line.text) ? [index] : []));
  const blocks: Block[] = [];
  starts.forEach((start, index) => {
    const row = rows.get(lines[start]!.text)!;
    if (blocks.some((block) => block.row === row)) problems.push(sessionError('duplicate-line', lines[start]!, `The form of ${wordOfRow(base, row)} is here twice: keep one of them.`));
    else blocks.push({ row, lines: lines.slice(start + 1, starts[index + 1]) });
  });
  const end = lines.at(-1)?.end ?? 0;
  for (const row of base.rows) {
    if (blocks.length > 0 && !blocks.some((block) => block.row === row)) problems.push(sessionError('missing-line', { start: end, end }, `The form of ${wordOfRow(base, row)} is gone, or the line ${separatorOf(wordOfRow(base, row))} above it: put it back.`));
  }
  return blocks;
}

function parseForm(row: number, lines: readonly SessionLine[], problems: SessionProblem[]): TaskForm {
  const head = lines.findIndex((line) => !line.text.startsWith('#'));
  const title = lines[head];
  const blank = lines.findIndex((line, index) => index > head && line.text === '');
  const header = lines.slice(head + 1, blank === -1 ? undefined : blank).filter((line) => !line.text.startsWith('#'));
  const bodyLines = blank === -1 ? [] : trimBlank(lines.slice(blank + 1));
  const titleSpan = title ?? { start: lines[0]?.start ?? 0, end: lines[0]?.start ?? 0 };
  if (title !== undefined && KEY_LINE.test(title.text)) problems.push(sessionError('missing-value', title, 'The title is missing: write it in the line above, or a backslash in front if this is the title.'));
  return {
    row, titleSpan, title: (title?.text ?? '').replace(/^\\/, '').trim(), fields: parseFields(header, problems),
    body: bodyLines.map((line) => line.text).join('\n'),
    bodySpan: { start: bodyLines[0]?.start ?? titleSpan.start, end: bodyLines.at(-1)?.end ?? titleSpan.end },
  };
}

const KEY_LINE = new RegExp(`^(?:${FORM_KEYS.map(([name]) => name).join('|')}|X-[\\w-]+):(?: |$)`);

function trimBlank(lines: readonly SessionLine[]): readonly SessionLine[] {
  const first = lines.findIndex((line) => line.text !== '');
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line.text !== '') + 1);
}

function parseFields(lines: readonly SessionLine[], problems: SessionProblem[]): ReadonlyMap<string, FormField> {
  const fields = new Map<string, FormField>();
  let last: string | undefined;
  for (const line of lines) {
    const [, name, value = ''] = /^(\p{L}[\p{L}\p{N}_-]*):[ \t]*(.*)$/u.exec(line.text) ?? [];
    const key = FORM_KEYS.find(([known]) => known.toLowerCase() === name?.toLowerCase()) ?? foreignKey(name);
    const continued = last === undefined ? undefined : fields.get(last);
    if (/^[ \t]/.test(line.text) && continued !== undefined) fields.set(last!, { ...continued, end: line.end, value: `${continued.value} ${line.text.trim()}`.trim() });
    else if (key === undefined) problems.push(unknownField(line, name));
    else if (fields.has(key[1])) problems.push(sessionError('repeated-field', line, `${key[0]} is written twice: keep one of them.`, [{ title: 'Remove this line', edits: [{ start: line.start, end: line.end, newText: '#' }] }]));
    else {
      last = key[1];
      fields.set(last, { value, start: line.start, end: line.end });
    }
  }
  return fields;
}

/** `X-due` is the token `due` of somebody else, as long as it is none of ours. */
function foreignKey(name: string | undefined): readonly [string, string] | undefined {
  const word = /^X-(\p{L}[\p{L}\p{N}_-]*)$/iu.exec(name ?? '')?.[1];
  return word === undefined || KEY_BY_NAME.has(word) ? undefined : [name!, `x-${word}`];
}

function unknownField(line: SessionLine, name: string | undefined): SessionProblem {
  if (name === undefined) return sessionError('unknown-field', line, 'This is no field: write Name: value, or a blank line between the fields and the text of the task.');
  const near = nearestWords(name, FORM_KEYS.map(([known]) => known), 1)[0];
  const advice = near === undefined ? `write one of ${FORM_KEYS.map(([known]) => known).join(', ')}, or X-name for a token name:value of your own` : `did you mean ${near}?`;
  return sessionError('unknown-field', line, `A task has no field "${name}": ${advice}`,
    near === undefined ? [] : [{ title: `Change to ${near}`, edits: [{ start: line.start, end: line.start + name.length, newText: near }] }]);
}
