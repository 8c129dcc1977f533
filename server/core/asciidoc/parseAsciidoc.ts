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
import type { DocumentModel, FrontMatter } from '../model/documentModel.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import { buildLineIndex } from '../text/lineIndex.ts';
import { AsciidocModel } from './asciidocModel.ts';
import { Attributes } from './attributes.ts';
import { scanDocument } from './documentScanner.ts';
import { Findings } from './findings.ts';
import { LineReader } from './lineReader.ts';
import { Preprocessor } from './preprocessor.ts';

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
  return new AsciidocModel(text, lines, frontMatter?.frontMatter, findings);
}

function scanText(text: string, lines: LineIndex, firstLine: number, attributes: Readonly<Record<string, string | undefined>>): Findings {
  const findings = new Findings();
  findings.text = text;
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
  scanDocument(new LineReader(text, source), known, findings);
  return findings;
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
