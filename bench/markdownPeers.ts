/**
 * Headings of a Markdown text, by us and by others, in one shape: `line:level:title`, lines from 0.
 * Titles are as each peer has them at hand (ours as a reader sees them, most others raw), so only line and level are
 * compared. A peer that can update an old result says so with `edit`; the others start again from the whole text.
 */
import { parser as lezer } from '@lezer/markdown';
import { TreeFragment, type Tree } from '@lezer/common';
import { Parser as CommonmarkParser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { createLanguageService, githubSlugifier, type DocumentSymbol, type ITextDocument } from './markdownService.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '../server/core/markdown/parseMarkdown.ts';
import type { DocumentModel } from '../server/core/model/documentModel.ts';
import { buildOutline } from '../server/core/outline/outline.ts';

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly inserted: number;
}

export interface Session {
  /** Headings of the text as it is after `change`. */
  update(text: string, change: Change | undefined): readonly string[] | Promise<readonly string[]>;
}

export interface Peer {
  readonly name: string;
  /** True for a scan that is no parser: shown as a yardstick, not held to agreement. */
  readonly isYardstick?: boolean;
  open(): Session | Promise<Session>;
}

/** Front matter is off because the benchmark removes it from the texts first: not all peers know it. */
const throughline: Peer = {
  name: 'Throughline: outline entries with titles',
  open: () => {
    let model: DocumentModel | undefined;
    return {
      update: (text, change) => {
        model = parseMarkdown(text, { frontMatter: false }, change && model);
        return buildOutline(model).map(({ heading }) => `${heading.line}:${heading.level}:${heading.text}`);
      },
    };
  },
};

