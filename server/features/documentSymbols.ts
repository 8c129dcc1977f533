/**
 * The outline of a note as symbols for breadcrumbs and an editor's own outline. It knows offsets, not the protocol.
 *
 * Sample: `# A`, `## B` give A with parent -1 and B with parent 0.
 */
import { titleOrUntitled } from '../core/outline/contents.ts';
import { buildOutline } from '../core/outline/outline.ts';
import type { DocumentModel } from '../core/model/documentModel.ts';
import type { Span } from '../core/text/lineIndex.ts';

export interface NoteSymbol {
  readonly name: string;
  /** The section number, empty where there is none. */
  readonly detail: string;
  readonly span: Span;
  /** The title, inside `span`. */
  readonly selection: Span;
  /** Index of the symbol around it, or -1. Always smaller than its own. */
  readonly parent: number;
  readonly isTask: boolean;
}

export function findDocumentSymbols(
  model: DocumentModel, options: { readonly headingsInQuotes: boolean },
): readonly NoteSymbol[] {
  const symbols: NoteSymbol[] = [];
  const indices: number[] = [];
  buildOutline(model).forEach(({ heading, number, parent, span }, index) => {
    if (heading.container !== 'document' && !options.headingsInQuotes) return;
    indices[index] = symbols.length;
    symbols.push({
      name: titleOrUntitled(heading.text), // Editors refuse symbols without a name.
      detail: number,
      span,
      selection: heading.titleSpan,
      // Only leaves are left out, so the section around a heading is always there.
      parent: indices[parent] ?? -1,
      isTask: false,
    });
  });
  return symbols;
}
