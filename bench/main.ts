/**
 * `npm run bench [-- PATH]`: our parser, outline, index, schedule and timeline beside their peers, as Markdown tables.
 * PATH is a note or a folder of notes; without it the notes are generated. Figures are medians; read the ratios.
 * `--table=NAME PATH` makes one table only; its parsers run in processes of their own, started as `--parser=NAME:INDEX`,
 * and so do those that schedule, started as `--schedule:INDEX`.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { joinToSize, loadDocuments } from './documents.ts';
import { benchKeystroke } from './keystroke.ts';
import type { Peer } from './markdownPeers.ts';
import { serveParser, startParser } from './parserProcess.ts';
import { benchThroughput } from './throughput.ts';

const MEGABYTE = 1_000_000;

/** What is given to which parsers. */
interface ParserTable {
  readonly label: string;
  readonly texts: (path: string | undefined) => readonly string[];
  /** The line that opens a code block. */
  readonly fence: string;
  readonly peers: () => Promise<readonly Peer[]>;
  readonly bench: typeof benchThroughput;
}

const markdown: ParserTable = {
  label: 'Markdown', texts: markdownBelow, fence: '```\n', bench: benchThroughput, peers: async () => (await import('./markdownPeers.ts')).markdownPeers,
};
const asciidoc: ParserTable = {
  label: 'AsciiDoc', texts: (path) => loadDocuments(path).asciidoc, fence: '----\n', bench: benchThroughput,
  peers: async () => (await import('./asciidocPeers.ts')).asciidocPeers,
};

function letterTable(table: ParserTable): ParserTable {
  return { ...table, texts: (path) => [joinToSize(table.texts(path), MEGABYTE)], bench: (label, texts, parsers) => benchKeystroke(label, texts[0]!, parsers) };
}

const parserTables: Readonly<Record<string, ParserTable>> = {
  markdown, markdownLetter: letterTable(markdown), asciidoc, asciidocLetter: letterTable(asciidoc),
};
const otherTables: Readonly<Record<string, () => Promise<string>>> = {
  index: async () => (await import('./workspaceIndex.ts')).benchIndex(),
  schedule: async () => (await import('./schedule.ts')).benchSchedule(),
  session: async () => (await import('./session.ts')).benchSession(),
  timeline: async () => (await import('./timeline.ts')).benchTimeline(),
  plan: async () => (await import('./plan.ts')).benchPlan(),
};

/** All peers read the same text; front matter is left out because only some of them know it. */
function markdownBelow(path: string | undefined): string[] {
  return loadDocuments(path).markdown.map((text) => text.replace(/^---\r?\n[\s\S]*?\r?\n(---|\.\.\.)[ \t]*(\r?\n|$)/, ''));
}

async function makeTable(name: string, rest: readonly string[]): Promise<string> {
  const table = parserTables[name];
  if (table === undefined) return otherTables[name]?.() ?? `There is no table ${name}.`;
  const parsers = (await table.peers()).map((peer, index) => startParser(peer.name, [`--parser=${name}:${index}`, ...rest]));
  const made = await table.bench(table.label, table.texts(rest[0]), parsers);
  for (const parser of parsers) parser.close();
  return made;
}

async function runParser(name: string, index: number, path: string | undefined): Promise<void> {
  const table = parserTables[name]!;
  serveParser((await table.peers())[index]!, table.texts(path), table.fence);
}

const [first = '', ...rest] = process.argv.slice(2);
const [option, name = '', index] = first.split(/[=:]/);
if (option === '--parser') {
  await runParser(name, Number(index), rest[0]);
} else if (option === '--schedule') {
  await (await import('./schedule.ts')).runScheduleContender(Number(name));
} else if (option === '--table') {
  console.log(await makeTable(name, rest));
} else {
  console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}; documents: ${first === '' ? 'generated' : first}\n`);
  for (const table of Object.keys({ ...parserTables, ...otherTables })) {
    const run = spawnSync(process.execPath, [import.meta.filename, `--table=${table}`, ...(first === '' ? [] : [first])], { stdio: 'inherit' });
    if (run.status !== 0) process.exitCode = 1;
  }
}
