/**
 * What inline text depends on besides itself, and the names of the substitutions. It knows none of their rules.
 */
import type { TitleSettings } from './attributes.ts';

/** What inline text depends on besides itself. */
export interface InlineContext {
  readonly settings: TitleSettings;
  /** Value of the attribute reference with this inside; undefined when there is none. */
  reference(inside: string): string | undefined;
  /** What a cross reference to `id` shows; undefined when nothing is known under it. */
  referenceText(id: string): string | undefined;
  /** The id of the heading whose title is `text`; undefined when there is none. */
  idOfTitle(text: string): string | undefined;
  /** The number of the next footnote. */
  nextFootnote(): number;
}

export type Substitution = 'specialcharacters' | 'quotes' | 'attributes' | 'replacements' | 'macros' | 'post_replacements';

export const NORMAL: readonly Substitution[] = ['specialcharacters', 'quotes', 'attributes', 'replacements', 'macros', 'post_replacements'];
