/**
 * Works out the titles of a document when somebody asks for the first of them, in order: their texts, because footnotes
 * are numbered through; their ids, because an id depends on those before it. Ids are left until one is asked for, or a
 * title refers to a heading above it. It knows nothing of lines.
 */
import type { TitleSettings } from './attributes.ts';
import type { ScannedId } from './findings.ts';
import { convertInline, hasMarkup } from './inlineText.ts';
import type { InlineContext } from './inlineContext.ts';
import type { HeadingFacts, ScannedHeading, TitleResolver } from './scannedHeading.ts';
import { sectionId } from './sectionId.ts';

/** Where titles come from. */
export interface TitleSource {
  readonly headings: readonly ScannedHeading[];
  /** Headings and other ids in the order in which Asciidoctor registers them. */
  readonly sequence: readonly (ScannedHeading | ScannedId)[];
  /** What offsets point into. */
  readonly text: string;
}

export class Titles implements TitleResolver {
  private readonly source: TitleSource;
  private isConverted = false;
  /** How many of the sequence have their ids. */
  private assigned = 0;
  private footnotes = 0;
  private readonly texts = new Map<string, string | undefined>();
  private readonly ids = new Map<string, string>();
  private readonly numbers = new Map<string, number>();

  constructor(source: TitleSource) {
    this.source = source;
  }

  convertTitles(): void {
    const { headings, text } = this.source;
    for (const heading of headings) {
      const { title, titleStart, titleEnd } = heading.facts;
      const source = title ?? text.slice(titleStart, titleEnd);
      heading.converted = hasMarkup(source) ? convertInline(source, this.contextOf(heading)) : source;
    }
    this.isConverted = true;
  }

  assignIds(): void {
    if (!this.isConverted) this.convertTitles();
    this.assignUpTo(undefined);
  }

  /** Gives their ids to all before `heading` in the sequence, whose titles are converted; to all of it without one. */
  private assignUpTo(heading: ScannedHeading | undefined): void {
    const { sequence } = this.source;
    for (; this.assigned < sequence.length && sequence[this.assigned] !== heading; this.assigned++) {
      const one = sequence[this.assigned]!;
      if ('facts' in one) this.assign(one, one.facts, one.converted!);
      else this.register(one.id, one.referenceText);
    }
  }

  private assign(heading: ScannedHeading, { explicitId, settings, role, referenceText }: HeadingFacts, converted: string): void {
    const id = explicitId ?? (settings.sectionIds && role !== 'doctitle' ? this.newId(converted, settings) : undefined);
    heading.repeatsId = id !== undefined && !this.register(id, referenceText ?? converted);
    heading.assignedId = id ?? '';
  }

  /** False when the id is in use: the first to have it keeps it. */
  private register(id: string, referenceText: string | undefined): boolean {
    if (this.texts.has(id)) return false;
    this.texts.set(id, referenceText);
    if (referenceText !== undefined && !this.ids.has(referenceText)) this.ids.set(referenceText, id);
    return true;
  }

  private newId(converted: string, settings: TitleSettings): string {
    return sectionId(converted, settings, (id) => this.texts.has(id), this.numbers);
  }

  /** What the title of `heading` depends on. */
  private contextOf(heading: ScannedHeading): InlineContext {
    const { settings, references, role } = heading.facts;
    const used = new Map<string, number>();
    return {
      settings,
      reference: (inside) => {
        const values = references?.get(inside);
        const count = used.get(inside) ?? 0;
        used.set(inside, count + 1);
        return values?.[Math.min(count, values.length - 1)];
      },
      referenceText: (id) => {
        this.assignUpTo(heading);
        return this.texts.get(id);
      },
      idOfTitle: (title) => {
        this.assignUpTo(heading);
        return this.ids.get(title);
      },
      // The document title is converted apart from the body, so its footnotes do not count there.
      nextFootnote: () => role === 'doctitle' ? 1 : ++this.footnotes,
    };
  }
}
