/**
 * `npm run bench [-- PATH]`: our parser, outline, index and schedule beside their peers, as Markdown tables.
 * PATH is a note or a folder of notes; without it the notes are generated. Figures are medians; read the ratios.
 *
 * Each table comes from a process of its own, so that no peer's memory or compiled code weighs on the next table.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { benchKeystroke } from './keystroke.ts';
import { joinToSize, loadDocuments } from './documents.ts';
import { benchThroughput } from './throughput.ts';

const MEGABYTE = 1_000_000;

/** Peers are loaded by the table that needs them. */
const tables: Readonly<Record<string, (path: string | undefined) => Promise<string>>> = {
  markdown: async (path) => benchThroughput('Markdown', markdownBelow(path), (await import('./markdownPeers.ts')).markdownPeers),
  markdownLetter: async (path) => (
    benchKeystroke('Markdown', joinToSize(markdownBelow(path), MEGABYTE), '```\n', (await import('./markdownPeers.ts')).markdownPeers)),
  asciidoc: async (path) => benchThroughput('AsciiDoc', loadDocuments(path).asciidoc, (await import('./asciidocPeers.ts')).asciidocPeers),
  asciidocLetter: async (path) => (
    benchKeystroke('AsciiDoc', joinToSize(loadDocuments(path).asciidoc, MEGABYTE), '----\n', (await import('./asciidocPeers.ts')).asciidocPeers)),
  index: async () => (await import('./workspaceIndex.ts')).benchIndex(),
  schedule: async () => (await import('./schedule.ts')).benchSchedule(),
};

/** All peers read the same text; front matter is left out because only some of them know it. */
function markdownBelow(path: string | undefined): string[] {
  return loadDocuments(path).markdown.map((text) => text.replace(/^---\r?\n[\s\S]*?\r?\n(---|\.\.\.)[ \t]*(\r?\n|$)/, ''));
}

const [first = '', ...rest] = process.argv.slice(2);
const table = first.startsWith('--table=') ? tables[first.slice('--table='.length)] : undefined;
if (table !== undefined) {
  console.log(await table(rest[0]));
} else {
  console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}; documents: ${first === '' ? 'generated' : first}\n`);
  for (const name of Object.keys(tables)) {
    const run = spawnSync(process.execPath, [import.meta.filename, `--table=${name}`, ...(first === '' ? [] : [first])], { stdio: 'inherit' });
    if (run.status !== 0) process.exitCode = 1;
  }
}
