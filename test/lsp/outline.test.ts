/**
 * Outlines over the real transport: open notes edited step by step, notes on disk, refused parameters.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { OutlineResult } from '../../server/protocol/outlineMessages.ts';
import { startServerProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';

let server: ServerProcess;
before(async () => { server = await startServerProcess(); });
after(() => server.stop());

async function outlineOf(uri: string): Promise<OutlineResult> {
  return server.connection.sendRequest('throughline/outline', { uri });
}

test('an open note gives its headings with their places and parents', async () => {
  await server.open('untitled:a', 'markdown', '# One\n\n## Two\n\ntext\n');
  const outline = await outlineOf('untitled:a');
  assert.equal(outline?.dialect, 'markdown');
  assert.equal(outline.version, 1);
  assert.deepEqual(outline.entries.map(({ text, level, parent }) => [text, level, parent]), [['One', 1, -1], ['Two', 2, 0]]);
  assert.deepEqual(outline.entries[1]!.selection, { start: { line: 2, character: 3 }, end: { line: 2, character: 6 } });
});

test('parameters of the wrong shape are refused with the reason', async () => {
  await assert.rejects(server.connection.sendRequest('throughline/outline', { uri: 1 }), { code: -32602, message: /uri: .*expected string/ });
});
