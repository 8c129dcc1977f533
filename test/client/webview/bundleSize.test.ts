/**
 * The timeline's page stays small: what it loads as script, built as for the package.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';

const projectFolder = join(import.meta.dirname, '../../..');

test('the script of the page is smaller than 150 kB', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(projectFolder, 'client/webview/main.ts')], outdir: 'out', bundle: true, write: false, minify: true, format: 'iife', target: 'es2022',
    mainFields: ['browser', 'module', 'main'], legalComments: 'none', logLevel: 'error',
    absWorkingDir: projectFolder, alias: { 'zod/mini': './client/webview/schemaShapes.ts' },
  });
  const script = outputFiles.find(({ path }) => path.endsWith('.js'))!;
  assert.ok(script.contents.length < 150_000, `${script.contents.length} bytes`);
});
