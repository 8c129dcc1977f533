/**
 * What the texts of all sessions share: the first line, the scissors line with help below it, comments, lines with their
 * places, and the messages that an outside editor shows above the line they are about.
 * It knows no verbs and no fields. Carriage returns, a byte-order mark and blanks at line ends do not matter.
 *
 * Sample: `# throughline 1 sprint 3f9c  sprint 4 of storage` is the first line of a sprint list.
 */
import type { Span } from '../text/lineIndex.ts';
import type { SessionProblem } from './sessionProblem.ts';

export type SessionKind = 'sprint' | 'task' | 'outline';

/** The first line of a session's text. */
export interface SessionHeader {
  readonly kind: SessionKind;
  /** Fingerprint of what the names in the text stand for. */
  readonly token: string;
  /** What the session is about, for people and for reading a saved text again. */
  readonly subject: string;
}

/** A line without its ending and without blanks at its end. */
export interface SessionLine extends Span {
  readonly text: string;
}

/** Git's scissors: nothing below this line is read. */
export const SCISSORS = `${'-'.repeat(24)} >8 ${'-'.repeat(24)}`;

export function renderHeader({ kind, token, subject }: SessionHeader): string {
  return `# throughline 1 ${kind} ${token}  ${subject.replace(/\s+/g, ' ').trim()}`.trimEnd();
}

/** The header in the first line of `text`, or undefined where somebody removed it: no session depends on it. */
export function readHeader(text: string): SessionHeader | undefined {
  const match = /^\uFEFF?# throughline 1 (sprint|task|outline) ([0-9a-z]+)(?:[ \t]+([^\r\n]*))?/.exec(text);
  return match === null ? undefined : { kind: match[1] as SessionKind, token: match[2]!, subject: (match[3] ?? '').trim() };
}

/** The lines of `text`, whatever ends them. */
export function splitLines(text: string): readonly SessionLine[] {
  const lines: SessionLine[] = [];
  const ending = /\r\n?|\n|$/g;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start <= text.length;) {
    ending.lastIndex = start;
    const { index, 0: mark } = ending.exec(text)!;
    const content = text.slice(start, index).trimEnd();
    lines.push({ text: content, start, end: start + content.length });
    if (mark === '') break;
    start = index + mark.length;
  }
  return lines;
}

/** The lines above the scissors that are not blank, not comments, and not the help that stood below them. */
export function readContent(text: string, help: readonly string[]): readonly SessionLine[] {
  const lines = splitLines(text);
  const cut = lines.findIndex((line) => line.text === SCISSORS);
  const known = new Set(help.map((line) => line.trimEnd()));
  return lines.slice(0, cut === -1 ? undefined : cut)
    .filter((line) => line.text !== '' && !line.text.startsWith('#') && !(cut === -1 && known.has(line.text)));
}

/** `text` with each problem as a `#!` line above the line it is about, problems of one line in the order given. */
export function withMessages(text: string, problems: readonly Pick<SessionProblem, 'message' | 'span'>[]): string {
  const lines = splitLines(text);
  const byLine = new Map<number, string[]>();
  for (const { message, span } of problems) {
    const found = lines.findLastIndex(({ start }) => start <= span.start);
    const line = Math.max(0, found);
    byLine.set(line, [...byLine.get(line) ?? [], `#! ${message.replace(/\s+/g, ' ')}`]);
  }
  const ending = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  let result = '';
  lines.forEach(({ start }, index) => {
    const messages = byLine.get(index) ?? [];
    result += messages.map((message) => message + ending).join('') + text.slice(start, lines[index + 1]?.start ?? text.length);
  });
  return text.startsWith('\uFEFF') ? `\uFEFF${result}` : result;
}

/**
 * `text` without messages. Where a text holds free text (`known`), only those that were put there go, since a line of it
 * may begin with `#!`; elsewhere such a line can be nothing else.
 */
export function withoutMessages(text: string, known?: readonly Pick<SessionProblem, 'message'>[]): string {
  const exact = known === undefined ? undefined : new Set(known.map(({ message }) => `#! ${message.replace(/\s+/g, ' ')}`));
  const lines = splitLines(text);
  const isMessage = (line: string): boolean => (exact === undefined ? line.startsWith('#!') : exact.has(line));
  return text.slice(0, lines[0]!.start) + lines
    .map((line, index) => (isMessage(line.text) ? '' : text.slice(line.start, lines[index + 1]?.start ?? text.length))).join('');
}
