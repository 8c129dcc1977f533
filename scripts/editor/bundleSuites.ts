/**
 * Bundles the in-editor suites, mocha and chai into one CommonJS file that both extension hosts can load, Node's and
 * the web worker's, and makes the copy of the extension that VS Code can only run in the web worker.
 * It does not run them.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { endToEndOutput, projectFolder } from '../projectFolders.ts';

/**
 * @param suites glob of the suites, relative to the checkout.
 * @param folder where to write the bundle: inside the extension, as VS Code runs it in that extension's host.
 * @returns the module; its `run()` runs every suite.
 */
export async function bundleSuites(suites: string, folder: string): Promise<string> {
  const files = globSync(suites, { cwd: projectFolder }).sort();
  // Both hosts take any other name for an ES module, as the manifest says `"type": "module"`.
  const module = join(folder, 'suites.cjs');
  await build({
    stdin: { contents: entryOf(files), resolveDir: projectFolder, loader: 'ts' },
    outfile: module,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    banner: { js: await mochaAsGlobal() },
    logLevel: 'warning',
  });
  return module;
}

/** Mocha's own browser build, which runs in either host; out of sight of `module` it makes itself a global. */
async function mochaAsGlobal(): Promise<string> {
  const source = await readFile(join(projectFolder, 'node_modules', 'mocha', 'mocha.js'), 'utf8');
  return `(function (module, exports, define) {${source}\n})();`;
}

/** Mocha's `describe` and `it` must be there before the first suite is evaluated, hence no plain imports. */
function entryOf(files: readonly string[]): string {
  const suites = files.map((file) => `() => require(${JSON.stringify(`./${file.replaceAll('\\', '/')}`)})`);
  return `import { runSuites } from './test/e2e/runSuites.ts';\nexport const run = () => runSuites([${suites.join(', ')}]);\n`;
}

/**
 * An extension whose manifest has only a `browser` entry, and no wish where to run, runs in the web worker.
 * @returns folder of that copy of the extension, as it is built in `dist/` now.
 */
export async function copyBrowserExtension(): Promise<string> {
  const folder = join(endToEndOutput, 'browserExtension');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of ['dist', 'media', 'syntaxes'].filter((name) => existsSync(join(projectFolder, name)))) {
    await cp(join(projectFolder, part), join(folder, part), { recursive: true, filter: (path) => !path.endsWith('.map') });
  }
  const manifest = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as Record<string, unknown>;
  delete manifest['main'];
  delete manifest['extensionKind'];
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  return folder;
}
