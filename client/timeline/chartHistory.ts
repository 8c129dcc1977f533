/**
 * The edits made on the timeline, to be taken back there: each only while its notes are as the edit left them.
 * The editor keeps a history of its own, in which each of them is one step too.
 */
import { WorkspaceEdit, workspace } from 'vscode';
import type { Uri } from 'vscode';
import type { UndoEdits } from '../plan/applyIntent.ts';
import { invertEdits } from '../plan/invertEdits.ts';

/** What came of taking back: `stale` names a note that has changed since. */
export type TakenBack = { readonly kind: 'done' | 'nothing' } | { readonly kind: 'stale'; readonly uri: Uri };

export interface ChartHistory {
  /** An edit was made. What was taken back before can no longer be made again. */
  add(undo: readonly UndoEdits[]): void;
  undo(): Promise<TakenBack>;
  redo(): Promise<TakenBack>;
}

type Step = readonly UndoEdits[];

/** More are not kept. */
const STEPS = 100;

export function createChartHistory(): ChartHistory {
  const [done, undone]: [Step[], Step[]] = [[], []];
  return {
    add: (undo) => {
      if (undo.length === 0) return;
      done.push(undo);
      if (done.length > STEPS) done.shift();
      undone.length = 0;
    },
    undo: () => turn(done, undone),
    redo: () => turn(undone, done),
  };
}

/** Applies the last step of one list and puts what takes that back into the other. */
async function turn(from: Step[], to: Step[]): Promise<TakenBack> {
  const step = from.at(-1);
  if (step === undefined) return { kind: 'nothing' };
  const documents = await Promise.all(step.map(({ uri }) => workspace.openTextDocument(uri)));
  const stale = step.find(({ version }, index) => documents[index]!.version !== version);
  if (stale !== undefined) {
    from.length = 0; // What came before fits no longer either.
    return { kind: 'stale', uri: stale.uri };
  }
  const edit = new WorkspaceEdit();
  for (const { uri, edits } of step) for (const { range, newText } of edits) edit.replace(uri, range, newText);
  const wasSaved = documents.map((document) => !document.isDirty);
  const inverse = step.map(({ edits }, index) => invertEdits(documents[index]!, edits));
  if (!await workspace.applyEdit(edit)) return { kind: 'stale', uri: step[0]!.uri };
  from.pop();
  to.push(step.map(({ uri, version }, index) => ({ uri, before: version, version: documents[index]!.version, edits: inverse[index]! })));
  // The step before made the text that is there again, under another version.
  const followed = step.map(({ uri, before }, index) => ({ uri: uri.toString(), before, version: documents[index]!.version }));
  from.forEach((earlier, place) => {
    from[place] = earlier.map((each) => {
      const now = followed.find(({ uri, before }) => uri === each.uri.toString() && before === each.version);
      return now === undefined ? each : { ...each, version: now.version };
    });
  });
  await Promise.all(documents.map((document, index) => (wasSaved[index] ? document.save() : undefined)));
  return { kind: 'done' };
}
