/**
 * Messages between the timeline's page and its host: each side takes what the other says, and nothing else.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPage } from '../../server/protocol/timelineHostMessages.ts';
import { toPage } from '../../server/protocol/timelinePageMessages.ts';
import { chartOf } from '../client/webview/timelineNote.ts';

/** What no message is. */
const STRANGE: readonly unknown[] = [
  undefined, null, 0, '', 'ready', [], {}, { kind: 'unknown' }, { kind: '__proto__' }, { kind: ['ready'] },
  { kind: 'open', uri: 'file:///a.md' }, { kind: 'open', uri: 'file:///a.md', line: -1 }, { kind: 'open', uri: 'file:///a.md', line: 1.5 }, { kind: 'open', uri: 7, line: 0 },
  { kind: 'edit' }, { kind: 'edit', words: '', intent: { kind: 'run', command: 'rm' } }, { kind: 'copy', text: ['a'], what: '' }, { kind: 'export', name: 'a', data: 'b' },
  { kind: 'chart', chart: {}, plans: [] }, { kind: 'command', command: 'workbench.action.quit' }, { kind: 'say', text: '<b>' },
];

test('the host refuses what the page cannot mean', () => {
  for (const message of STRANGE) assert.equal(fromPage.safeParse(message).success, false, JSON.stringify(message));
});

test('the page refuses what the host cannot mean', () => {
  for (const message of STRANGE) assert.equal(toPage.safeParse(message).success, false, JSON.stringify(message));
});

test('a chart comes through whole', () => {
  const chart = chartOf('# Plan\n\n- [ ] <b>A</b>  id:a est:3\n- [ ] B  est:2 after:a at:5\n');
  assert.deepEqual(toPage.parse({ kind: 'chart', chart, plans: [] }), { kind: 'chart', chart, plans: [] });
});
