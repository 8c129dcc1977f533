/**
 * Works out the texts and ids of all headings of a document, in order, because ids depend on those before them.
 * Done once, when somebody asks for the first of them. It knows nothing of lines.
 */
import type { ScannedHeading, ScannedId } from './findings.ts';
import { convertInline, plainText } from './inlineText.ts';
import type { InlineContext } from './inlineContext.ts';
import { sectionId } from './sectionId.ts';

export interface Title {
  readonly text: string;
  readonly id: string;
  /** The explicit id of this heading was in use already. */
  readonly isDuplicate: boolean;
}

/** Texts and ids of the headings of `sequence`, by heading. `text` is what offsets point into. */
export function resolveTitles(sequence: readonly (ScannedHeading | ScannedId)[], text: string): ReadonlyMap<ScannedHeading, Title> {
  const titles = new Map<ScannedHeading, Title>();
  const catalog = new Catalog();
  for (const one of sequence) {
    if (one.kind === 'id') catalog.register(one.id, one.referenceText);
    else titles.set(one, titleOf(one, text, catalog));
  }
  return titles;
}

function titleOf(heading: ScannedHeading, text: string, catalog: Catalog): Title {
  const raw = heading.title ?? text.slice(heading.titleStart, heading.titleEnd);
  const converted = convertInline(raw, () => catalog.contextOf(heading));
  const { explicitId, settings } = heading;
  const id = explicitId ?? (settings.sectionIds && heading.role !== 'doctitle' ? catalog.newId(converted, heading) : undefined);
  const isDuplicate = id !== undefined && !catalog.register(id, heading.referenceText ?? converted) && id !== '';
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

  newId(converted: string, heading: ScannedHeading): string {
    return sectionId(converted, heading.settings, (id) => this.texts.has(id), this.numbers);
  }

  contextOf(heading: ScannedHeading): InlineContext {
    const used = new Map<string, number>();
    return {
      settings: heading.settings,
      reference: (inside) => {
        const values = heading.references?.get(inside);
        const count = used.get(inside) ?? 0;
        used.set(inside, count + 1);
        return values?.[Math.min(count, values.length - 1)];
      },
      referenceText: (id) => this.texts.get(id),
      idOfTitle: (title) => this.ids.get(title),
      nextFootnote: () => ++this.footnotes,
    };
  }
}
