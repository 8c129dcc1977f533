/**
 * The grey text behind a row's title. Behind a title written from right to left the editor would draw its first number
 * on the wrong side of the title, so a mark in front of it begins a new stretch.
 *
 * Sample: behind `Roof` it stays `3 points`, behind `سقف` it begins with a left-to-right mark.
 */

/** Hebrew, Arabic and their neighbours, with the forms for presentation. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LEFT_TO_RIGHT_MARK = '\u200e';

export function afterTitle(title: string, text: string): string {
  return text !== '' && RIGHT_TO_LEFT.test(title) ? LEFT_TO_RIGHT_MARK + text : text;
}
