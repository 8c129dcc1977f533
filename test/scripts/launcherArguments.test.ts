/**
 * The command line that `runTests` gives to VS Code, read by the launcher that stands in for it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launcherArguments } from '../../scripts/editor/launcherArguments.ts';

test('what runTests passes is understood, the rest is left alone', () => {
  const args = [
    '/notes', '--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--disable-workspace-trust',
    '--extensionTestsPath=/extension/out/suites.cjs', '--extensionDevelopmentPath=/extension',
    '--extensions-dir=/state/extensions', '--user-data-dir=/state/data',
  ];
  assert.deepEqual(launcherArguments(args), {
    folder: '/notes',
    extensionFolder: '/extension',
    testsModule: '/extension/out/suites.cjs',
    userData: '/state/data',
    extensionsFolder: '/state/extensions',
  });
});

test('values may follow their option, and the folder may come last', () => {
  assert.deepEqual(launcherArguments(['--extensionTestsPath', '/suites.cjs', '--no-sandbox', '/notes']), {
    folder: '/notes',
    testsModule: '/suites.cjs',
  });
});

test('nothing given, nothing found', () => {
  assert.deepEqual(launcherArguments([]), {});
});
