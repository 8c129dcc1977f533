/**
 * Which notes the editor is told of, over an index whose notes the test changes by hand.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../server/core/parseNote.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import { ListedSnapshot } from '../../server/index/noteIndex.ts';
import type { NoteFacts } from '../../server/index/noteFacts.ts';
import { createAnnouncements } from '../../server/lsp/announcements.ts';

test('a note that changed while another was announced is announced when its own turn comes', () => {
  const notes = new Map<string, NoteFacts>();
  const write = (uri: string, text: string): unknown => notes.set(uri, factsOf(parseNote(text, 'markdown')));
  const told: unknown[] = [];
  const sendNotification = (_method: unknown, params?: unknown): Promise<void> => Promise.resolve(void told.push(params));
  const announce = createAnnouncements({ sendNotification }, { snapshot: () => new ListedSnapshot([...notes]), find: (uri) => notes.get(uri) });
  write('file:///a.md', '# A\n');
  write('file:///b.md', '# B\n');
  announce.all(false);
  write('file:///a.md', '# A again\n');
  write('file:///b.md', '# B again\n');
  announce.some(['file:///a.md']);
  announce.some(['file:///b.md']);
  announce.some(['file:///a.md', 'file:///b.md']);
  assert.deepEqual(told.map((params) => (params as { uris: string[] }).uris), [[], ['file:///a.md'], ['file:///b.md']]);
});
