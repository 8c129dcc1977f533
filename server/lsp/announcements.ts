/**
 * Tells the editor which notes of the index changed, and only those that look different from when it was last told.
 */
import type { Connection } from 'vscode-languageserver';
import { haveSameFacts } from '../index/noteFacts.ts';
import type { IndexSnapshot, NoteIndex } from '../index/noteIndex.ts';
import { indexChanged } from '../protocol/outlineMessages.ts';

export interface Announcements {
  /** Any note may have changed. */
  all(scanning: boolean): void;
  /** These may have changed. */
  some(uris: readonly string[]): void;
}

export function createAnnouncements(connection: Connection, index: NoteIndex): Announcements {
  let told: IndexSnapshot = { notes: new Map() };
  const tell = (uris: readonly string[], scanning: boolean): void => {
    told = index.snapshot();
    void connection.sendNotification(indexChanged.method, { uris, scanning });
  };
  const isChanged = (uri: string): boolean => {
    const before = told.notes.get(uri);
    const after = index.snapshot().notes.get(uri);
    return before === undefined || after === undefined ? before !== after : !haveSameFacts(before, after);
  };
  return {
    all: (scanning) => tell([], scanning),
    some: (uris) => {
      const changed = uris.filter(isChanged);
      if (changed.length > 0) tell(changed, false);
    },
  };
}
