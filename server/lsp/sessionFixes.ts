/**
 * Repairs in the texts of sessions, which keep all that is typed there; and what a text says for itself only, offered to
 * be written into the note.
 */
import { CodeActionKind } from 'vscode-languageserver';
import type { CodeAction, Range, WorkspaceEdit } from 'vscode-languageserver';
import { parseSprint } from '../core/session/sprint/sprintLines.ts';
import { parseNote } from '../core/parseNote.ts';
import { findPlanRows } from '../core/plan/graph/planMembership.ts';
import { offsetAt } from '../core/text/lineIndex.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import { findSessionProblems, toSessionDiagnostic } from './sessionDiagnostics.ts';
import type { FoundProblems } from './sessionDiagnostics.ts';
import { readCurrentNotes } from './sessionNotes.ts';
import type { LiveSession, Sessions } from './sessions.ts';
import type { State } from './state.ts';
import { toRange } from './toLsp.ts';

export async function findSessionFixes(state: State, sessions: Sessions, uri: string, range: Range): Promise<CodeAction[]> {
  const live = await sessions.find(uri);
  const found = live && await findSessionProblems(state, sessions, uri);
  if (live === undefined || found === undefined) return [];
  return [...findRepairs(found, uri, range), ...await offerCapacity(state, live, found, range)];
}

/** Repairs of the problems in `range`, and where several lines are gone, one that puts all of them back. */
function findRepairs({ lines, problems }: FoundProblems, uri: string, range: Range): readonly CodeAction[] {
  const [start, end] = [offsetAt(lines, range.start), offsetAt(lines, range.end)];
  const edit = (edits: readonly TextEdit[]): WorkspaceEdit => (
    { changes: { [uri]: edits.map((each) => ({ range: toRange(lines, each), newText: each.newText })) } });
  const here = problems.filter(({ span }) => span.start <= end && start <= span.end);
  const single = here.flatMap((problem) => problem.fixes.map(({ title, edits }): CodeAction => (
    { title, kind: CodeActionKind.QuickFix, diagnostics: [toSessionDiagnostic(lines, problem)], edit: edit(edits) })));
  const missing = problems.filter(({ code, fixes }) => code === 'missing-line' && fixes.length > 0);
  if (missing.length < 2 || !here.some(({ code }) => code === 'missing-line')) return single;
  const all = missing.flatMap(({ fixes }) => fixes[0]!.edits);
  return [{ title: `Put all ${missing.length} lines back`, kind: CodeActionKind.QuickFix, diagnostics: missing.map((problem) => toSessionDiagnostic(lines, problem)), edit: edit(all) }, ...single];
}

/** On a line such as `cap 25`, where a note of the plan says another capacity. */
async function offerCapacity(state: State, { basis, sprint }: LiveSession, { text, lines }: FoundProblems, range: Range): Promise<readonly CodeAction[]> {
  const written = sprint && parseSprint(text).capacity;
  if (written === undefined || toRange(lines, written.span).start.line !== range.start.line) return [];
  const about = new Set(sprint!.source.plan.notes.map((note) => sprint!.source.notes[note]!.path));
  const notes = await readCurrentNotes(state, basis.notes.filter(({ path }) => about.has(path)).map(({ uri }) => uri));
  for (const note of notes) {
    const model = parseNote(note.text, note.dialect, { path: note.path });
    const { capacity } = findPlanRows(model).settings;
    if (capacity === undefined) continue;
    const entry = note.text.slice(capacity.span.start, capacity.span.end);
    const at = entry.lastIndexOf(String(capacity.value));
    if (capacity.value === written.value || at === -1) return [];
    const start = capacity.span.start + at;
    const edit = { range: toRange(model.lines, { start, end: start + String(capacity.value).length }), newText: String(written.value) };
    return [{ title: `Write capacity ${written.value} into ${note.path}`, kind: CodeActionKind.QuickFix, edit: { changes: { [note.uri]: [edit] } } }];
  }
  return [];
}
