/**
 * AsciiDoc to `DocumentModel`, equal to Asciidoctor in headings, levels, lines, texts and ids.
 *
 * One pass over the lines finds everything that depends on structure; titles, ids and links are worked out when first
 * read. Includes are not expanded (`expandMaster.ts` does that): an include reads as a line of text, above the document
 * title as nothing. Total: any text gives a model.
 *
 * Sample: `= Book` / blank / `== A *bold* word` gives the headings "Book" (level 1) and "A bold word" (level 2, id
 * `_a_bold_word`).
 */
import type { DocumentModel, FrontMatter, Heading } from '../model/documentModel.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import { buildLineIndex } from '../text/lineIndex.ts';
import type { Problem } from '../model/problem.ts';
import { Attributes } from './attributes.ts';
import { scanDocument } from './documentScanner.ts';
import { Findings } from './findings.ts';
import type { ScannedHeading } from './findings.ts';
import { LineBuffer, LineReader } from './lineReader.ts';
import { findLinks } from './links.ts';
import { Preprocessor } from './preprocessor.ts';
import { Scan } from './scan.ts';
import type { Title } from './titles.ts';
import { resolveTitles } from './titles.ts';

export interface AsciidocOptions {
  /**
   * Attributes from settings, as Asciidoctor's command line takes them: they win over the note unless the name or the
   * value ends in `@`; undefined unsets.
   */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  /**
   * Whether a first line `---` opens YAML front matter, as with Asciidoctor's `skip-front-matter`. True by default: site
   * generators write it, and without it the note would lose its title.
   */
  readonly skipFrontMatter?: boolean;
}

/** Parses `text`, already decoded and without a byte-order mark. Never throws. */
export function parseAsciidoc(text: string, options: AsciidocOptions = {}): DocumentModel {
  const lines = buildLineIndex(text);
  const frontMatter = options.skipFrontMatter === false ? undefined : findFrontMatter(text, lines);
  const findings = scanText(text, lines, frontMatter === undefined ? 0 : frontMatter.lineCount, options.attributes ?? {});
  return modelOf(text, lines, frontMatter?.frontMatter, findings);
}

function scanText(text: string, lines: LineIndex, firstLine: number, attributes: Readonly<Record<string, string | undefined>>): Findings {
  const findings = new Findings();
  if (firstLine > 0) findings.opaqueLines.push(0, firstLine - 1);
  const known = new Attributes(attributes);
  const source = new Preprocessor({ lines, base: 0, next: firstLine, last: lines.starts.length, directives: true }, known, {
    include(include) {
      findings.includes.push(include);
      return false;
    },
    conditional: (startLine, endLine) => findings.addBlock('conditional', startLine, endLine),
    skipped: (startLine, endLine) => findings.opaqueLines.push(startLine, endLine),
    problem: (code, message, start, end) => findings.addProblem(code, 'warning', message, start, end),
  });
  const reader = new LineReader(text, source, new LineBuffer(), 0, 0);
  scanDocument(new Scan(reader, known, findings), reader);
  return findings;
}

function modelOf(text: string, lines: LineIndex, frontMatter: FrontMatter | undefined, findings: Findings): DocumentModel {
  const titles = lazy(() => resolveTitles(findings.sequence, text));
  const headings = findings.headings.map((scanned) => new LazyHeading(scanned, titles));
  const links = lazy(() => findLinks(text, lines, findings));
  const problems = lazy(() => findProblems(findings, titles()));
  const blocks = lazy(() => [...findings.blocks].sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine));
  const checklist = lazy(() => findings.items.map((item) => ({
    state: item.state, line: item.line, endLine: item.endLine, span: { start: item.start, end: item.end },
    markerSpan: { start: item.start, end: item.markerEnd }, boxSpan: { start: item.box, end: item.box + 1 },
    textLines: item.textLines, depth: item.depth, parent: item.parent, heading: item.heading,
  })));
  return {
    dialect: 'asciidoc', text, lines, headings, frontMatter,
    attributes: findings.attributes.map(({ name, value, line, start, end }, index) => ({
      name, value, line, span: { start, end }, header: index < findings.headerAttributes,
    })),
    get title() { return findings.title ?? titleOf(headings); },
    get blocks() { return blocks(); },
    get checklist() { return checklist(); },
    get links() { return links().links; },
    get anchors() { return links().anchors; },
    get problems() { return problems(); },
  };
}

/** The document title, else the first heading of the lowest level. */
function titleOf(headings: readonly Heading[]): string | undefined {
  let best: Heading | undefined;
  for (const heading of headings) if (best === undefined || heading.level < best.level) best = heading;
  return best?.text;
}

/** A heading whose text and id are worked out, with those of all others, when first read. */
class LazyHeading implements Heading {
  readonly level: number;
  readonly line: number;
  readonly endLine: number;
  readonly style: Heading['style'];
  readonly container: Heading['container'];
  readonly discrete: boolean;
  readonly role: string | undefined;
  readonly numbered: boolean;
  private readonly scanned: ScannedHeading;
  private readonly titles: () => ReadonlyMap<ScannedHeading, Title>;

  constructor(scanned: ScannedHeading, titles: () => ReadonlyMap<ScannedHeading, Title>) {
    this.level = scanned.level;
    this.line = scanned.line;
    this.endLine = scanned.endLine;
    this.style = scanned.style;
    this.container = scanned.container;
    this.discrete = scanned.discrete;
    this.role = scanned.role;
    this.numbered = scanned.numbered;
    this.scanned = scanned;
    this.titles = titles;
  }

  get text(): string { return this.titles().get(this.scanned)!.text; }
  get id(): string { return this.titles().get(this.scanned)!.id; }
  get span(): { start: number; end: number } { return { start: this.scanned.start, end: this.scanned.end }; }
  get titleSpan(): { start: number; end: number } { return { start: this.scanned.titleStart, end: this.scanned.titleEnd }; }
  get hasExplicitId(): boolean { return this.scanned.explicitId !== undefined && this.scanned.explicitId !== ''; }
}

function findProblems(findings: Findings, titles: ReadonlyMap<ScannedHeading, Title>): Problem[] {
  const problems = [...findings.problems];
  for (const [heading, title] of titles) {
    if (!title.isDuplicate || heading.explicitId === undefined) continue;
    const span = { start: heading.start, end: heading.end };
    problems.push({ code: 'duplicate-id', severity: 'warning', message: `The id ${title.id} is in use above; give this heading another.`, span });
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** YAML front matter: from a first line `---` to the next such line. */
function findFrontMatter(text: string, lines: LineIndex): { readonly frontMatter: FrontMatter; readonly lineCount: number } | undefined {
  if (!/^---[ \t]*\r?\n/.test(text)) return undefined;
  for (let line = 1; line < lines.starts.length; line++) {
    const start = lines.starts[line]!;
    if (text.charCodeAt(start) !== 45) continue;
    const end = lines.starts[line + 1] ?? text.length;
    if (text.slice(start, end).trimEnd() !== '---') continue;
    return {
      frontMatter: { format: 'yaml', span: { start: 0, end: start + 3 }, contentSpan: { start: lines.starts[1]!, end: start } }, lineCount: line + 1,
    };
  }
  return undefined;
}

/** Computes a value when first asked for it. */
function lazy<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
}
