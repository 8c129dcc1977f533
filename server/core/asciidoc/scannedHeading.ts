/**
 * A heading as the scan found it. Its text and its id are each worked out, together with those of all other headings of
 * the document, when first read. Offsets are those of the reader's text.
 */
import type { Heading, HeadingContainer } from '../model/documentModel.ts';
import type { Span } from '../text/lineIndex.ts';
import type { TitleSettings } from './attributes.ts';
import { plainText } from './inlineText.ts';

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

/** What `ScannedHeading` asks to fill in what is open, on all headings of the document at once. */
export interface TitleResolver {
  /** Sets `converted`. */
  convertTitles(): void;
  /** Sets `assignedId` and `repeatsId`. */
  assignIds(): void;
}

export class ScannedHeading implements Heading {
  readonly facts: HeadingFacts;
  /** The title as HTML, of which `text` is what a reader sees; undefined until the resolver has set it. */
  converted: string | undefined = undefined;
  /** Undefined until the resolver has set it. */
  assignedId: string | undefined = undefined;
  /** The id is in use above. */
  repeatsId = false;
  private knownText: string | undefined = undefined;
  private readonly resolver: TitleResolver;

  constructor(facts: HeadingFacts, resolver: TitleResolver) {
    this.facts = facts;
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
  get text(): string {
    if (this.converted === undefined) this.resolver.convertTitles();
    return this.knownText ??= plainText(this.converted!);
  }

  get id(): string {
    if (this.assignedId === undefined) this.resolver.assignIds();
    return this.assignedId!;
  }

  /** True when another heading or block above has the id written for this one. */
  get isDuplicate(): boolean { return this.id !== '' && this.repeatsId; }
}
