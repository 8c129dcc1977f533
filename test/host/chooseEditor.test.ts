/**
 * Which editor is taken, for environments as users have them, with programs made for the test.
 */
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseEditor } from '../../server/host/chooseEditor.ts';
import { splitShellWords } from '../../server/host/shellWords.ts';
import { folderOf } from '../cli/runThroughline.ts';

/** A folder with these programs in it. */
function pathWith(...names: readonly string[]): string {
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, ''])));
  for (const name of names) chmodSync(join(folder, name), 0o755);
  return folder;
}

function wordsOf(environment: Readonly<Record<string, string>>): readonly string[] | string {
  const choice = chooseEditor(environment, 'linux');
  return 'problem' in choice ? choice.problem : choice.words;
}

test('words are cut as a shell cuts them', () => {
  for (const [command, words] of [
    ['vim', ['vim']], ['  code   --wait ', ['code', '--wait']], ['"/My Apps/edit" -w', ['/My Apps/edit', '-w']], [`'a b' c\\ d`, ['a b', 'c d']],
    ['""', ['']], [`a"b c"'d e'`, ['ab cd e']], ['"a\\"b"', ['a"b']], ['', []],
  ] as const) assert.deepEqual(splitShellWords(command), words, command);
  assert.deepEqual(splitShellWords('C:\\Tools\\vim.exe -f', true), ['C:\\Tools\\vim.exe', '-f']);
});

test('its own variable first, then VISUAL, then EDITOR', () => {
  const PATH = pathWith('one', 'two', 'three', 'vim');
  assert.deepEqual(wordsOf({ PATH, THROUGHLINE_EDITOR: 'one -x', VISUAL: 'two', EDITOR: 'three' }), ['one', '-x']);
  assert.deepEqual(wordsOf({ PATH, THROUGHLINE_EDITOR: ' ', VISUAL: 'two', EDITOR: 'three' }), ['two']);
  assert.deepEqual(wordsOf({ PATH, EDITOR: 'three' }), ['three']);
});

test('the setting of VS Code before all of them, and named where it is wrong', () => {
  const PATH = pathWith('one', 'vim');
  assert.deepEqual(chooseEditor({ PATH, THROUGHLINE_EDITOR: 'vim' }, 'linux', 'one -x'), { program: join(PATH, 'one'), words: ['one', '-x'] });
  assert.deepEqual(chooseEditor({ PATH, EDITOR: 'vim' }, 'linux', 'gone'), { problem: 'throughline.editing.externalEditor is "gone", and there is no program "gone": set it to an editor, such as vim or "code --wait"' });
});

test('without a choice: VS Code in its terminal, then vim, emacs, nano', () => {
  assert.deepEqual(wordsOf({ PATH: pathWith('code', 'vim', 'nano'), TERM_PROGRAM: 'vscode' }), ['code', '--wait']);
  assert.deepEqual(wordsOf({ PATH: pathWith('code', 'nano', 'emacs') }), ['emacs']);
  assert.deepEqual(wordsOf({ PATH: pathWith('nano') }), ['nano']);
});

test('editors with a window are told to wait, once', () => {
  const PATH = pathWith('code', 'subl', 'gvim', 'kate');
  assert.deepEqual(wordsOf({ PATH, EDITOR: 'code -n' }), ['code', '-n', '--wait']);
  assert.deepEqual(wordsOf({ PATH, EDITOR: 'code -w' }), ['code', '-w']);
  assert.deepEqual(wordsOf({ PATH, EDITOR: 'subl' }), ['subl', '--wait']);
  assert.deepEqual(wordsOf({ PATH, EDITOR: 'gvim' }), ['gvim', '--nofork']);
  assert.deepEqual(wordsOf({ PATH, EDITOR: join(PATH, 'kate') }), [join(PATH, 'kate'), '--block']);
});

test('what is missing is named with all that was tried', () => {
  assert.match(String(wordsOf({ PATH: pathWith() })), /THROUGHLINE_EDITOR, VISUAL and EDITOR are not set, and there is none of vim, emacs, nano/);
  assert.match(String(wordsOf({ PATH: pathWith('vim'), VISUAL: 'gone -x' })), /VISUAL is "gone -x", and there is no program "gone"/);
});
