/**
 * What the texts of all sessions share: handles that tell when they are mistyped, messages above lines, the first line.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fingerprintOf } from '../../../server/core/session/fingerprint.ts';
import { buildHandles, isHandle } from '../../../server/core/session/handles.ts';
import { readContent, readHeader, renderHeader, splitLines, withMessages, withoutMessages } from '../../../server/core/session/sessionText.ts';

test('handles are different, short and valid', () => {
  for (const count of [0, 1, 1000, 1001, 31_000]) {
    const handles = buildHandles(count);
    assert.equal(new Set(handles).size, count);
    assert.ok(handles.every(isHandle));
    assert.ok(handles.every((handle) => handle.length === (count > 30_000 ? 5 : count > 1000 ? 4 : 3)));
  }
});

test('no wrong sign and no swap of neighbours makes another valid handle', () => {
  for (const handle of [...buildHandles(40), ...buildHandles(1500).slice(-40)]) {
    for (let at = 0; at < handle.length; at++) {
      for (const sign of '0123456789abcdefghjkmnpqrstvwxyz') {
        if (sign !== handle[at]) assert.ok(!isHandle(handle.slice(0, at) + sign + handle.slice(at + 1)));
      }
      const swapped = handle.slice(0, at) + (handle[at + 1] ?? '') + handle[at]! + handle.slice(at + 2);
      if (swapped !== handle && at + 1 < handle.length) assert.ok(!isHandle(swapped), `${handle} ${swapped}`);
    }
  }
  for (const text of ['', 'k', 'kk', 'K7Q', 'k7 ', 'ilo', '🚀🚀']) assert.ok(!isHandle(text) || buildHandles(1000).includes(text), text);
});

test('fingerprints tell lists apart', () => {
  const words = Array.from({ length: 200 }, (_, index) => fingerprintOf(['a', String(index)]));
  assert.equal(new Set(words).size, 200);
  assert.notEqual(fingerprintOf(['ab']), fingerprintOf(['a', 'b']));
});

test('the first line is read back, and missed where it is gone', () => {
  const header = { kind: 'sprint', token: '3f9c', subject: 'sprint 4 of a  "plan"\nname' } as const;
  assert.deepEqual(readHeader(`${renderHeader(header)}\nrest`), { ...header, subject: 'sprint 4 of a "plan" name' });
  assert.deepEqual(readHeader(`\uFEFF${renderHeader({ ...header, subject: '' })}\r\nrest`), { ...header, subject: '' });
  assert.equal(readHeader('take a 1'), undefined);
});

test('messages stand above their lines and go again, whatever ends the lines', () => {
  for (const ending of ['\n', '\r\n', '\r']) {
    for (const mark of ['', '\uFEFF']) {
      const text = mark + ['# throughline 1 sprint 3f9c', 'take a 1', '', 'take b 1', ''].join(ending);
      const at = text.indexOf('take b');
      const problems = [{ message: 'b is\nwrong', span: { start: at, end: at + 1 } }, { message: 'the end', span: { start: text.length, end: text.length } }];
      const shown = withMessages(text, problems);
      assert.deepEqual(splitLines(shown).map((line) => line.text), ['# throughline 1 sprint 3f9c', 'take a 1', '', '#! b is wrong', 'take b 1', '#! the end', '']);
      assert.equal(withoutMessages(shown, problems), text);
      assert.equal(withoutMessages(shown), text);
    }
  }
  assert.equal(withoutMessages('#!/bin/sh\n#! known\nx', [{ message: 'known' }]), '#!/bin/sh\nx');
});

test('content is what stands above the scissors, without comments; help is known when the scissors are gone', () => {
  const help = ['take  t  put it in'];
  const content = (text: string): readonly string[] => readContent(text, help).map((line) => line.text);
  const scissors = '------------------------ >8 ------------------------';
  assert.deepEqual(content(`# c\n a \n\n${scissors}\ntake  t  put it in\n`), [' a']);
  assert.deepEqual(content('a\ntake  t  put it in\nb'), ['a', 'b']);
});
