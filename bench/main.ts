/**
 * `npm run bench [-- PATH]`: our parser, outline and index beside their peers, in one run, as Markdown tables.
 * PATH is a note or a folder of notes; without it the notes are generated. Figures are medians; read the ratios.
 */
import { cpus } from 'node:os';
import { asciidocPeers } from './asciidocPeers.ts';
import { benchIndex } from './workspaceIndex.ts';
import { benchKeystroke } from './keystroke.ts';
import { benchSchedule } from './schedule.ts';
import { benchThroughput } from './throughput.ts';
import { joinToSize, loadDocuments } from './documents.ts';
import { markdownPeers } from './markdownPeers.ts';

const documents = loadDocuments(process.argv[2]);
/** All peers read the same text; front matter is left out because only some of them know it. */
const markdown = documents.markdown.map((text) => text.replace(/^---\r?\n[\s\S]*?\r?\n(---|\.\.\.)[ \t]*(\r?\n|$)/, ''));
const { asciidoc } = documents;

console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}; documents: ${documents.source}\n`);
console.log(await benchThroughput('Markdown', markdown, markdownPeers));
console.log(await benchThroughput('AsciiDoc', asciidoc, asciidocPeers));
console.log(await benchKeystroke('Markdown', joinToSize(markdown, 1_000_000), '```\n', markdownPeers));
console.log(await benchKeystroke('AsciiDoc', joinToSize(asciidoc, 1_000_000), '----\n', asciidocPeers));
console.log(await benchIndex());
console.log(await benchSchedule());
