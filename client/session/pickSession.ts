/**
 * Lists of sessions and drafts to choose from.
 */
import { QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { SessionRecord, SessionState } from './sessionRecord.ts';
import type { Sessions } from './sessions.ts';
import { isOpen } from './sessionTabs.ts';
import { uriOf } from './sessionUri.ts';

interface SessionItem extends QuickPickItem {
  readonly record: SessionRecord;
}

const WORDS: Readonly<Record<SessionState, string>> = { editing: 'parked', applying: 'being written', applied: 'accepted', discarded: 'discarded' };

/** Those that wait to be finished: parked, or open in some tab. */
export async function listUnfinished({ store }: Sessions): Promise<readonly SessionRecord[]> {
  return (await store.list()).filter(({ state }) => state === 'editing');
}

export function toItem(record: SessionRecord): SessionItem {
  const state = record.state === 'editing' && isOpen(uriOf(record)) ? 'open' : WORDS[record.state];
  return { record, label: record.subject, description: `${state} · ${new Date(record.time).toLocaleString()}` };
}

const RESUME = 'Resume';

/** Every session that is kept; of the chosen one its text, or one of its older drafts, to look at or to restore. */
export async function showDrafts(sessions: Sessions): Promise<void> {
  const records = await sessions.store.list();
  if (records.length === 0) {
    void window.showInformationMessage('No editing session was begun in this workspace yet.');
    return;
  }
  const chosen = await window.showQuickPick(records.map(toItem), { placeHolder: 'Editing sessions of this workspace, the newest first' });
  if (chosen !== undefined) await showDraftsOf(sessions, chosen.record);
}

async function showDraftsOf(sessions: Sessions, record: SessionRecord): Promise<void> {
  await sessions.store.archiveTyped(record.id);
  await sessions.store.takeOutside(record.id);
  const older = await sessions.store.listOlder(record.id);
  const items: readonly (QuickPickItem & { readonly text?: string })[] = [
    { label: RESUME, description: 'open the text as it was left', iconPath: new ThemeIcon('edit') },
    { label: 'Older drafts', kind: QuickPickItemKind.Separator },
    ...older.map(({ name, text }) => ({ label: toTime(name), description: countLines(text), text, buttons: [{ iconPath: new ThemeIcon('diff'), tooltip: 'Compare with the draft' }] })),
    { label: 'Opening text', description: 'as the session began', text: record.opening, buttons: [{ iconPath: new ThemeIcon('diff'), tooltip: 'Compare with the draft' }] },
  ];
  const picker = window.createQuickPick<(typeof items)[number]>();
  picker.items = items;
  picker.title = record.subject;
  picker.placeholder = 'Resume, or put an older draft in the place of the text (undo brings it back)';
  picker.onDidTriggerItemButton(({ item }) => void sessions.compare(record, `${record.subject}, ${item.label.replaceAll('/', '-')}`, item.text ?? ''));
  picker.onDidHide(() => picker.dispose());
  picker.onDidAccept(() => {
    const [item] = picker.selectedItems;
    picker.hide();
    if (item === undefined) return;
    void (item.text === undefined ? sessions.resume(record) : sessions.restore(record, item.text));
  });
  picker.show();
}

function toTime(name: string): string {
  const [date, time = ''] = name.split('T');
  return new Date(`${date}T${time.replaceAll('-', ':')}Z`).toLocaleString();
}

function countLines(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
  return `${lines} ${lines === 1 ? 'line' : 'lines'}`;
}
