/**
 * Block quotes (CommonMark 5.1): `>` and the blank after it, before every line or at least the first of a paragraph.
 * They may interrupt a paragraph.
 */
import { consumeQuoteMarker, openContainer, prepareBlock } from './containers.ts';
import { Container, type ScanState } from './scanState.ts';

/** Opens a quote at the `>` where the content of the line at hand begins. */
export function startQuote(state: ScanState): boolean {
  if (!consumeQuoteMarker(state)) return false;
  prepareBlock(state);
  openContainer(state, Container.quote, 0);
  return true;
}
