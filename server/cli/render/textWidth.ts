/**
 * How many columns text takes in a terminal, and text cut or filled to a number of them. It knows no fonts: what the
 * Unicode tables call wide takes two columns.
 *
 * Sample: `fitText('データ', 5)` is `デー…`.
 */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE = /^(?:\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hangul}|[\u3000-\u303e\u3041-\u30ff\u31f0-\u31ff\uff01-\uff60\uffe0-\uffe6]|.*\ufe0f)/u;

export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** `text` in exactly `width` columns: filled with blanks, or cut with an ellipsis. */
export function fitText(text: string, width: number): string {
  const own = textWidth(text);
  if (own <= width) return text + ' '.repeat(width - own);
  let cut = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (used + widthOf(segment) > width - 1) break;
    cut += segment;
    used += widthOf(segment);
  }
  return `${cut}…${' '.repeat(width - used - 1)}`;
}

function widthOf(grapheme: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
