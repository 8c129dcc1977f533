/**
 * How sessions end, with what the user is asked and told: accepted, with problems shown in their place, or discarded.
 * What is written and how stands in `acceptSession.ts`.
 */
import { Selection, Uri, commands, window } from 'vscode';
import type { SessionEvaluation, SessionKind, SessionOptions, SessionProblemMessage } from '../../server/protocol/sessionMessages.ts';
import { toRange } from '../editorRange.ts';
import { Refusal } from '../refusal.ts';
import { acceptSession } from './acceptSession.ts';
import type { AcceptingServices } from './acceptSession.ts';
import type { SessionPreview } from './sessionPreview.ts';
import type { SessionRecord, SessionState } from './sessionRecord.ts';
import { isOpen } from './sessionTabs.ts';
import { closeText, openText, replaceText, saveText, showText } from './sessionText.ts';
import { uriOf } from './sessionUri.ts';

export interface Finishing {
  /** @throws with a sentence for the user when nothing was written for a reason that is not in the text. */
  accept(record: SessionRecord): Promise<void>;
  discard(record: SessionRecord): Promise<void>;
  /** Goes to the first error. */
  showProblems(record: SessionRecord, problems: readonly SessionProblemMessage[]): Promise<void>;
}

interface FinishingServices extends AcceptingServices {
  readonly preview: SessionPreview;
  readonly begin: (kind: SessionKind, note: Uri, options: SessionOptions) => Promise<void>;
}

/** Milliseconds for which a word in the status bar stays. */
const SHORTLY = 8000;

const STATES: Readonly<Record<SessionState, string>> = { editing: 'open', applying: 'being written', applied: 'accepted', discarded: 'discarded' };

export function createFinishing(services: FinishingServices): Finishing {
  const { store, preview, begin } = services;
  const accept = async (record: SessionRecord, isConfirmed = false): Promise<void> => {
    if (record.state !== 'editing') throw new Refusal(`“${record.subject}” is ${STATES[record.state]} already. Begin a new session.`);
    const accepted = await acceptSession(services, uriOf(record), await saveText(record), isConfirmed);
    switch (accepted.kind) {
      case 'accepted': return accepted.evaluation.rest === null ? finish(record, accepted.evaluation) : pause(record, accepted.evaluation.rest);
      case 'refused': throw new Error(`nothing was written: ${accepted.message}`);
      case 'problems': return showProblems(record, accepted.problems);
      case 'empty': return askAboutEmpty(record);
      case 'asks':
        if (await window.showWarningMessage(accepted.question, { modal: true }, 'Accept all the same') !== undefined) await accept(record, true);
    }
  };
  const finish = async (record: SessionRecord, { forms, notes, summary }: SessionEvaluation): Promise<void> => {
    await closeText(record);
    const [note] = record.about;
    if (forms.length > 0 && note !== undefined) await begin('task', Uri.parse(note), { tasks: forms });
    if (notes.length === 0) {
      window.setStatusBarMessage(`Nothing to do: the notes say all of “${record.subject}” already.`, SHORTLY);
      return;
    }
    const done = `${count(summary.length, 'change')} in ${notes.length === 1 ? notes[0]!.path : count(notes.length, 'note')}`;
    void window.showInformationMessage(`“${record.subject}”: ${done}.`, 'Undo').then((choice) => choice && commands.executeCommand('throughline.editing.undo'));
  };
  const pause = async (record: SessionRecord, rest: string): Promise<void> => {
    await store.update(record.id, { state: 'editing' });
    await replaceText(await openText(record), rest);
    await saveText(record);
    void window.showInformationMessage(`Paused: what stands above is written. Go on with the rest of “${record.subject}”, or close it and resume it later.`);
  };
  const askAboutEmpty = async (record: SessionRecord): Promise<void> => {
    const choice = await window.showWarningMessage('The text has no lines left, so nothing was written.', 'Put the lines back', 'Discard');
    if (choice === 'Put the lines back') await replaceText(await openText(record), record.opening);
    else if (choice === 'Discard') await drop(record);
  };
  const drop = async (record: SessionRecord): Promise<void> => {
    if (isOpen(uriOf(record))) await saveText(record);
    await store.update(record.id, { state: 'discarded' });
    await closeText(record);
  };
  const showProblems = async (record: SessionRecord, problems: readonly SessionProblemMessage[]): Promise<void> => {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const range = toRange(errors[0]!.range);
    const editor = await showText(record);
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range);
    const message = `Nothing was written: ${errors.length === 1 ? errors[0]!.message : `${errors.length} lines are not right yet.`}`;
    const offers = errors.some(({ code }) => code === 'changed-meanwhile') ? ['What changed'] : [];
    void window.showWarningMessage(message, ...offers).then((choice) => (choice === undefined ? undefined : preview.showMeanwhile(record)));
  };
  return {
    accept,
    discard: async (record) => {
      const question = `Discard “${record.subject}”? No note is changed. Its text stays among the drafts.`;
      if (await window.showWarningMessage(question, { modal: true }, 'Discard') !== undefined) await drop(record);
    },
    showProblems,
  };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
