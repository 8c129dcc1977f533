/**
 * Links that follow an anchor to its new name, in both dialects and every form, and those that do not.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialectOf, parseNote } from '../../server/core/parseNote.ts';
import { applyEdits } from '../../server/core/text/textEdit.ts';
import { findAnchorLinkEdits } from '../../server/features/anchorLinks.ts';

/** The notes after `old` of the first of them became `fresh`; the anchor itself is left alone here. */
function renamed(notes: Readonly<Record<string, string>>, isBlock = false): Readonly<Record<string, string>> {
  const parsed = Object.entries(notes).map(([path, text]) => ({ path, model: parseNote(text, dialectOf(path)!, { path }) }));
  const edits = findAnchorLinkEdits(parsed, { path: parsed[0]!.path, from: 'old', to: 'fresh', isBlock });
  return Object.fromEntries(parsed.map(({ path, model }, index) => [path, applyEdits(model.text, edits.filter(({ note }) => note === index).map(({ edit }) => edit))]));
}

/** Every `OLD` of the notes is what becomes `fresh`; `old` stays. */
function check(notes: Readonly<Record<string, string>>, isBlock = false): void {
  const before = Object.fromEntries(Object.entries(notes).map(([path, text]) => [path, text.replaceAll('OLD', 'old')]));
  const after = Object.fromEntries(Object.entries(notes).map(([path, text]) => [path, text.replaceAll('OLD', 'fresh')]));
  assert.deepEqual(renamed(before, isBlock), after);
}

test('Markdown links in the note and from others, also into AsciiDoc', () => {
  check({ 'a/x.md': '## X {#old}\n[a](#OLD) [b](x.md#OLD) [c](#older) `[d](#old)`\n\n[ref]: #OLD\n', 'b.md': '[a](a/x.md#OLD) [b](x.md#old) [c](#old) <https://x.org/#old>\n' });
  check({ 'x.adoc': '[[old]]\n== X\n', 'b.md': '[a](x.adoc#OLD) ![p](x.adoc.png#old)\n' });
});

test('block ids, which links name with a caret', () => {
  check({ 'a/x.md': '- [ ] X ^old\n\n[a](#^OLD) [[#^OLD]] [b](#old)\n', 'b.md': '[a](a/x.md#^OLD) [[x#^OLD]] [[a/x#^OLD|text]] [[y#^old]] [[x#old]]\n' }, true);
});

test('AsciiDoc references in the note and from others', () => {
  check({
    'x.adoc': '= P\n\n* [ ] [[old]]X\n\n<<OLD>> <<OLD,old>> <<#OLD>> xref:OLD[] xref:#OLD[old] xref:x.adoc#OLD[]\n',
    'b.adoc': 'xref:x.adoc#OLD[] <<x.adoc#OLD,text>> <<old>> xref:old[]\n',
  });
});

test('parts of one document refer to each other without a file name', () => {
  check({
    'x.adoc': '[#old]\n== X\n', 'book.adoc': '= Book\n\ninclude::x.adoc[]\n\ninclude::y.adoc[]\n\n<<OLD>>\n', 'y.adoc': '== Y\n\n<<OLD,see>> xref:OLD[]\n',
    'own.adoc': '= Own\n\n[[old]]\n== Z\n\n<<old>>\n', 'apart.adoc': '<<old>>\n',
  });
});
