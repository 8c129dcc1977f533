/**
 * Books over several files: the cases of `includes.cases`, and limits of including.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandMaster } from '../../../server/core/asciidoc/expandMaster.ts';
import type { ExpandedDocument } from '../../../server/core/asciidoc/expandMaster.ts';
import { readCases } from './fixtures.ts';
import { headingLine } from './headingLine.ts';

function expand(files: readonly { readonly path: string; readonly text: string }[]): ExpandedDocument {
  return expandMaster(files[0]!, (target) => files.find((file) => file.path === target));
}

for (const one of readCases().filter(({ file }) => file === 'includes')) {
  test(one.name, () => {
    const { headings } = expand(one.files);
    assert.deepEqual(headings.map((heading) => `${heading.path}:${headingLine(heading)}`), one.expected);
    for (const heading of headings) {
      const { text } = one.files.find((file) => file.path === heading.path)!;
      assert.equal(text.slice(0, heading.titleSpan.start).split('\n').length - 1, heading.line, `${heading.path}: ${heading.text}`);
    }
  });
}

test('what cannot be included is a problem in the file that includes it', () => {
  const { problems } = expand([{ path: 'm.adoc', text: 'include::a.adoc[]\n' }, { path: 'a.adoc', text: 'x\n\ninclude::none.adoc[]\n\ninclude::m.adoc[]\n' }]);
  assert.deepEqual(problems.map(({ code, path, span }) => [code, path, span.start]), [['include-missing', 'a.adoc', 3], ['include-cycle', 'a.adoc', 25]]);
});

test('the resolver is told the file an include stands in', () => {
  const asked: string[] = [];
  expandMaster({ path: 'book/m.adoc', text: 'include::part/a.adoc[]\n' }, (target, from) => {
    asked.push(`${from} -> ${target}`);
    return target === 'part/a.adoc' ? { path: 'book/part/a.adoc', text: 'include::b.adoc[]\n' } : undefined;
  });
  assert.deepEqual(asked, ['book/m.adoc -> part/a.adoc', 'book/part/a.adoc -> b.adoc']);
});

test('a chain of a thousand files ends, without an exception', () => {
  const { headings } = expandMaster({ path: '0', text: 'include::1.adoc[]\n' }, (target) => {
    const number = Number.parseInt(target, 10);
    return { path: `${number}.adoc`, text: `== ${number}\n\ninclude::${number + 1}.adoc[]\n` };
  });
  assert.equal(headings.length, 64);
});

test('files that include the next one twice, forty deep, end with a problem', () => {
  const { headings, problems } = expandMaster({ path: '0.adoc', text: 'include::1.adoc[]\n' }, (target) => {
    const number = Number.parseInt(target, 10);
    return number > 40 ? undefined : { path: target, text: `== ${number}\n\n${`include::${number + 1}.adoc[]\n\n`.repeat(2)}` };
  });
  assert.ok(headings.length > 1000 && headings.length < 50_000);
  assert.ok(problems.some(({ code }) => code === 'include-limit'));
});
