/**
 * The index of a folder of 10,000 notes beside just reading their bytes: the same files, the same number of reads under
 * way, warm from the operating system's cache. Walking the folder is part of both.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createNodeWorkspace } from '../server/host/nodeWorkspace.ts';
import { createNoteIndex } from '../server/index/noteIndex.ts';
import { generateDocument } from './documents.ts';
import { median, race, renderTable } from './measure.ts';

const NOTES = 10_000;
const UNDER_WAY = 32;

async function writeNotes(folder: string): Promise<number> {
  const texts = Array.from({ length: 20 }, (_, seed) => generateDocument(seed % 4 === 3 ? 'asciidoc' : 'markdown', 4_500, seed + 1));
  for (let directory = 0; directory < 100; directory++) {
    const path = join(folder, `part-${directory}`);
    await mkdir(path);
    await Promise.all(Array.from({ length: NOTES / 100 }, (_, note) => (
      writeFile(join(path, `note-${note}.${note % 4 === 3 ? 'adoc' : 'md'}`), texts[note % texts.length]!))));
  }
  return texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}

async function readBytes(folder: string): Promise<number> {
  const paths: string[] = [];
  for (const directory of await readdir(folder)) for (const name of await readdir(join(folder, directory))) paths.push(join(folder, directory, name));
  let bytes = 0;
  for (let at = 0; at < paths.length; at += UNDER_WAY) {
    for (const content of await Promise.all(paths.slice(at, at + UNDER_WAY).map((path) => readFile(path)))) bytes += content.length;
  }
  return bytes;
}

/** @returns a titled Markdown table */
export async function benchIndex(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  try {
    const size = await writeNotes(folder);
    const uri = pathToFileURL(folder).href;
    const [bytes, index] = await race([
      { name: 'read', run: () => readBytes(folder) },
      { name: 'index', run: () => createNoteIndex(createNodeWorkspace(), () => undefined).scan([uri]) },
    ], 5, 60_000);
    const base = median(bytes!);
    const rows = [['reading their bytes', base.toFixed(0), '1.0x'], ['index of titles and headings', median(index!).toFixed(0), `${(median(index!) / base).toFixed(1)}x`]];
    return `## ${NOTES} notes of ${(size / 1000).toFixed(1)} kB\n\n${renderTable(['work', 'ms', 'over reading'], rows)}\n`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
