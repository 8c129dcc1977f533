/**
 * The document model over what a scan found: everything that needs more than the scan is worked out when first read.
 */
import type {
  Anchor, AttributeEntry, Block, ChecklistItem, DocumentModel, FrontMatter, Heading, Link,
} from '../model/documentModel.ts';
import type { Problem } from '../model/problem.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { Findings } from './findings.ts';
import type { LinksAndAnchors } from './links.ts';
import { findLinks } from './links.ts';

export class AsciidocModel implements DocumentModel {
  readonly dialect = 'asciidoc';
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter | undefined;
  readonly kept = new Map<object, unknown>();
  private readonly findings: Findings;
  private knownLinks: LinksAndAnchors | undefined;
  private knownBlocks: readonly Block[] | undefined;
  private knownAttributes: readonly AttributeEntry[] | undefined;
  private knownProblems: readonly Problem[] | undefined;

  constructor(text: string, lines: LineIndex, frontMatter: FrontMatter | undefined, findings: Findings) {
    this.text = text;
    this.lines = lines;
    this.frontMatter = frontMatter;
    this.findings = findings;
  }

  get headings(): readonly Heading[] { return this.findings.headings; }
  get title(): string | undefined { return this.findings.title ?? firstOfLowestLevel(this.headings)?.text; }
  get links(): readonly Link[] { return this.linksAndAnchors().links; }
  get anchors(): readonly Anchor[] { return this.linksAndAnchors().anchors; }
  get blocks(): readonly Block[] { return this.knownBlocks ??= this.findings.blocks.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine); }
  get checklist(): readonly ChecklistItem[] { return this.findings.items; }
  get attributes(): readonly AttributeEntry[] { return this.knownAttributes ??= attributeEntries(this.findings); }
  get problems(): readonly Problem[] { return this.knownProblems ??= allProblems(this.findings); }

  private linksAndAnchors(): LinksAndAnchors {
    return this.knownLinks ??= findLinks(this.text, this.lines, this.findings);
  }
}

function firstOfLowestLevel(headings: readonly Heading[]): Heading | undefined {
  let best: Heading | undefined;
  for (const heading of headings) if (best === undefined || heading.level < best.level) best = heading;
  return best;
}

function attributeEntries({ attributes, headerAttributes }: Findings): readonly AttributeEntry[] {
  return attributes.map(({ name, value, line, start, end }, index) => ({ name, value, line, span: { start, end }, header: index < headerAttributes }));
}

function allProblems({ problems, headings }: Findings): readonly Problem[] {
  const duplicates = headings.filter((heading) => heading.hasExplicitId && heading.isDuplicate).map(({ id, span }): Problem => ({
    code: 'duplicate-id', severity: 'warning', message: `The id ${id} is in use above; give this heading another.`, span,
  }));
  return [...problems, ...duplicates].sort((a, b) => a.span.start - b.span.start);
}
