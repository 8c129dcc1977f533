/**
 * Two sets of edits made one after the other, as one set against the first text.
 * It knows nothing of what is edited.
 *
 * Sample: `a b` with `b` → `bc`, then `c` → `d`, is the one edit `b` → `bd`.
 */
import type { TextEdit } from './textEdit.ts';

/** A stretch of a text: kept from the first text, or new. */
type Piece = { readonly start: number; readonly end: number } | { readonly newText: string };

/**
 * @param length of the first text, in UTF-16 units
 * @param second edits against the text that `first` makes of it
 * @returns edits that touch nothing the two sets together leave alone
 */
export function composeEdits(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  if (second.length === 0) return first;
  return toEdits(length, applyToPieces(applyToPieces([{ start: 0, end: length }], first), second));
}

function lengthOf(piece: Piece): number {
  return 'newText' in piece ? piece.newText.length : piece.end - piece.start;
}

function slice(piece: Piece, from: number, to: number): Piece {
  return 'newText' in piece ? { newText: piece.newText.slice(from, to) } : { start: piece.start + from, end: piece.start + to };
}

function applyToPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  /** Units of the next piece that are passed already, and of the whole text. */
  let used = 0;
  let at = 0;
  /** Passes over the text up to `offset`, keeping it or not. */
  const pass = (offset: number, keeps: boolean): void => {
    while (next < pieces.length && at < offset) {
      const piece = pieces[next]!;
      const taken = Math.min(offset - at, lengthOf(piece) - used);
      if (keeps && taken > 0) result.push(slice(piece, used, used + taken));
      at += taken;
      used += taken;
      if (used === lengthOf(piece)) {
        next++;
        used = 0;
      }
    }
  };
  for (const { start, end, newText } of ordered) {
    pass(start, true);
    if (newText !== '') result.push({ newText });
    pass(end, false);
  }
  pass(Infinity, true);
  return result;
}

/** What stands between kept pieces, and what is missing there. */
function toEdits(length: number, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let newText = '';
  const close = (start: number): void => {
    if (newText !== '' || start > at) edits.push({ start: at, end: start, newText });
    newText = '';
  };
  for (const piece of pieces) {
    if ('newText' in piece) {
      newText += piece.newText;
    } else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return edits;
}
