/**
 * Every icon the page may ask for has its picture.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ICONS } from '../../../client/webview/iconNames.ts';

test('each icon has one rule, and there is none beside', () => {
  const style = readFileSync(join(import.meta.dirname, '../../../client/webview/icons.css'), 'utf8');
  const pictured = [...style.matchAll(/^\.codicon-([\w-]+) \{ mask-image: url\('@vscode\/codicons\/src\/icons\/([\w-]+)\.svg'\); \}$/gm)].map(([, name, file]) => {
    assert.equal(name, file);
    return name;
  });
  assert.deepEqual(pictured, [...ICONS]);
});
