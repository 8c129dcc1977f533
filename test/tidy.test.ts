/**
 * The rules of the house as tests: who may import whom, what every source file opens with, how long files get,
 * and that the manifest names exactly what the code registers. It knows the tree, not what the code does.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { globSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const sources = globSync('{server,client,scripts,test,bench}/**/*.ts', { exclude: ['test/data/**'] })
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
const productSources = sources.filter((path) => /^(server|client)\//.test(path));

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Import specifiers of a file, with what they resolve to when relative. */
function importsOf(path: string): string[] {
  const specifiers = [...read(path).matchAll(/(?:^|\n)\s*(?:import|export)\b(?:[^'"\n;]*(?:\{[^}]*\}[^'"\n;]*)?from)?\s+['"]([^'"]+)['"]/g)];
  const dynamic = [...read(path).matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
  return [...specifiers, ...dynamic].map((match) => match[1]!)
    .map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)).replaceAll('\\', '/') : name));
}

/** What all rooms of the plan speak of. */
const PLAN_VALUES = ['planItem', 'planProblem', 'taskStates', 'subtree'].map((name) => `server/core/plan/${name}.ts`);

/** Which rooms each room may enter, beside itself. The first matching prefix of a path is its room. */
const ROOMS: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['server/core/text', []],
  ['server/core/model', ['server/core/text']],
  ['server/core/markdown', ['server/core/model', 'server/core/text']],
  ['server/core/asciidoc', ['server/core/model', 'server/core/text']],
  ['server/core/outline', ['server/core/model', 'server/core/text', 'server/core/markdown', 'server/core/asciidoc', 'server/core/parseNote.ts']],
  ['server/core/plan/schedule', PLAN_VALUES],
  ['server/core/plan/syntax', [...PLAN_VALUES, 'server/core/model', 'server/core/text']],
  ['server/core/plan/graph', ['server/core/plan/schedule', 'server/core/plan/syntax', ...PLAN_VALUES, 'server/core/model', 'server/core/text']],
  ['server/core/plan/edits', ['server/core/plan/graph', 'server/core/plan/syntax', ...PLAN_VALUES, 'server/core/model', 'server/core/text']],
  ['server/core/plan/sprint', ['server/core/plan/graph', 'server/core/plan/schedule', ...PLAN_VALUES, 'server/core/text']],
  ['server/core/plan', ['server/core/model', 'server/core/text']],
  ['server/core/session', ['server/core/plan', 'server/core/outline', 'server/core/model', 'server/core/text', 'server/core/parseNote.ts']],
  ['server/core/parseNote.ts', ['server/core/model', 'server/core/markdown', 'server/core/asciidoc']],
  ['server/index', ['server/core']],
  ['server/features', ['server/index', 'server/core']],
  ['server/protocol', []],
  ['server/host', ['server/index', 'server/protocol']],
  ['server/lsp', ['server/features', 'server/index', 'server/core', 'server/protocol']],
  ['server/cli', ['server/features', 'server/index', 'server/core', 'server/host', 'server/protocol']],
  ['server/nodeMain.ts', ['server/lsp', 'server/host', 'server/index']],
  ['server/browserMain.ts', ['server/lsp', 'server/host', 'server/index', 'server/protocol']],
  ['client/webview', ['server/protocol', 'server/core/plan']],
  ['client', ['server/protocol']],
];

/** Packages from outside that only some rooms may use. */
const PACKAGES: readonly (readonly [room: RegExp, allowed: RegExp])[] = [
  [/^server\/core\//, /^(markdown-it(\/.*)?|github-slugger|yaml)$/],
  [/^server\/protocol\//, /^zod(\/.*)?$/],
  [/^server\/index\//, /^(ignore|vscode-uri)$/],
  [/^server\/features\//, /^$/],
  [/^server\/host\/(nodeWorkspace|chooseEditor)\.ts$/, /^(node:.*|vscode-uri)$/],
  [/^server\/host\//, /^(vscode-uri|vscode-languageserver(\/.*)?)$/],
  [/^server\/lsp\//, /^(vscode-languageserver(-textdocument|\/.*)?|vscode-uri|zod\/mini|zod\/v4\/locales\/en\.js)$/],
  [/^server\/browserMain\.ts$/, /^vscode-languageserver(\/.*)?$/],
  [/^server\/nodeMain\.ts$/, /^(node:.*|vscode-languageserver(\/.*)?)$/],
  [/^client\/nodeExtension\.ts$/, /^(node:.*|vscode|vscode-languageclient(\/.*)?)$/],
  [/^client\/webview\//, /^(preact|zod\/mini)$/],
  [/^client\//, /^(vscode|vscode-languageclient(\/.*)?|zod\/mini)$/],
];

test('rooms import only what they may', () => {
  const wrong: string[] = [];
  for (const path of productSources) {
    const room = ROOMS.find(([prefix]) => path.startsWith(prefix));
    assert.ok(room, `${path} stands in no known room`);
    for (const target of importsOf(path)) {
      if (!target.startsWith('server/') && !target.startsWith('client/')) continue;
      const isOwn = target.startsWith(room[0]);
      if (!isOwn && !room[1].some((prefix) => target.startsWith(prefix))) wrong.push(`${path} imports ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('packages from outside stay in the rooms they belong to', () => {
  const wrong: string[] = [];
  for (const path of productSources) {
    const rule = PACKAGES.find(([room]) => room.test(path));
    if (rule === undefined) continue;
    for (const name of importsOf(path)) {
      if (/^(server|client)\//.test(name) || /^\w+\.json$/.test(name) || name === 'package.json') continue;
      if (!rule[1].test(name)) wrong.push(`${path} imports ${name}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('nobody imports an entry file', () => {
  const entries = ['server/nodeMain.ts', 'server/browserMain.ts', 'server/cli/main.ts', 'client/nodeExtension.ts', 'client/browserExtension.ts', 'client/webview/main.ts'];
  const wrong = productSources.flatMap((path) => importsOf(path).filter((name) => entries.includes(name)).map((name) => `${path} imports ${name}`));
  assert.deepEqual(wrong, []);
});

test('no files of the client import each other in a circle, not even types', () => {
  const imports = new Map(productSources.filter((path) => path.startsWith('client/')).map((path) => [path, importsOf(path)]));
  // Whoever imports nothing that is left is no part of a circle; what remains when nobody like that is left is.
  for (let before = Infinity; imports.size < before;) {
    before = imports.size;
    for (const [path, targets] of imports) if (!targets.some((target) => imports.has(target))) imports.delete(path);
  }
  assert.deepEqual([...imports.keys()], [], 'files in circles, and those that import them');
});

test('every source file opens with a doc comment that says what it is', () => {
  const without = sources.filter((path) => !/^(#!.*\n)?\/\*\*\s*\n? ?\*? ?\S/.test(read(path)));
  assert.deepEqual(without, []);
});

test('no barrels, no default exports, no catch-all names', () => {
  const wrong = productSources.filter((path) =>
    /\/(index|utils?|helpers?|common|misc|types)\.ts$/.test(path) || /(^|\n)export (default|\*)/.test(read(path)));
  assert.deepEqual(wrong, []);
});

/** Files that pass the limit of 300 lines, each with the reason. */
const LONG_FILES: Readonly<Record<string, string>> = {};

test('source files stay short enough to read', () => {
  const long = productSources
    .map((path) => ({ path, lines: read(path).split('\n').length }))
    .filter(({ path, lines }) => lines > 300 && !(path in LONG_FILES))
    .map(({ path, lines }) => `${path}: ${lines} lines`);
  assert.deepEqual(long, []);
});

test('no silent catch in product code', () => {
  const wrong = productSources.flatMap((path) => {
    const text = read(path);
    return [
      ...(/catch\s*(\([^)]*\))?\s*\{\s*\}/.test(text) || /\.catch\(\(\)\s*=>\s*(undefined|\{\s*\})\)/.test(text) ? [`${path}: silent catch`] : []),
    ];
  });
  assert.deepEqual(wrong, []);
});

test('manifest and code name the same commands, settings and views', () => {
  const manifest = JSON.parse(read('package.json')) as {
    contributes: {
      commands?: readonly { command: string; title: string; category?: string }[];
      configuration?: { properties: Record<string, { markdownDescription?: string; description?: string }> };
      views?: Record<string, readonly { id: string }[]>;
      menus?: Record<string, readonly { command?: string }[]>;
    };
  };
  const code = productSources.map(read).join('\n');
  const commands = (manifest.contributes.commands ?? []).map((entry) => entry.command);
  const inCode = new Set([...code.matchAll(/['"`](throughline\.[A-Za-z.]+)['"`]/g)].map((match) => match[1]!));
  assert.deepEqual(commands.filter((id) => !inCode.has(id)), [], 'commands of the manifest that no code registers');
  const registered = globSync('client/commands/*.ts').map((path) => /export const id = '([^']+)'/.exec(read(path))?.[1]);
  assert.deepEqual([...registered].sort(), [...commands].sort(), 'commands registered and declared');
  for (const entry of manifest.contributes.commands ?? []) assert.equal(entry.category, 'Throughline', `${entry.command} has the category`);
  for (const [menu, items] of Object.entries(manifest.contributes.menus ?? {})) {
    for (const item of items) if (item.command?.startsWith('throughline.')) assert.ok(commands.includes(item.command), `${menu}: ${item.command} is declared`);
  }
  for (const [name, setting] of Object.entries(manifest.contributes.configuration?.properties ?? {})) {
    assert.ok(setting.markdownDescription ?? setting.description, `${name} is described`);
    const words = name.split('.').slice(1);
    assert.ok(code.includes(name) || code.includes(words.join('.')) || code.includes(`'${words.at(-1)}'`) || new RegExp(`\\b${words.at(-1)}\\b`).test(code), `${name} is read somewhere`);
  }
  for (const view of Object.values(manifest.contributes.views ?? {}).flat()) assert.ok(code.includes(view.id), `${view.id} is provided`);
});

test('the README shows the two commands that continuous integration uses', () => {
  const readme = read('README.md');
  assert.match(readme, /npm ci && npm start/);
  assert.match(readme, /npm ci && npm test/);
  assert.match(read('.ci/run'), /\nnpm ci && npm test\n/);
  for (const document of ['docs/architecture.md', 'docs/decisions.md', 'docs/performance.md', 'CONTRIBUTING.md', 'CHANGELOG.md']) {
    assert.ok(existsSync(document), `${document} exists`);
  }
});

test('every dependency has its reason in docs/decisions.md', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  const reasons = read('docs/decisions.md');
  assert.deepEqual(Object.keys(devDependencies).filter((name) => !reasons.includes(`\`${name}\``)), []);
});

test('the client knows the same note extensions as the parser', () => {
  const extensions = /DIALECT_BY_EXTENSION[^=]*= \{([^}]*)\}/.exec(read('server/core/parseNote.ts'))![1]!
    .split(',').map((entry) => entry.split(':')[0]!.trim()).filter(Boolean);
  const known = read('client/noteDocuments.ts');
  assert.deepEqual(extensions.filter((extension) => !known.includes(extension)), []);
});

test('links and pictures of the documents lead somewhere', () => {
  const dead: string[] = [];
  for (const path of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/*.md')].filter((name) => existsSync(name))) {
    for (const match of read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)) {
      if (!existsSync(join(dirname(path), match[1]!))) dead.push(`${path} → ${match[1]}`);
    }
  }
  assert.deepEqual(dead, []);
});
