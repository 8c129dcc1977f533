/**
 * Books on the command line: they are those of the Book view, whatever defines them.
 */
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import createAsciidoctor from '@asciidoctor/core';
import { URI } from 'vscode-uri';
import { buildFolderBook, selectFolder } from '../../server/features/folderBook.ts';
import { createNodeWorkspace } from '../../server/host/nodeWorkspace.ts';
import { createNoteIndex } from '../../server/index/noteIndex.ts';
import { readDefinition } from '../../server/index/readDefinition.ts';
import { tocOutput } from '../../server/protocol/cliShapes.ts';
import { folderOf, throughline } from './runThroughline.ts';

const MASTER = {
  'guide.adoc': '= Guide\n:parts: parts\n\n== Start\n\ninclude::{parts}/a.adoc[leveloffset=+1]\n\ninclude::{docdir}/attributes.adoc[]\n',
  'parts/a.adoc': '= Part\n\n== Inner\n', 'attributes.adoc': ':x: y\n', 'b.md': '---\nweight: 1.5\n---\n# Bee\n',
};
const SUMMARY = { 'SUMMARY.md': '- [Guide](guide.adoc)\n- [Gone](gone.md)\n- [Up](../up.md)\n', ...MASTER };
const MKDOCS = { 'mkdocs.yml': 'nav:\n  - index.md\n  - Second: b.md\n', 'docs/index.md': '# Home\n\n## In it\n', 'docs/b.md': '# B\n', 'c.md': '# C\n' };
const ANTORA = {
  'antora.yml': 'name: x\nnav:\n- modules/ROOT/nav.adoc\n- ../outside.adoc\n', 'modules/ROOT/nav.adoc': '* xref:b.adoc[]\ninclude::partial$n.adoc[]\n',
  'modules/ROOT/partials/n.adoc': '* xref:a.adoc[Ay]\n', 'modules/ROOT/pages/a.adoc': '= A\n', 'modules/ROOT/pages/b.adoc': '= B\n\n== Sub\n',
};

const asciidoctor = createAsciidoctor();

/** The book as the Book view has it, with paths as the command line gives them. */
async function bookOfView(folder: string): Promise<readonly unknown[]> {
  const port = createNodeWorkspace();
  const index = createNoteIndex(port, () => undefined);
  const uri = URI.file(folder).toString();
  await index.scan([uri]);
  const notes = selectFolder(index.snapshot().notes, uri);
  const definition = await readDefinition(new Set(notes.keys()), (path) => readFile(join(folder, path), 'utf8').catch(() => undefined));
  return buildFolderBook(notes, definition).nodes.map(({ kind, title, number, path, parent }) =>
    ({ kind, title, number, path: path === undefined ? null : join(folder, path), parent }));
}

for (const [name, files] of Object.entries({ MASTER, SUMMARY, MKDOCS, ANTORA, 'in a folder [with] brackets': MASTER })) {
  test(`the command line and the Book view have the same book: ${name}`, async () => {
    const inner = name.includes('[') ? 'a [b] (c) é&%20' : '.';
    const folder = join(folderOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [join(inner, path), text]))), inner);
    const { out } = await throughline(['toc', '--book', '--json', folder]);
    const [book] = tocOutput.parse(JSON.parse(out)).books!;
    assert.deepEqual(book!.nodes.map(({ kind, title, number, path, parent }) => ({ kind, title, number, path, parent })), await bookOfView(folder));
  });
}

test('a master with its parts: in a book at the place and level of the include, else as the files they are', async () => {
  const folder = folderOf(MASTER);
  assert.equal((await throughline(['toc', '--book', '.'], { cwd: folder })).out, 'Bee\nGuide\n  Start\n  Part\n    Inner\n');
  assert.equal((await throughline(['toc', '.'], { cwd: folder })).out, 'b.md\n  Bee\nguide.adoc\n  Guide\n    Start\nparts/a.adoc\n  Part\n    Inner\nattributes.adoc\n');
  const { out } = await throughline(['toc', '--book', '--numbers', '--json', '.'], { cwd: folder });
  assert.deepEqual(tocOutput.parse(JSON.parse(out)).books![0]!.nodes.map(({ title, parent, included }) => [title, parent, included]), [
    ['Bee', -1, undefined], ['Guide', -1, undefined], ['Part', 1, true],
  ]);
});

test('MkDocs and Antora give the order; what they do not name follows', async () => {
  assert.equal((await throughline(['toc', '--book', '.'], { cwd: folderOf(MKDOCS) })).out, 'Home\n  In it\nSecond\nNot in the navigation\n  C\n');
  assert.equal((await throughline(['toc', '--book', '.'], { cwd: folderOf(ANTORA) })).out, 'B\n  Sub\nAy\n');
});

test('an include that cannot be read is said with its place and the reason, and makes the exit status 2; the rest is shown', async () => {
  const folder = folderOf({
    'm.adoc': `= M

include::gone.adoc[]

include::../../../../../../../../dev/zero[]

include::sub[]

include::{nowhere}/a.adoc[]

include::other:x:partial$a.adoc[]

include::partial$b.adoc[]

include::gone.adoc[opts=optional]

== Kept
`, 'sub/x.txt': '',
  });
  const { out, err, status } = await throughline(['toc', '--book', 'm.adoc'], { cwd: folder });
  assert.equal(out, 'M\n  Kept\n');
  assert.deepEqual(err.trimEnd().split('\n'), [
    'm.adoc:3: gone.adoc is not there.', 'm.adoc:5: ../../../../../../../../dev/zero is no ordinary file.', 'm.adoc:7: sub is a folder, not a file.',
    'm.adoc:9: Nothing sets the attribute in {nowhere}/a.adoc.', 'm.adoc:11: other:x:partial$a.adoc names nothing in this Antora component.',
    'm.adoc:13: partials/b.adoc is not there.',
  ].map((line) => `throughline: ${line}`));
  assert.equal(status, 2);
});

