/**
 * The law of the index: whatever happened to files and open notes, it equals a new index of what is there now.
 * Files live in memory, so that thousands of changes cost little.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../server/core/parseNote.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import type { NoteFacts } from '../../server/index/noteFacts.ts';
import { followChanges } from '../../server/index/followChanges.ts';
import type { FileChange } from '../../server/index/followChanges.ts';
import { createNoteIndex } from '../../server/index/noteIndex.ts';
import type { NoteIndex } from '../../server/index/noteIndex.ts';
import type { FolderEntry, WorkspacePort } from '../../server/index/workspacePort.ts';

const ROOT = 'file:///notes';
const encoder = new TextEncoder();

/** Files by URI; a URI ending in `!` names a file that may not be read. */
type Files = Map<string, string>;

function createMemoryWorkspace(files: Files): WorkspacePort {
  return {
    list(uri) {
      const entries = new Map<string, FolderEntry>();
      for (const file of files.keys()) {
        if (!file.startsWith(`${uri}/`)) continue;
        const [name = '', ...rest] = decodeURIComponent(file.slice(uri.length + 1)).split('/');
        entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file', isLink: false });
      }
      return Promise.resolve({ ok: true, value: [...entries.values()] });
    },
    read(uri, maxBytes = Infinity) {
      const bytes = files.has(uri) ? encoder.encode(files.get(uri)) : undefined;
      if (bytes === undefined) return Promise.resolve({ ok: false, failure: 'missing', reason: 'no such file or folder' });
      if (bytes.length > maxBytes) return Promise.resolve({ ok: false, failure: 'tooLarge', reason: 'larger than 20 MB' });
      return Promise.resolve({ ok: true, value: bytes });
    },
  };
}

const openFacts = (open: Files) => (uri: string): NoteFacts | undefined =>
  open.has(uri) ? factsOf(parseNote(open.get(uri)!, uri.endsWith('.md') ? 'markdown' : 'asciidoc')) : undefined;

async function readAfresh(files: Files, open: Files): Promise<Map<string, NoteFacts>> {
  const index = createNoteIndex(createMemoryWorkspace(files), openFacts(open));
  for (const uri of open.keys()) index.openChanged(uri);
  await index.scan([ROOT]);
  return sorted(index);
}

