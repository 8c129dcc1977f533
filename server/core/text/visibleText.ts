/**
 * Text of a note made safe to show to people outside of the note: a control character could recolour, rename or move a
 * terminal, and a sign that turns the direction of writing would turn what stands beside the text too.
 *
 * Marks that only say which way a neighbour reads (U+200E, U+200F, U+061C) stay: languages written from right to left
 * need them.
 *
 * Sample: `a\x1b[31mb` becomes `a�[31mb`; tabs and line feeds stay.
 */

/** The controls of ASCII and Latin-1 but tab and line feed, and embeddings, overrides and isolates (UAX #9, section 2). */
const STEERING = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

export function visibleText(text: string): string {
  return text.replace(STEERING, '\uFFFD');
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visibleText(text.replace(/[\t\n\r\u2028\u2029]+/g, ' '));
}