test('an include of an address is a link to Asciidoctor: it is said, and is no failure', async () => {
  const { out, err, status } = await throughline(['toc', '--book', 'm.adoc'], { cwd: folderOf({ 'm.adoc': '= M\n\ninclude::https://example.org/a.adoc[]\n' }) });
  assert.deepEqual({ out, err, status }, {
    out: 'M\n', err: 'throughline: m.adoc:3: https://example.org/a.adoc is an address; only files are included.\n', status: 0,
  });
});

test('B5 two masters include the same chapter, each with its own levels, ids and hidden sections', async () => {
  const chapter = '= Chapter\n\nifdef::long[]\n== Details\nendif::[]\n\n== End\n';
  const folder = folderOf({
    'long.adoc': '= Long\n:long:\n:idprefix: l_\n\ninclude::c/chapter.adoc[leveloffset=+1]\n',
    'short.adoc': '= Short\n\n== Part\n\ninclude::c/chapter.adoc[leveloffset=+2]\n', 'c/chapter.adoc': chapter,
  });
  const { out } = await throughline(['toc', '--book', '--json', '.'], { cwd: folder });
  assert.deepEqual(tocOutput.parse(JSON.parse(out)).files.map(({ headings }) => headings.map(({ text, level, id, file }) => [text, level, id, file ?? ''])), [
    [['Long', 1, '', ''], ['Chapter', 2, 'l_chapter', 'c/chapter.adoc'], ['Details', 3, 'l_details', 'c/chapter.adoc'], ['End', 3, 'l_end', 'c/chapter.adoc']],
    [['Short', 1, '', ''], ['Part', 2, '_part', ''], ['Chapter', 3, '_chapter', 'c/chapter.adoc'], ['End', 4, '_end', 'c/chapter.adoc']],
  ]);
});

test('B8 equal titles in several files: every link keeps its file', async () => {
  const folder = folderOf({ 'a.md': '# Same\n\n## Same\n', 'b.md': '# Same\n', 'c.adoc': '= Same\n\n== Same\n' });
  const { out } = await throughline(['toc', '--book', '--format', 'markdown', '.'], { cwd: folder });
  const targets = [...out.matchAll(/\]\((.*?)\)/g)].map((match) => match[1]!);
  assert.equal(new Set(targets).size, targets.length);
  assert.deepEqual(targets, ['a.md', 'a.md#same-1', 'b.md', 'c.adoc', 'c.adoc#_same']);
});

test('partials of an Antora module are expanded in its pages', async () => {
  const folder = folderOf({ 'modules/ROOT/pages/a.adoc': '= A\n\ninclude::partial$p.adoc[]\n', 'modules/ROOT/partials/p.adoc': '== P\n' });
  assert.equal((await throughline(['toc', '--book', '.'], { cwd: folder })).out, 'modules\n  ROOT\n    pages\n      A\n        P\n');
});

test('a note may ask for its own name and place, as with Asciidoctor', async () => {
  const text = '= {docname}{docfilesuffix}\n\n== In {docdir} as {docfile}\n';
  const folder = folderOf({ 'sub/my note.adoc': text, 'sub/part.adoc': '== {docname}\n', 'sub/m.adoc': '= M\n\ninclude::{docdir}/part.adoc[]\n' });
  const path = join(folder, 'sub/my note.adoc');
  const titles = (safe: 'secure' | 'unsafe'): string[] => {
    const document = asciidoctor.loadFile(path, { safe });
    return [String(document.getDocumentTitle()), ...document.getSections().map((section) => String(section.getTitle()))];
  };
  const indented = (lines: readonly string[]): string => lines.map((line, index) => `${index === 0 ? '' : '  '}${line}\n`).join('');
  assert.equal((await throughline(['toc', 'sub/my note.adoc'], { cwd: folder })).out, indented(titles('secure')));
  assert.equal((await throughline(['toc', '--book', 'sub/my note.adoc'], { cwd: folder })).out, indented(titles('unsafe')));
  const { out } = await throughline(['toc', '--book', '--json', 'sub/m.adoc'], { cwd: folder });
  assert.deepEqual(tocOutput.parse(JSON.parse(out)).files[0]!.headings.map(({ text: title, file }) => [title, file]), [['M', undefined], ['m', 'sub/part.adoc']]);
});

test('a folder that cannot be listed is named itself, whatever its name', { skip: process.platform === 'win32' }, async () => {
  const folder = folderOf({ 'a [b]/closed (1)/x.md': '# X\n', 'a [b]/y.md': '# Y\n' });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'a [b]/closed (1)'), 0);
  const isRoot = process.getuid?.() === 0;
  const { err } = await throughline(['toc', 'a [b]'], { cwd: folder, ...(isRoot ? { uid: 65534 } : {}) });
  chmodSync(join(folder, 'a [b]/closed (1)'), 0o755);
  assert.equal(err, 'throughline: a [b]/closed (1): permission denied\n');
});
