/**
 * Every icon the page may ask for has the shape that VS Code's own set gives it.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ICONS } from '../../../client/webview/iconNames.ts';

const projectFolder = join(import.meta.dirname, '../../..');

/** The rule that cuts out an icon, of all the paths of its picture. */
function ruleOf(name: string): string {
  const picture = readFileSync(join(projectFolder, 'node_modules/@vscode/codicons/src/icons', `${name}.svg`), 'utf8');
  const paths = [...picture.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path);
  return `.codicon-${name}::before { clip-path: path(${picture.includes('evenodd') ? 'evenodd, ' : ''}'${paths.join(' ')}'); }`;
}

test('each icon has one rule, and there is none beside', () => {
  const style = readFileSync(join(projectFolder, 'client/webview/icons.css'), 'utf8');
  assert.deepEqual(style.split('\n').filter((line) => line.startsWith('.codicon-')), ICONS.map(ruleOf));
});
