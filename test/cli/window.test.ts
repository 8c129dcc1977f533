/**
 * Output into a window: nothing from a note steers it, whatever the format; into a file or a pipe the text is as it is.
 * A window is had from util-linux's `script`.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundle, folderOf, throughline } from './runThroughline.ts';

const hasWindow = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

/** What a window gets of `throughline` with `given`, the arguments in the quotes of a shell. */
function inWindow(given: string, cwd: string): string {
  const { stdout } = spawnSync('script', ['-qec', `"${process.execPath}" "${bundle()}" ${given}`, '/dev/null'], { cwd, encoding: 'utf8', input: '', env: { ...process.env, TERM: 'xterm', NO_COLOR: undefined } });
  return stdout.replaceAll('\r\n', '\n');
}

const ODD = '\u001b]0;owned\u0007\u009b31m\u202edenwo';
const PLAN = `# P\n\n- [ ] Task ${ODD}  id:a est:2\n- [ ] Two  id:b est:1 after:a\n`;

test('no command lets a note steer the window', { skip: !hasWindow }, () => {
  const folder = folderOf({ 'a.md': `# T ${ODD}\n\n<!-- toc -->\n<!-- tocstop -->\n\n## U ${ODD}\n`, 'plan.md': PLAN, 'b.adoc': `= T\n\n== U ${ODD}\n` });
  const commands = [
    'toc --format markdown a.md', 'toc --format asciidoc b.adoc', 'toc --json .', 'toc --book .', 'toc --write --dialect markdown - < a.md',
    'plan plan.md', 'ready plan.md', 'sprint --capacity 3 --write --dialect markdown - < plan.md', 'sprint --capacity 3 --write plan.md',
  ];
  for (const command of commands) {
    const shown = inWindow(command, folder);
    assert.notEqual(shown, '', command);
    assert.doesNotMatch(shown.replace(/\u001b\[[\d;]*m/g, ''), /[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/, command);
    assert.ok(!shown.includes('\u001b]'), command);
  }
  assert.ok(readFileSync(join(folder, 'plan.md'), 'utf8').includes(ODD), 'what is written back is as it was');
});

test('colours of our own reach a window, and only there', { skip: !hasWindow }, async () => {
  const folder = folderOf({ 'plan.md': PLAN });
  assert.match(inWindow('plan plan.md', folder), /\u001b\[/);
  assert.doesNotMatch((await throughline(['plan', 'plan.md'], { cwd: folder })).out, /\u001b\[/);
});

test('into a pipe a list of links is what the note says, byte for byte', async () => {
  const { out } = await throughline(['toc', '--format', 'markdown', 'a.md'], { cwd: folderOf({ 'a.md': '# A \u0007b\n' }) });
  assert.match(out, /A \u0007b/);
});
