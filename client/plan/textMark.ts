/**
 * A short word for a text, by which it is known again: equal texts have equal words, other texts almost surely others.
 *
 * Sample: the mark of a note after an edit is its mark again when all that was typed since is taken back.
 */
export function markText(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 13);
  }
  return `${text.length} ${one >>> 0} ${other >>> 0}`;
}
