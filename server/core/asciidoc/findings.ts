/**
 * What the scan of a document leaves behind, in document order, as small as possible: titles and ids are not worked out
 * here, but when somebody asks a heading for them. `asciidocModel.ts` makes the document model of it.
 */
import type { Anchor, Block, BlockKind, ChecklistItem } from '../model/documentModel.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { Span } from '../text/lineIndex.ts';
import type { IncludeLine } from './preprocessor.ts';
import { ScannedHeading } from './scannedHeading.ts';
import type { HeadingFacts, TitleResolver } from './scannedHeading.ts';
import { Titles } from './titles.ts';
import type { TitleSource } from './titles.ts';

/** An id given to something that is no heading. */
export interface ScannedId {
  readonly id: string;
  readonly referenceText: string | undefined;
}

/** An item, of which the scan may still find further lines. */
export interface ScannedItem extends ChecklistItem {
  readonly textLines: Span[];
  endLine: number;
  span: Span;
}

/** An attribute entry; the value is undefined when it unsets. */
export interface ScannedEntry {
  readonly name: string;
  readonly value: string | undefined;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export class Findings implements TitleResolver, TitleSource {
  /** What offsets point into; complete when the scan is. */
  text = '';
  readonly headings: ScannedHeading[] = [];
  /** Headings and other ids in the order in which Asciidoctor registers them. */
  readonly sequence: (ScannedHeading | ScannedId)[] = [];
  readonly blocks: Block[] = [];
  /** Pairs of first and last line that hold no inline markup: verbatim and comment blocks, skipped lines. */
  readonly opaqueLines: number[] = [];
  readonly items: ScannedItem[] = [];
  readonly anchors: Anchor[] = [];
  readonly attributes: ScannedEntry[] = [];
  readonly includes: IncludeLine[] = [];
  readonly problems: Problem[] = [];
  /** Number of attribute entries that stand in the document header. */
  headerAttributes = 0;
  /** The document title set by an attribute alone. */
  title: string | undefined;
  private titles: Titles | undefined;

  /** Entries read so far are those of the header. */
  markHeader(): void {
    this.headerAttributes = this.attributes.length;
  }

  addHeading(facts: HeadingFacts): void {
    const heading = new ScannedHeading(facts, this);
    this.headings.push(heading);
    this.sequence.push(heading);
  }

  convertTitles(): void {
    this.knownTitles().convertTitles();
  }

  assignIds(): void {
    this.knownTitles().assignIds();
  }

  private knownTitles(): Titles {
    return this.titles ??= new Titles(this);
  }

  addId(id: string, referenceText?: string): void {
    this.sequence.push({ id, referenceText });
  }

  addBlock(kind: BlockKind, startLine: number, endLine: number): void {
    this.blocks.push({ kind, startLine, endLine });
  }

  addProblem(code: string, severity: Severity, message: string, start: number, end: number): void {
    this.problems.push({ code, severity, message, span: { start, end } });
  }
}
