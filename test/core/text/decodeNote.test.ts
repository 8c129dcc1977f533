/**
 * Decoding of notes, on bytes as programs really write them. It does not test parsing.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeNote } from '../../../server/core/text/decodeNote.ts';

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
}

test('UTF-8, with and without a byte-order mark', () => {
  assert.deepEqual(decodeNote(bytes('# Ü 日本 😀\r\n')), { text: '# Ü 日本 😀\r\n', hasMark: false, encoding: 'utf-8', problems: [] });
  const marked = decodeNote(bytes([0xef, 0xbb, 0xbf], '# A'));
  assert.equal(marked.text, '# A');
  assert.equal(marked.hasMark, true);
});

test('UTF-16 in both byte orders, when the mark says so', () => {
  const little = Buffer.from('\ufeff# Ä😀', 'utf16le');
  assert.deepEqual(decodeNote(little), { text: '# Ä😀', hasMark: true, encoding: 'utf-16le', problems: [] });
  const big = Buffer.from(little).swap16();
  assert.equal(decodeNote(big).text, '# Ä😀');
});

test('an invalid byte is replaced, and the message names its place in the file', () => {
  const decoded = decodeNote(bytes('é😀\ufffd ok ', [0xff], ' rest'));
  assert.equal(decoded.text, 'é😀\ufffd ok \ufffd rest');
  assert.match(decoded.problems[0]!.message, /^Byte 13 is no valid UTF-8/);
  assert.deepEqual(decoded.problems[0]!.span, { start: 8, end: 9 });
});

test('a place is counted from the start of the file, mark included; a cut-off character is invalid', () => {
  assert.match(decodeNote(bytes([0xef, 0xbb, 0xbf], 'ab', [0xe2, 0x82])).problems[0]!.message, /^Byte 5 /);
  assert.match(decodeNote(bytes([0xff, 0xfe, 0x41, 0x00, 0x42])).problems[0]!.message, /^Byte 4 is no valid UTF-16LE/);
});

test('a replacement character written in the note is no problem, a stray NUL neither', () => {
  assert.deepEqual(decodeNote(bytes('a \ufffd b')).problems, []);
  assert.deepEqual(decodeNote(bytes('a \0 b')).problems, []);
});

test('binary files are flagged', () => {
  assert.equal(decodeNote(bytes([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])).problems[0]!.code, 'binary-file');
});

test('no bytes at all', () => {
  assert.deepEqual(decodeNote(new Uint8Array()), { text: '', hasMark: false, encoding: 'utf-8', problems: [] });
});
