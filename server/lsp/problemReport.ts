/**
 * Tells the user what could not be read: everything once in the log, and one message for what they can do something
 * about, however many files it concerns. A file that vanished while it was being read is none of these.
 */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { IndexProblem } from '../index/noteIndex.ts';

/** A function to hand problems to; those told of before are not told again. */
export function createProblemReport(connection: Connection): (problems: readonly IndexProblem[]) => void {
  const told = new Set<string>();
  return (problems) => {
    const lines = problems.map((problem) => ({ ...problem, line: `${URI.parse(problem.uri).fsPath}: ${problem.reason}` }));
    const fresh = lines.filter(({ line }) => !told.has(line));
    for (const { line } of fresh) told.add(line);
    if (fresh.length > 0) connection.console.warn(`Not read:\n${fresh.map(({ line }) => line).join('\n')}`);
    const unreadable = fresh.filter(({ kind }) => kind === 'unreadable');
    const first = unreadable[0];
    if (first === undefined) return;
    const others = unreadable.length === 1 ? '' : ` and ${unreadable.length - 1} more (the log names them)`;
    const message = `Throughline cannot read ${first.line}${others}. The rest is shown without it.`;
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  };
}