function sorted(index: NoteIndex): Map<string, NoteFacts> {
  return new Map([...index.snapshot().notes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const PATHS = ['a.md', 'b.adoc', 'sub/c.md', 'sub/d.adoc', 'sub/deep/e.md', 'out/f.md', 'plain.txt'];
const TEXTS = ['', '# One\n', '= Title\n\n== Section\n', '# One\n\n## Two\n\n# Three\n', 'no heading'];
const IGNORES = ['', 'out/\n', '*.adoc\n', '/sub/deep/\n!a.md\n'];

test('after any sequence of changes the index equals a new one', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = createRandom(seed);
    const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
    const files: Files = new Map();
    const open: Files = new Map();
    const port = createMemoryWorkspace(files);
    const index = createNoteIndex(port, openFacts(open));
    const write = (uri: string, text: string): FileChange => {
      const kind = files.has(uri) ? 'changed' : 'created';
      files.set(uri, text);
      return { uri, kind };
    };
    /** A folder that goes, or comes back, is told of as such, without its files. */
    const switchFolder = (): FileChange => {
      const inside = [...files.keys()].filter((uri) => uri.startsWith(`${ROOT}/sub/`));
      if (inside.length === 0) write(`${ROOT}/sub/c.md`, pick(TEXTS));
      for (const uri of inside) files.delete(uri);
      return { uri: `${ROOT}/sub`, kind: inside.length === 0 ? 'created' : 'deleted' };
    };
    const change = (uri: string): readonly FileChange[] => {
      switch (pick(['write', 'write', 'remove', 'switchFolder', 'edit', 'edit', 'close', 'ignore', 'unignore'])) {
        case 'write': return [write(uri, pick(TEXTS))];
        case 'remove': return files.delete(uri) ? [{ uri, kind: 'deleted' }] : [];
        case 'switchFolder': return [switchFolder()];
        case 'ignore': return [write(`${ROOT}/.gitignore`, pick(IGNORES))];
        case 'unignore': return files.delete(`${ROOT}/.gitignore`) ? [{ uri: `${ROOT}/.gitignore`, kind: 'deleted' }] : [];
        case 'edit':
          open.set(uri, pick(TEXTS));
          break;
        case 'close':
          open.delete(uri);
          break;
      }
      index.openChanged(uri);
      return [];
    };
    for (let step = 0; step < 40; step++) {
      const before = index.snapshot();
      const copy = new Map(before.notes);
      const changes = Array.from({ length: 1 + Math.floor(random() * 3) }, () => change(`${ROOT}/${pick(PATHS)}`)).flat();
      await followChanges(index, port, changes, () => index.scan([ROOT]));
      assert.deepEqual(sorted(index), await readAfresh(files, open), `seed ${seed}, step ${step}`);
      assert.deepEqual(before.notes, copy, 'a snapshot never changes');
      for (const path of PATHS) assert.deepEqual(index.find(`${ROOT}/${path}`), index.snapshot().notes.get(`${ROOT}/${path}`));
    }
  }
});

test('a note keeps its title, headings and weight, and none of its text', async () => {
  const text = '---\ntitle: From above\nweight: 3\n---\n\n# One\n\nbody text\n\n## Two\n';
  const { notes } = await scanned(new Map([[`${ROOT}/a.md`, text]]));
  const facts = notes.get(`${ROOT}/a.md`)!;
  assert.deepEqual([facts.title, facts.weight], ['From above', 3]);
  assert.deepEqual(facts.headings.map(({ text: title, level, line, id }) => [title, level, line, id]), [['One', 1, 5, 'one'], ['Two', 2, 9, 'two']]);
  assert.ok(!JSON.stringify(facts).includes('body'));
});

test('an edit shows in the next snapshot, not in those taken before', async () => {
  const open: Files = new Map();
  const index = createNoteIndex(createMemoryWorkspace(new Map([[`${ROOT}/a.md`, '# Disk\n']])), openFacts(open));
  await index.scan([ROOT]);
  const before = index.snapshot();
  open.set(`${ROOT}/a.md`, '# Open\n');
  index.openChanged(`${ROOT}/a.md`);
  assert.equal(before.notes.get(`${ROOT}/a.md`)!.title, 'Disk');
  assert.equal(index.snapshot().notes.get(`${ROOT}/a.md`)!.title, 'Open');
});

test('a note above 20 MB is known by its name, with the reason', async () => {
  const files = new Map([[`${ROOT}/large.md`, '# A\n'.padEnd(20_000_001)], [`${ROOT}/fits.md`, '# A\n'.padEnd(20_000_000)]]);
  const { notes, problems } = await scanned(files);
  assert.deepEqual(notes.get(`${ROOT}/large.md`), { dialect: 'markdown', title: undefined, headings: [], unread: 'larger than 20 MB' });
  assert.equal(notes.get(`${ROOT}/fits.md`)!.title, 'A');
  assert.deepEqual(problems, [{ uri: `${ROOT}/large.md`, kind: 'tooLarge', reason: 'larger than 20 MB' }]);
});

test('a note that vanishes between listing and reading is left out and told of', async () => {
  const files: Files = new Map([[`${ROOT}/a.md`, '# A\n'], [`${ROOT}/b.md`, '# B\n']]);
  const memory = createMemoryWorkspace(files);
  const port: WorkspacePort = { ...memory, list: async (uri) => {
    const listing = await memory.list(uri);
    files.delete(`${ROOT}/b.md`);
    return listing;
  } };
  const index = createNoteIndex(port, () => undefined);
  const problems = await index.scan([ROOT]);
  assert.deepEqual([...index.snapshot().notes.keys()], [`${ROOT}/a.md`]);
  assert.deepEqual(problems, [{ uri: `${ROOT}/b.md`, kind: 'missing', reason: 'no such file or folder' }]);
});

test('a scan that is stopped keeps what was read and goes on later', async () => {
  const files: Files = new Map(Array.from({ length: 100 }, (_, at) => [`${ROOT}/${at}.md`, `# ${at}\n`]));
  const index = createNoteIndex(createMemoryWorkspace(files), () => undefined);
  const stopping = new AbortController();
  const counts: number[] = [];
  const onProgress = (done: number): void => {
    counts.push(done);
    stopping.abort();
  };
  await assert.rejects(index.scan([ROOT], { signal: stopping.signal, onProgress }), { name: 'AbortError' });
  assert.equal(index.snapshot().notes.size, counts[0]);
  assert.ok(counts[0]! < 100);
  await index.scan([ROOT]);
  assert.equal(index.snapshot().notes.size, 100);
});

async function scanned(files: Files): Promise<{ notes: ReadonlyMap<string, NoteFacts>; problems: readonly object[] }> {
  const index = createNoteIndex(createMemoryWorkspace(files), () => undefined);
  const problems = await index.scan([ROOT]);
  return { notes: index.snapshot().notes, problems };
}
