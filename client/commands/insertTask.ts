/**
 * Adds a task: behind the one of the cursor, at the cursor's line where there is none, behind a row of the plan view, or
 * at the end of a group. The title is typed first; it may end with a tail, such as `est:3`.
 */
import { window } from 'vscode';
import type { PlanIntent } from '../../server/protocol/planMessages.ts';
import type { Services } from '../services.ts';
import { isNote } from '../noteDocuments.ts';
import { nameTask } from '../plan/nameTasks.ts';
import { rowOf } from '../plan/planTree.ts';
import { showTask } from '../plan/showTask.ts';
import { findNodes } from '../plan/taskTarget.ts';
import { Refusal } from '../refusal.ts';

export const id = 'throughline.plan.insertTask';

export async function run(services: Services, argument?: unknown, selected?: unknown): Promise<void> {
  const [node] = await findNodes(services, argument, selected) ?? [];
  const make = node === undefined ? await atCursor(services) : await besideRow(services, node);
  const title = await window.showInputBox({ title: make.title, placeHolder: 'Title  est:3', prompt: 'What is to be done. Plan keys may follow, such as est:3.' });
  if (title === undefined || title.trim() === '') return;
  const applied = await services.plan.edit.apply(make.intent(title.trim()));
  if (applied.kind !== 'done' || applied.added === undefined) return;
  if (node === undefined) return showTask(applied.added.uri, applied.added.range.end.line);
  await services.plan.refresh();
  const added = await services.plan.provider.find(applied.added.uri, applied.added.range.start.line);
  if (added !== undefined) await services.plan.reveal(added, true);
}

interface Insertion {
  readonly title: string;
  readonly intent: (title: string) => PlanIntent;
}

async function besideRow({ plan }: Services, node: Parameters<typeof rowOf>[0]): Promise<Insertion> {
  const row = rowOf(node);
  if (row === undefined) throw new Refusal('Choose a group or a task of the plan first.');
  const [facts] = await plan.edit.factsOf([node]);
  const where = row.isMajor ? 'into' : 'after';
  return { title: `New task ${row.isMajor ? 'in' : 'after'} ${nameTask(row)}`, intent: (title) => ({ kind: 'addTask', where, task: facts!.place, title, estimate: null }) };
}

async function atCursor({ server }: Services): Promise<Insertion> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !isNote(editor.document)) throw new Refusal('Open a Markdown or AsciiDoc note first.');
  const { document: { uri, version }, selection: { active: { line } } } = editor;
  const [facts] = await server.taskFacts(uri, line, line) ?? [];
  if (facts === undefined) return { title: 'New task', intent: (title) => ({ kind: 'addTaskAtLine', uri: uri.toString(), version, line, title, estimate: null }) };
  const where = facts.isHeading ? 'into' : 'after';
  return { title: `New task ${facts.isHeading ? 'in' : 'after'} ${nameTask(facts)}`, intent: (title) => ({ kind: 'addTask', where, task: facts.place, title, estimate: null }) };
}
