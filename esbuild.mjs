// Builds every bundle of the product into dist/: a table of targets, nothing else.
// `node esbuild.mjs` builds once, `--watch` rebuilds on change, `--production` minifies.
import { chmod, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import process from 'node:process';

/** A checkout installed without development dependencies has nothing to build with: say so, do not fail. */
const esbuild = await import('esbuild').catch(() => undefined);
if (esbuild === undefined) {
  console.error('esbuild is not installed: run `npm ci` (with development dependencies) to build.');
  process.exit(0);
}

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Node 20 runs the command line and the desktop server; browsers of the last years run the rest. */
const node = { platform: 'node', target: 'node20', format: 'cjs' };
const browser = { platform: 'browser', target: 'es2022', format: 'cjs', mainFields: ['browser', 'module', 'main'] };

const targets = [
  { ...node, in: 'client/nodeExtension.ts', out: 'dist/nodeExtension.cjs', external: ['vscode'] },
  { ...node, in: 'server/nodeMain.ts', out: 'dist/server.cjs' },
  { ...node, in: 'server/cli/main.ts', out: 'dist/throughline.cjs', banner: { js: '#!/usr/bin/env node' } },
  // `.cjs`, as VS Code's web host takes `.js` for an ES module where the manifest says `"type": "module"`.
  { ...browser, in: 'client/browserExtension.ts', out: 'dist/browserExtension.cjs', external: ['vscode'] },
  // The banner has the browser compile all functions while it loads the script, not one by one in the first picture.
  { ...browser, in: 'client/webview/main.ts', out: 'dist/timeline.js', format: 'iife', minify: true,
    alias: { 'zod/mini': './client/webview/schemaShapes.ts' }, banner: { js: '//# allFunctionsCalledOnLoad' } },
  { ...browser, in: 'server/browserMain.ts', out: 'dist/browserServer.js', format: 'iife' },
];

/** @param {typeof targets[number]} target */
const options = ({ in: entry, out, ...rest }) => ({
  entryPoints: [entry],
  outfile: out,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  ...rest,
});

await rm('dist', { recursive: true, force: true });
const present = targets.filter((target) => existsSync(target.in));
if (watch) {
  const contexts = await Promise.all(present.map((target) => esbuild.context(options(target))));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log(`watching ${present.length} bundles`);
} else {
  await Promise.all(present.map((target) => esbuild.build(options(target))));
  if (existsSync('dist/throughline.cjs')) await chmod('dist/throughline.cjs', 0o755);
  console.log(`built ${present.length} bundles into dist/`);
}
