/**
 * Headings of all notes that match a query, for an editor's search for symbols in the workspace.
 * It knows the index, not the protocol.
 *
 * Sample: `inst` finds `Installation` and `In the street`: its letters in that order, whatever their case.
 */
import type { Dialect } from '../core/model/documentModel.ts';
import type { IndexSnapshot } from '../index/noteIndex.ts';

export interface FoundSymbol {
  readonly uri: string;
  readonly name: string;
  readonly line: number;
  /** The note's title; undefined where it has none. */
  readonly container: string | undefined;
}

/** More answers than anybody reads; the editor asks again as the query grows. */
const LIMIT = 1000;

export function findWorkspaceSymbols(
  snapshot: IndexSnapshot, query: string, dialects: readonly Dialect[],
): readonly FoundSymbol[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const found: FoundSymbol[] = [];
  for (const [uri, { dialect, title, headings }] of snapshot.notes) {
    if (!dialects.includes(dialect)) continue;
    for (const { text, line } of headings) {
      if (text === '' || !holdsInOrder(text.toLowerCase(), wanted)) continue;
      if (found.push({ uri, name: text, line, container: title }) === LIMIT) return found;
    }
  }
  return found;
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
