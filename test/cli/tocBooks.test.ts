/**
 * Books on the command line: they are those of the Book view, whatever defines them.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
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
