/**
 * Reads the part of VS Code's command line that the launcher understands; every other option is left alone,
 * as `runTests` passes many that mean nothing to a server.
 *
 * `['/book', '--no-sandbox', '--extensionDevelopmentPath=/ext']` becomes `{ folder: '/book', extensionFolder: '/ext' }`.
 */
import { parseArgs } from 'node:util';

export interface LauncherArguments {
  readonly folder?: string;
  readonly extensionFolder?: string;
  readonly testsModule?: string;
  readonly userData?: string;
  readonly extensionsFolder?: string;
}

const text = { type: 'string' } as const;

/** @param args what follows the program's name. @returns only the fields that were given. */
export function launcherArguments(args: readonly string[]): LauncherArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      extensionDevelopmentPath: text, extensionTestsPath: text, 'user-data-dir': text, 'extensions-dir': text,
    },
  });
  const found = {
    folder: positionals[0],
    extensionFolder: values['extensionDevelopmentPath'],
    testsModule: values['extensionTestsPath'],
    userData: values['user-data-dir'],
    extensionsFolder: values['extensions-dir'],
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'));
}
