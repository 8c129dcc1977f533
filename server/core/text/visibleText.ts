/**
 * Text of a note made safe to print for people: a control character could recolour, rename or move a terminal.
 *
 * Sample: `a\x1b[31mb` becomes `a�[31mb`; tabs and line feeds stay.
 */
export function visibleText(text: string): string {
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\uFFFD');
}
