/**
 * A heading as the scan found it. Its text and id are worked out, together with those of all other headings of the
 * document, when first read. Offsets are those of the reader's text.
 */
import type { Heading, HeadingContainer } from '../model/documentModel.ts';
import type { Span } from '../text/lineIndex.ts';
import type { TitleSettings } from './attributes.ts';

export interface HeadingFacts {
  readonly level: number;
  readonly line: number;
  readonly endLine: number;
  readonly start: number;
  readonly end: number;
  readonly titleStart: number;
  readonly titleEnd: number;
  /** The title to convert where it is not the text between `titleStart` and `titleEnd`. */
  readonly title: string | undefined;
  readonly style: 'atx' | 'setext';
  readonly container: HeadingContainer;
  readonly discrete: boolean;
  readonly role: string | undefined;
  readonly numbered: boolean;
  /** The id written above or in the title; empty when the heading is to have none. */
  readonly explicitId: string | undefined;
  /** What cross references to this heading show instead of its title. */
  readonly referenceText: string | undefined;
  readonly settings: TitleSettings;
  /** Values of the attribute references in the title as they stood here; undefined when it has none. */
  readonly references: ReadonlyMap<string, readonly (string | undefined)[]> | undefined;
}

/** What `ScannedHeading` asks to have `resolved` set, on all headings at once. */
export interface TitleResolver {
  resolveTitles(): void;
}

export interface Title {
  readonly text: string;
  readonly id: string;
  /** The explicit id of this heading was in use already. */
  readonly isDuplicate: boolean;
}

export class ScannedHeading implements Heading {
  readonly facts: HeadingFacts;
  /** Set by the resolver. */
  resolved: Title | undefined;
  private readonly resolver: TitleResolver;

  constructor(facts: HeadingFacts, resolver: TitleResolver) {
    this.facts = facts;
    this.resolved = undefined;
    this.resolver = resolver;
  }

  get level(): number { return this.facts.level; }
  get line(): number { return this.facts.line; }
  get endLine(): number { return this.facts.endLine; }
  get style(): 'atx' | 'setext' { return this.facts.style; }
  get container(): HeadingContainer { return this.facts.container; }
  get discrete(): boolean { return this.facts.discrete; }
  get role(): string | undefined { return this.facts.role; }
  get numbered(): boolean { return this.facts.numbered; }
  get span(): Span { return { start: this.facts.start, end: this.facts.end }; }
  get titleSpan(): Span { return { start: this.facts.titleStart, end: this.facts.titleEnd }; }
  get hasExplicitId(): boolean { return this.facts.explicitId !== undefined && this.facts.explicitId !== ''; }
  get text(): string { return this.title().text; }
  get id(): string { return this.title().id; }
  /** True when another heading or block above has the id written for this one. */
  get isDuplicate(): boolean { return this.title().isDuplicate; }

  private title(): Title {
    if (this.resolved === undefined) this.resolver.resolveTitles();
    return this.resolved!;
  }
}
