/**
 * What the scan of a document leaves behind, in document order, as small as possible: titles and ids are not worked out
 * here. `headings.ts`, `checklist.ts` and `parseAsciidoc.ts` turn it into the document model when somebody asks.
 */
import type { Anchor, BlockKind, HeadingContainer, ItemState } from '../model/documentModel.ts';
import type { Problem, Severity } from '../model/problem.ts';
import type { Span } from '../text/lineIndex.ts';
import type { TitleSettings } from './attributes.ts';
import type { IncludeLine } from './preprocessor.ts';

/** A heading as scanned; offsets are those of the reader's text. */
export interface ScannedHeading {
  readonly kind: 'heading';
  readonly level: number;
  readonly line: number;
  readonly endLine: number;
  readonly start: number;
  readonly end: number;
  readonly titleStart: number;
  readonly titleEnd: number;
  /** The title to convert where it is not the text between `titleStart` and `titleEnd`. */
  readonly title?: string;
  readonly style: 'atx' | 'setext';
  readonly container: HeadingContainer;
  readonly discrete: boolean;
  readonly role: string | undefined;
  readonly numbered: boolean;
  readonly explicitId: string | undefined;
  /** What cross references to this heading show instead of its title. */
  readonly referenceText: string | undefined;
  readonly settings: TitleSettings;
  /** Values of the attribute references in the title as they stood here; undefined when it has none. */
  readonly references: ReadonlyMap<string, readonly (string | undefined)[]> | undefined;
}

/** An id given to something that is no heading. */
export interface ScannedId {
  readonly kind: 'id';
  readonly id: string;
  readonly referenceText: string | undefined;
}

export interface ScannedItem {
  readonly state: ItemState;
  readonly line: number;
  readonly start: number;
  readonly markerEnd: number;
  readonly box: number;
  readonly depth: number;
  readonly parent: number;
  readonly heading: number;
  readonly textLines: Span[];
  endLine: number;
  end: number;
}

export class Findings {
  readonly headings: ScannedHeading[] = [];
  /** Headings and other ids in the order in which Asciidoctor registers them. */
  readonly sequence: (ScannedHeading | ScannedId)[] = [];
  readonly blocks: { readonly kind: BlockKind; readonly startLine: number; readonly endLine: number }[] = [];
  /** Pairs of first and last line that hold no inline markup: verbatim and comment blocks, skipped lines. */
  readonly opaqueLines: number[] = [];
  readonly items: ScannedItem[] = [];
  readonly anchors: Anchor[] = [];
  readonly attributes: { readonly name: string; readonly value: string | undefined; readonly line: number; readonly start: number; readonly end: number }[] = [];
  readonly includes: IncludeLine[] = [];
  readonly problems: Problem[] = [];
  /** Number of attribute entries that stand in the document header. */
  headerAttributes = 0;
  /** The document title set by an attribute alone. */
  title: string | undefined;

  /** Entries read so far are those of the header. */
  markHeader(): void {
    this.headerAttributes = this.attributes.length;
  }

  addHeading(heading: ScannedHeading): void {
    this.headings.push(heading);
    this.sequence.push(heading);
  }

  addId(id: string, referenceText?: string): void {
    this.sequence.push({ kind: 'id', id, referenceText });
  }

  addBlock(kind: BlockKind, startLine: number, endLine: number): void {
    this.blocks.push({ kind, startLine, endLine });
  }

  addProblem(code: string, severity: Severity, message: string, start: number, end: number): void {
    this.problems.push({ code, severity, message, span: { start, end } });
  }
}
