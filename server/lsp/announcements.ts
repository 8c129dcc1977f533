/**
 * Tells the editor which notes of the index changed, and only those that look different from when it was last told.
 */
import type { Connection } from 'vscode-languageserver';
import { haveSameFacts } from '../index/noteFacts.ts';
import type { NoteFacts } from '../index/noteFacts.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { indexChanged } from '../protocol/outlineMessages.ts';

export interface Announcements {
  /** Any note may have changed. */
  all(scanning: boolean): void;
  /** These may have changed. */
  some(uris: readonly string[]): void;
}

export function createAnnouncements(
  connection: Pick<Connection, 'sendNotification'>, index: Pick<NoteIndex, 'snapshot' | 'find'>,
): Announcements {
  /** The notes as last announced; others may have changed since. */
  let told = new Map<string, NoteFacts>();
  const tell = (uris: readonly string[], scanning: boolean): void => {
    void connection.sendNotification(indexChanged.method, { uris, scanning });
  };
  const isChanged = (uri: string): boolean => {
    const before = told.get(uri);
    const after = index.find(uri);
    return before === undefined || after === undefined ? before !== after : !haveSameFacts(before, after);
  };
  return {
    all: (scanning) => {
      told = new Map(index.snapshot().notes);
      tell([], scanning);
    },
    some: (uris) => {
      const changed = uris.filter(isChanged);
      for (const uri of changed) {
        const facts = index.find(uri);
        if (facts === undefined) told.delete(uri);
        else told.set(uri, facts);
      }
      if (changed.length > 0) tell(changed, false);
    },
  };
}
