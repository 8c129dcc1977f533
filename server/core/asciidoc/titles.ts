/**
 * Works out the texts and ids of all headings of a document, in order, because ids depend on those before them.
 * Done once, when somebody asks for the first of them. It knows nothing of lines.
 */
import type { TitleSettings } from './attributes.ts';
import type { ScannedId } from './findings.ts';
import { convertInline, plainText } from './inlineText.ts';
import type { InlineContext } from './inlineContext.ts';
import type { HeadingFacts, ScannedHeading, Title } from './scannedHeading.ts';
import { sectionId } from './sectionId.ts';

/** Sets `resolved` of every heading in `sequence`. `text` is what offsets point into. */
export function resolveTitles(sequence: readonly (ScannedHeading | ScannedId)[], text: string): void {
  const catalog = new Catalog();
  for (const one of sequence) {
    if ('facts' in one) one.resolved = titleOf(one.facts, text, catalog);
    else catalog.register(one.id, one.referenceText);
  }
}

function titleOf(facts: HeadingFacts, text: string, catalog: Catalog): Title {
  const raw = facts.title ?? text.slice(facts.titleStart, facts.titleEnd);
  const converted = convertInline(raw, () => catalog.contextOf(facts));
  const { explicitId, settings } = facts;
  const id = explicitId ?? (settings.sectionIds && facts.role !== 'doctitle' ? catalog.newId(converted, settings) : undefined);
  const isDuplicate = id !== undefined && !catalog.register(id, facts.referenceText ?? converted) && id !== '';
  return { text: plainText(converted), id: id ?? '', isDuplicate };
}

/** The ids in use so far and what references to them show. */
class Catalog {
  private readonly texts = new Map<string, string | undefined>();
  private readonly ids = new Map<string, string>();
  private readonly numbers = new Map<string, number>();
  private footnotes = 0;

  /** False when the id is in use: the first to have it keeps it. */
  register(id: string, referenceText: string | undefined): boolean {
    if (this.texts.has(id)) return false;
    this.texts.set(id, referenceText);
    if (referenceText !== undefined && !this.ids.has(referenceText)) this.ids.set(referenceText, id);
    return true;
  }

  newId(converted: string, settings: TitleSettings): string {
    return sectionId(converted, settings, (id) => this.texts.has(id), this.numbers);
  }

  contextOf(facts: HeadingFacts): InlineContext {
    const used = new Map<string, number>();
    return {
      settings: facts.settings,
      reference: (inside) => {
        const values = facts.references?.get(inside);
        const count = used.get(inside) ?? 0;
        used.set(inside, count + 1);
        return values?.[Math.min(count, values.length - 1)];
      },
      referenceText: (id) => this.texts.get(id),
      idOfTitle: (title) => this.ids.get(title),
      // The document title is converted apart from the body, so its footnotes do not count there.
      nextFootnote: () => facts.role === 'doctitle' ? 1 : ++this.footnotes,
    };
  }
}
