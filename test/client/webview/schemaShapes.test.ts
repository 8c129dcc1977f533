/**
 * The messages' schemas as the page carries them against zod's own: the same check comes of both.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { compileShape } from '../../../client/webview/shapeCheck.ts';
import { toPage } from '../../../server/protocol/timelinePageMessages.ts';
import { chartOf } from './timelineNote.ts';

const projectFolder = join(import.meta.dirname, '../../..');
const WRONG: readonly unknown[] = [undefined, null, NaN, -3, 1.5, '', 'x', true, [], {}, [[]]];

/** Every copy of `value` with one place of it replaced. */
function* damaged(value: unknown): Generator {
  yield* WRONG;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const bad of damaged(part)) yield Array.isArray(value) ? value.with(Number(key), bad) : { ...value, [key]: bad };
  }
}

test('the page refuses and takes what zod refuses and takes', async () => {
  const { outputFiles: [file] } = await build({
    entryPoints: [join(projectFolder, 'server/protocol/timelinePageMessages.ts')], bundle: true, write: false, format: 'esm',
    absWorkingDir: projectFolder, alias: { 'zod/mini': './client/webview/schemaShapes.ts' },
  });
  const carried = await import(`data:text/javascript;base64,${Buffer.from(file!.contents).toString('base64')}`) as { toPage: typeof toPage };
  const [ours, zods] = [compileShape(carried.toPage), compileShape(toPage)];
  const chart = chartOf('---\nplan: {capacity: 5}\n---\n# Plan\n\n## Part\n\n- [x] A  id:a est:3 spent:2\n- [ ] B  id:b est:M after:a+1 owner:ann sprint:2\n- [ ] C  at:2-3,5 with:b sync:gone\n');
  const messages = [{ kind: 'chart', chart, plans: [] }, { kind: 'reveal', uri: 'a', line: 3 }, { kind: 'say', text: 'a', isProblem: false }];
  for (const message of messages) {
    assert.equal(ours(message), undefined);
    for (const bad of damaged(message)) assert.equal(ours(bad), zods(bad));
  }
});