/** About the least that finds most headings: one expression a line, fences and underlines known. */
const regexpScan: Peer = {
  name: 'bare regexp scan, fences and underlines',
  isYardstick: true,
  open: () => ({
    update: (text) => {
      const found: string[] = [];
      const token = /^(?: {0,3}(#{1,6})(?:[ \t].*)?| {0,3}(`{3,}|~{3,}).*|( {0,3}(?:=+|-+))[ \t]*|.*)$/gm;
      let fence = '';
      let line = 0;
      let isText = false;
      let previous = '';
      for (let match = token.exec(text); match !== null; match = token.exec(text), line++) {
        if (match[0] === '') token.lastIndex++;
        if (match[2] !== undefined) {
          if (fence === '') fence = match[2][0]!;
          else if (match[2].startsWith(fence)) fence = '';
        } else if (fence === '' && match[1] !== undefined) found.push(`${line}:${match[1].length}:${match[0]}`);
        else if (fence === '' && match[3] !== undefined && isText) found.push(`${line - 1}:${match[3].trim()[0] === '=' ? 1 : 2}:${previous}`);
        previous = match[0];
        isText = fence === '' && match[1] === undefined && match[2] === undefined && match[0].trim() !== '';
      }
      return found;
    },
  }),
};

const markdownItBlocks: Peer = {
  name: 'markdown-it, block rules only',
  open: () => {
    const parser = new MarkdownIt({ html: true });
    parser.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join']);
    return { update: (text) => markdownItHeadings(parser, text) };
  },
};

const markdownItFull: Peer = {
  name: 'markdown-it, full',
  open: () => {
    const parser = new MarkdownIt({ html: true });
    return { update: (text) => markdownItHeadings(parser, text) };
  },
};

function markdownItHeadings(parser: ReturnType<typeof MarkdownIt>, text: string): string[] {
  const tokens = parser.parse(text, {});
  return tokens.flatMap((token, index) => (
    token.type === 'heading_open' ? [`${token.map![0]}:${token.tag[1]}:${tokens[index + 1]!.content}`] : []));
}

const commonmark: Peer = {
  name: 'commonmark',
  open: () => ({
    update: (text) => {
      const found: string[] = [];
      const walker = new CommonmarkParser().parse(text).walker();
      for (let event = walker.next(); event !== null; event = walker.next()) {
        if (event.entering && event.node.type === 'heading') found.push(`${event.node.sourcepos[0][0] - 1}:${event.node.level}:${event.node.firstChild?.literal ?? ''}`);
      }
      return found;
    },
  }),
};

const service: Peer = {
  name: 'vscode-markdown-languageservice',
  open: () => {
    const markdownIt = new MarkdownIt({ html: true });
    const noEvent = (): { dispose(): void } => ({ dispose: () => undefined });
    const listeners: ((document: ITextDocument) => void)[] = [];
    /** The service forgets what it knows of a note when it hears of a change. */
    const onChange = (listener: (document: ITextDocument) => void, self: unknown): { dispose(): void } => {
      listeners.push(listener.bind(self));
      return { dispose: () => undefined };
    };
    const languageService = createLanguageService({
      parser: { slugifier: githubSlugifier, tokenize: (document: ITextDocument) => Promise.resolve(markdownIt.parse(document.getText(), {})) },
      logger: { level: 0, log: () => undefined },
      workspace: {
        workspaceFolders: [], onDidChangeMarkdownDocument: onChange, onDidCreateMarkdownDocument: noEvent, onDidDeleteMarkdownDocument: noEvent,
        getAllMarkdownDocuments: () => Promise.resolve([]), hasMarkdownDocument: () => false, openMarkdownDocument: () => Promise.resolve(undefined),
        stat: () => Promise.resolve(undefined), readDirectory: () => Promise.resolve([]),
      },
    });
    const token = { isCancellationRequested: false, onCancellationRequested: noEvent };
    let version = 0;
    return {
      update: async (text) => {
        const document = TextDocument.create('file:///note.md', 'markdown', ++version, text);
        for (const listener of listeners) listener(document);
        return (await languageService.getDocumentSymbols(document, {}, token)).flatMap(flattenSymbols);
      },
    };
  },
};

function flattenSymbols(symbol: DocumentSymbol): string[] {
  return [`${symbol.range.start.line}:${/^#*/.exec(symbol.name)![0].length}:${symbol.name}`, ...(symbol.children ?? []).flatMap(flattenSymbols)];
}

/** What an editor would do: parse again from the pieces that stay, walk the tree, collect the headings. */
const lezerIncremental: Peer = { name: '@lezer/markdown, incremental', open: () => openLezer(() => true) };

/** The same with a walk that skips everything headings cannot stand in: the least it can cost. */
const lezerPruned: Peer = {
  name: '@lezer/markdown, incremental, walk cut short',
  open: () => openLezer((name) => /^(Document|Blockquote|BulletList|OrderedList|ListItem)$/.test(name)),
};

function openLezer(mayHoldHeadings: (node: string) => boolean): Session {
  let fragments: readonly TreeFragment[] = [];
  return {
    update: (text, change) => {
      if (change !== undefined) {
        fragments = TreeFragment.applyChanges(fragments, [{ fromA: change.start, toA: change.end, fromB: change.start, toB: change.start + change.inserted }]);
      }
      const tree = lezer.parse(text, fragments);
      fragments = TreeFragment.addTree(tree, fragments);
      return lezerHeadings(tree, text, mayHoldHeadings);
    },
  };
}

function lezerHeadings(tree: Tree, text: string, mayHoldHeadings: (node: string) => boolean): string[] {
  const found: string[] = [];
  let line = 0;
  let at = 0;
  tree.iterate({
    enter: (node) => {
      const level = /^(?:ATXHeading|SetextHeading)(\d)$/.exec(node.name)?.[1];
      if (level !== undefined) {
        for (let next = text.indexOf('\n', at); next !== -1 && next < node.from; next = text.indexOf('\n', at)) {
          at = next + 1;
          line++;
        }
        found.push(`${line}:${level}:${text.slice(node.from, node.to)}`);
      }
      return mayHoldHeadings(node.name);
    },
  });
  return found;
}

/** Ours first, then the yardstick, then the peers. */
export const markdownPeers: readonly Peer[] = [throughline, regexpScan, markdownItBlocks, markdownItFull, commonmark, service, lezerIncremental, lezerPruned];
