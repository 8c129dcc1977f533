/**
 * What may be shown of a note's text: nothing that a terminal obeys, nothing that turns the direction of what follows.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visibleLine, visibleText } from '../../../server/core/text/visibleText.ts';

test('controls and signs of direction become visible, text stays', () => {
  assert.equal(visibleText('a\u001b[31mb\u0007\u009b'), 'a\uFFFD[31mb\uFFFD\uFFFD');
  assert.equal(visibleText('left \u202Ethgir \u2066isolated\u2069'), 'left \uFFFDthgir \uFFFDisolated\uFFFD');
  for (const kept of ['a\tb\nc', 'שלום\u200F!', 'א\u200Eb', 'العربية', '👩\u200D🔧', 'é', '\u{E0001}']) assert.equal(visibleText(kept), kept);
});

test('every sign that Unicode calls an embedding, an override or an isolate is one', () => {
  for (let code = 0; code < 0x3000; code++) {
    const sign = String.fromCodePoint(code);
    const isExplicit = /^\p{Bidi_Control}$/u.test(sign) && !'\u061C\u200E\u200F'.includes(sign);
    if (isExplicit || (/^\p{Cc}$/u.test(sign) && !'\t\n'.includes(sign))) assert.equal(visibleText(sign), '\uFFFD', code.toString(16));
    else assert.equal(visibleText(sign), sign, code.toString(16));
  }
});

test('on one line', () => assert.equal(visibleLine('a\r\nb\u2028c\td\u001be'), 'a b c d\uFFFDe'));
