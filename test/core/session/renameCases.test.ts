/**
 * The renames among the cases for renaming and moving headings (M62, A86 to A88), carried out by editing the outline
 * as text: the heading is as asked, and every reference to it leads where it led.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOutline } from '../../../server/core/session/outline/outlineSession.ts';
import type { NoteText } from '../../../server/core/session/planSource.ts';

interface RenameCase {
  readonly notes: Readonly<Record<string, string>>;
  /** The title as its line shows it, the first of equal ones. */
  readonly from: string;
  readonly to: string;
  /** The notes that change. */
  readonly expected: Readonly<Record<string, string>>;
}

const CASES: Readonly<Record<string, RenameCase>> = {
  'M62 the first of three equal headings: the numbers of the links to the others shift': {
    notes: { 'a.md': '# a\n# a\n# a\n[first](#a) [second](#a-1) [third](#a-2)\n' },
    from: 'a', to: 'b',
    expected: { 'a.md': '# b\n# a\n# a\n[first](#b) [second](#a) [third](#a-1)\n' },
  },
  'M62 a title that is there already: its links get a number': {
    notes: { 'a.md': '# a\n# b\n[a](#a) [b](#b)\n' },
    from: 'b', to: 'a',
    expected: { 'a.md': '# a\n# a\n[a](#a) [b](#a-1)\n' },
  },
  'A86 an automatic id: every reference follows, in every file': {
    notes: { 'a.adoc': '== Old\n\nSee <<_old>>, <<_old,text>>, xref:_old[] and <<Old>>.\n', 'b.adoc': 'xref:a.adoc#_old[]\n' },
    from: 'Old', to: 'New',
    expected: { 'a.adoc': '== New\n\nSee <<_new>>, <<_new,text>>, xref:_new[] and <<New>>.\n', 'b.adoc': 'xref:a.adoc#_new[]\n' },
  },
  'A86b an explicit id: only references by title change': {
    notes: { 'a.adoc': '[#x]\n== Old\n\nSee <<x>> and <<Old>>.\n' },
    from: 'Old', to: 'New',
    expected: { 'a.adoc': '[#x]\n== New\n\nSee <<x>> and <<New>>.\n' },
  },
  'A87 a prefix of ids is kept, and a repeated title is numbered': {
    notes: { 'a.adoc': ':idprefix: p_\n\n== B\n\n== A\n\nSee <<p_a>>.\n' },
    from: 'A', to: 'B',
    expected: { 'a.adoc': ':idprefix: p_\n\n== B\n\n== B\n\nSee <<p_b_2>>.\n' },
  },
  'A88 a title of two lines gets an underline of its own length': {
    notes: { 'a.adoc': 'Older\n-----\n\ntext\n' },
    from: 'Older', to: 'Longer title',
    expected: { 'a.adoc': 'Longer title\n------------\n\ntext\n' },
  },
};

for (const [name, { notes, from, to, expected }] of Object.entries(CASES)) {
  test(name, () => {
    const texts = Object.entries(notes).map(([path, text]): NoteText => ({ path, text, dialect: path.endsWith('.adoc') ? 'asciidoc' : 'markdown' }));
    const session = openOutline(texts);
    const lines = session.text.split('\n');
    const at = lines.findIndex((line) => line.endsWith(` ${from}`));
    const { changes } = session.evaluate(lines.with(at, lines[at]!.replace(/\S+$/, to)).join('\n'), texts);
    assert.deepEqual(Object.fromEntries(changes.map(({ path, after }) => [path, after])), expected);
  });
}
