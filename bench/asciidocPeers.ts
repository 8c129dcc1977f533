/**
 * Headings of an AsciiDoc text, by us and by Asciidoctor, in one shape: `line:level:title`, lines from 0, level 1
 * the document title. Asciidoctor parses the whole text each time; it has no incremental form.
 *
 * Asciidoctor 4.1 is the peer for speed although it miscounts lines after one-line conditionals; version 2.2.9, the
 * oracle of the tests, takes three times as long.
 */
import { parseAsciidoc } from '../server/core/asciidoc/parseAsciidoc.ts';
import { buildOutline } from '../server/core/outline/outline.ts';
import type { Peer } from './markdownPeers.ts';

const throughline: Peer = {
  name: 'Throughline: outline entries with titles',
  open: () => ({ update: (text) => buildOutline(parseAsciidoc(text)).map(({ heading }) => `${heading.line}:${heading.level}:${heading.text}`) }),
};

const regexpScan: Peer = {
  name: 'bare regexp, one-line titles only',
  isYardstick: true,
  open: () => ({
    update: (text) => {
      const found: string[] = [];
      let line = 0;
      let at = 0;
      for (const match of text.matchAll(/^(={1,6})[ \t]+\S.*$/gm)) {
        for (let next = text.indexOf('\n', at); next !== -1 && next < match.index; next = text.indexOf('\n', at)) {
          at = next + 1;
          line++;
        }
        found.push(`${line}:${match[1]!.length}:${match[0]}`);
      }
      return found;
    },
  }),
};

interface Node {
  getLineNumber(): number | undefined;
  getLevel(): number;
  getTitle(): string | undefined;
}

interface Document {
  getHeader(): Node | undefined;
  hasHeader(): boolean;
  findBy(query: object): readonly Node[];
}

function headingsOf(document: Document): string[] {
  const sections = document.findBy({ context: 'section' });
  const header = document.hasHeader() ? document.getHeader() : undefined;
  return [...(header === undefined ? [] : [header]), ...sections].map((node) => `${(node.getLineNumber() ?? 1) - 1}:${node.getLevel() + 1}:${node.getTitle() ?? ''}`);
}

/** Loaded by the process that measures it, and by no other. */
let library: ReturnType<typeof importAsciidoctor> | undefined;
const importAsciidoctor = () => import('asciidoctor4');

const asciidoctor: Peer = {
  name: '@asciidoctor/core 4.1.0',
  open: async () => {
    const { load, LoggerManager, MemoryLogger } = await (library ??= importAsciidoctor());
    LoggerManager.setLogger(MemoryLogger.create());
    return { update: async (text) => headingsOf((await load(text, { sourcemap: true, safe: 'secure' })) as unknown as Document) };
  },
};

/** Ours first, then the yardstick, then the peers. */
export const asciidocPeers: readonly Peer[] = [throughline, regexpScan, asciidoctor];
