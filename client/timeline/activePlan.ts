/**
 * Which plan the timeline shows: that of the active note, or the one the reader picked until the active note changes;
 * where the active note has no plan the last one stays. It remembers the last plan over reloads and knows no charts.
 */
import { EventEmitter, TextEditorSelectionChangeKind, Uri, window } from 'vscode';
import type { Disposable, Event, Memento } from 'vscode';
import type { ActiveNote } from '../activeNote.ts';
import { isNote } from '../noteDocuments.ts';

export interface CursorPlace {
  readonly uri: Uri;
  readonly line: number;
}

export interface ActivePlan extends Disposable {
  /** Notes whose plan to show, the first that has one. */
  candidates(): readonly Uri[];
  /** The candidate that had one. */
  settle(uri: Uri): void;
  /** The reader wants the plan of this note. */
  pick(uri: Uri): void;
  readonly onDidChange: Event<void>;
  /** The reader, or a command of another view, brought the cursor to another line of a note. */
  readonly onDidMoveCursor: Event<CursorPlace>;
  /**
   * The cursor is about to go there on behalf of the timeline, which must not hear of it: an echo would come after what the
   * reader does next.
   * @param isThere whether it was there by the last the editor told
   */
  expectCursor(place: CursorPlace, isThere: boolean): void;
  /** Keeps the plan that the reader picked while `act` shows other notes for a moment. */
  stay<T>(act: () => Promise<T>): Promise<T>;
}

const MEMORY = 'timeline.plan';

export function createActivePlan(activeNote: ActiveNote, memory: Memento): ActivePlan {
  const changed = new EventEmitter<void>();
  const moved = new EventEmitter<CursorPlace>();
  const remembered = memory.get<string>(MEMORY);
  let shown = remembered === undefined ? undefined : Uri.parse(remembered);
  let isPicked = false;
  let staying = 0;
  let last = '';
  /** Places the cursor is on its way to; until it has come there, what the editor tells of it is old. */
  const echoes: string[] = [];
  const wordOf = ({ uri, line }: CursorPlace): string => `${uri.toString()} ${line}`;
  const subscriptions = [
    changed,
    moved,
    activeNote.onDidChange(() => {
      if (staying > 0) return;
      isPicked = false;
      changed.fire();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections, kind }) => {
      if (kind === undefined) return;
      const line = selections[0]?.active.line ?? 0;
      const place = wordOf({ uri: document.uri, line });
      if (kind !== TextEditorSelectionChangeKind.Command) echoes.length = 0;
      const echo = echoes.indexOf(place);
      if (echo >= 0) return void echoes.splice(0, echo + 1);
      if (place === last || !isNote(document)) return;
      last = place;
      moved.fire({ uri: document.uri, line });
    }),
  ];
  return {
    candidates: () => [isPicked ? undefined : activeNote.current(), shown].filter((uri) => uri !== undefined),
    settle: (uri) => {
      if (uri.toString() === shown?.toString()) return;
      shown = uri;
      void memory.update(MEMORY, uri.toString());
    },
    pick: (uri) => {
      isPicked = true;
      shown = uri;
      changed.fire();
    },
    expectCursor: (place, isThere) => {
      const word = wordOf(place);
      if (echoes.length === 0 ? !isThere : echoes.at(-1) !== word) echoes.push(word);
      last = ''; // Wherever it goes, the way back is news.
    },
    stay: async (act) => {
      const before = activeNote.current()?.toString();
      staying++;
      try {
        return await act();
      } finally {
        staying--;
        if (!isPicked && activeNote.current()?.toString() !== before) changed.fire();
      }
    },
    onDidChange: changed.event,
    onDidMoveCursor: moved.event,
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}
