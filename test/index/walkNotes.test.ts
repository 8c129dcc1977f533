/**
 * Which notes a walk of a folder finds: ignore rules as `git check-ignore` applies them, links, unreadable folders.
 * Folders are real ones in the system's temporary place.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createNodeWorkspace } from '../../server/host/nodeWorkspace.ts';
import { walkNotes } from '../../server/index/walkNotes.ts';
import type { WalkOptions } from '../../server/index/walkNotes.ts';
import type { WorkspacePort } from '../../server/index/workspacePort.ts';

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** Writes `files` (path to text) below a new folder and gives its path. */
async function makeFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'walk-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

async function walkedPaths(folder: string, options?: WalkOptions): Promise<string[]> {
  const walk = await walkNotes(createNodeWorkspace(), pathToFileURL(folder).href, options);
  return walk.notes.map((note) => note.path);
}

test('finds notes of both dialects by their extensions, whatever their case, and nothing else', async () => {
  const root = await makeFolder({ 'b.md': '', 'B.MD': '', 'a/c.adoc': '', 'a/d.txt': '', 'e.markdown': '', 'f.asc': '', md: '' });
  const { notes, problems } = await walkNotes(createNodeWorkspace(), pathToFileURL(root).href);
  assert.deepEqual(notes.map(({ path, dialect }) => [path, dialect]), [
    ['B.MD', 'markdown'], ['a/c.adoc', 'asciidoc'], ['b.md', 'markdown'], ['e.markdown', 'markdown'], ['f.asc', 'asciidoc'],
  ]);
  assert.deepEqual(problems, []);
});

test('leaves out .git and node_modules at any depth', async () => {
  const root = await makeFolder({ '.git/x.md': '', 'node_modules/a/x.md': '', 'p/node_modules/x.md': '', 'p/y.md': '' });
  assert.deepEqual(await walkedPaths(root), ['p/y.md']);
});

test('agrees with git on nested, anchored, negated and escaped patterns', async () => {
  const names = ['a.md', 'b.md', 'x y.md', '!odd.md', '#hash.md', 'sub/a.md', 'sub/b.md', 'sub/keep/a.md', 'sub/deep/out/c.md',
    'out/c.md', 'w[1]/out/d.md', 'w[1]/e.md', 'only/no.md', 'only/keep/yes.md', 'UPPER.md', 'trail.md'];
  const root = await makeFolder({
    ...Object.fromEntries(names.map((name) => [name, ''])),
    '.gitignore': '# comment\n\n/a.md\nout/\n\\!odd.md\n\\#hash.md\nonly/*\n!only/keep/\nupper.md\r\ntrail.md  \n',
    'sub/.gitignore': '*.md\n!b.md\n!keep/**\n',
    'w[1]/.gitignore': '!out/\n',
  });
  execFileSync('git', ['init', '-q'], { cwd: root });
  const seenByGit = execFileSync('git', ['ls-files', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0').filter((path) => path.endsWith('.md')).sort();
  assert.ok(seenByGit.length > 5);
  assert.deepEqual(await walkedPaths(root), seenByGit);
});

test('rules above the folder count inside a repository, but a folder asked for by name is shown though ignored', async () => {
  const root = await makeFolder({ '.gitignore': '/docs/tmp.md\nbuild/\n', 'docs/.gitignore': 'x/', 'docs/tmp.md': '', 'docs/a.md': '',
    'docs/x/b.md': '', 'docs/y/c.md': '', 'build/a.md': '' });
  execFileSync('git', ['init', '-q'], { cwd: root });
  assert.deepEqual(await walkedPaths(join(root, 'docs')), ['a.md', 'y/c.md']);
  assert.deepEqual(await walkedPaths(join(root, 'docs/y')), ['c.md']);
  assert.deepEqual(await walkedPaths(join(root, 'build')), ['a.md']);
});

test('leaves out what the settings exclude, in the globs of VS Code', async () => {
  const root = await makeFolder({ 'a.md': '', 'sub/a.md': '', 'sub/old/b.md': '', 'x.adoc': '', 'x.asc': '', 'sub/c.md': '' });
  assert.deepEqual(await walkedPaths(root, { exclude: ['a.md', '**/old', '**/*.{adoc,asc}'] }), ['sub/a.md', 'sub/c.md']);
});

test('lists each real folder once, however links lead to it, and ends on loops', async () => {
  const root = await makeFolder({ 'a/one.md': '', 'b/two.md': '' });
  const outside = await makeFolder({ 'three.md': '' });
  await symlink('..', join(root, 'a/up'));
  await symlink('../b', join(root, 'a/toB'));
  await symlink('../a', join(root, 'b/toA'));
  await symlink(outside, join(root, 'c'));
  await symlink(outside, join(root, 'd'));
  await symlink('nowhere', join(root, 'lost'));
  await symlink('self', join(root, 'self'));
  assert.deepEqual(await walkedPaths(root), ['a/one.md', 'b/two.md', 'c/three.md']);
});

test('a link to a note is a note; a link that leads nowhere is none', async () => {
  const root = await makeFolder({ 'a.md': '' });
  await symlink('a.md', join(root, 'b.md'));
  await symlink('gone.md', join(root, 'c.md'));
  assert.deepEqual(await walkedPaths(root), ['a.md', 'b.md']);
});

test('names with spaces, percent signs, hashes and other scripts survive', async () => {
  const names = ['100% #1 [x]?.md', 'Über uns/日本.md', 'a b/c d.adoc'].sort();
  const root = await makeFolder(Object.fromEntries(names.map((name) => [name, name])));
  const { notes } = await walkNotes(createNodeWorkspace(), pathToFileURL(root).href);
  assert.deepEqual(notes.map((note) => note.path).sort(), names);
  for (const note of notes) {
    const reading = await createNodeWorkspace().read(note.uri);
    assert.equal(reading.ok && new TextDecoder().decode(reading.value), note.path);
  }
});

test('a folder that cannot be read is a problem; the rest goes on', async () => {
  const root = await makeFolder({ 'locked/a.md': '', 'z.md': '' });
  await chmod(join(root, 'locked'), 0o000);
  // The superuser may read everything, so for them the refusal comes from a port that plays the locked folder.
  const disk = createNodeWorkspace();
  const port: WorkspacePort = process.getuid?.() !== 0 ? disk : {
    ...disk,
    list: (uri) => uri.endsWith('/locked')
      ? Promise.resolve({ ok: false, failure: 'unreadable', reason: 'permission denied' }) : disk.list(uri),
  };
  const { notes, problems } = await walkNotes(port, pathToFileURL(root).href);
  await chmod(join(root, 'locked'), 0o700);
  assert.deepEqual(notes.map((note) => note.path), ['z.md']);
  assert.deepEqual(problems, [{ uri: `${pathToFileURL(root).href}/locked`, reason: 'permission denied' }]);
});

test('a folder that does not exist gives one problem', async () => {
  const root = await makeFolder({});
  const uri = pathToFileURL(join(root, 'gone')).href;
  assert.deepEqual(await walkNotes(createNodeWorkspace(), uri), { notes: [], problems: [{ uri, reason: 'no such file or folder' }] });
});

test('stops when it is told to', async () => {
  const root = await makeFolder({ 'a/b.md': '' });
  await assert.rejects(walkNotes(createNodeWorkspace(), pathToFileURL(root).href, { signal: AbortSignal.abort() }), { name: 'AbortError' });
});
