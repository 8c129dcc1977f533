/**
 * Where every heading and anchor of the old notes is in the new ones: its note and its id, or that it is gone.
 *
 * Sample: after `Install` was called `Set up`, `install` of `guide.md` is `set-up` of `guide.md`.
 */
import type { DocumentModel, Heading } from '../../model/documentModel.ts';
import type { ComposedFile } from './composeOutline.ts';
import type { OutlineBase } from './outlineBase.ts';
import { slashes } from './relativePath.ts';

export interface AnchorPlace {
  readonly path: string;
  readonly id: string;
}

export interface MovedAnchors {
  /** The notes of the outline, as links name them. */
  readonly paths: ReadonlySet<string>;
  /** By path and id of the old notes; undefined where the anchor was deleted. */
  readonly places: ReadonlyMap<string, AnchorPlace | undefined>;
  /** AsciiDoc links by title: the new title by path and old title. */
  readonly titles: ReadonlyMap<string, AnchorPlace | undefined>;
  /** The new path of each old section's text, by file and piece. */
  readonly pathOfPiece: readonly (readonly (string | undefined)[])[];
  /** Headings whose id changed, with the old id. */
  readonly changed: readonly { readonly file: number; readonly heading: number; readonly id: string }[];
}

export function anchorKey(path: string, id: string): string {
  return `${slashes(path)}\n${id}`;
}

/**
 * @param models the new notes, parsed, index for index with `composed`
 * @param withAnchors whether anchors that are no headings can have moved; finding them costs more than all the rest
 */
export function findMovedAnchors(base: OutlineBase, composed: readonly ComposedFile[], models: readonly DocumentModel[], withAnchors: boolean): MovedAnchors {
  const places = new Map<string, AnchorPlace | undefined>();
  const titles = new Map<string, AnchorPlace | undefined>();
  const changed: { readonly file: number; readonly heading: number; readonly id: string }[] = [];
  const pathOfPiece = base.files.map(({ pieces }): (string | undefined)[] => pieces.map(() => undefined));
  for (const { path, model } of base.files) {
    for (const { id, text } of model.headings) {
      places.set(anchorKey(path, id), undefined);
      titles.set(anchorKey(path, text), undefined);
    }
    if (withAnchors) for (const { id } of model.anchors) places.set(anchorKey(path, id), undefined);
  }
  base.files.forEach(({ path, model, headEnd }) => {
    if (withAnchors) for (const { id, span } of model.anchors) if (span.start < headEnd) places.set(anchorKey(path, id), { path, id });
  });
  composed.forEach(({ placed }, file) => {
    const to = base.files[file]!.path;
    const model = models[file]!;
    placed.forEach(({ entry: { section, line }, start }, index) => {
      if (section === undefined || line.mark === '*') return;
      const from = base.files[section.file]!;
      const end = placed[index + 1]?.start ?? Infinity;
      pathOfPiece[section.file]![section.index] = to;
      const first = firstFrom(from.model.headings, section.piece.start);
      let now = firstFrom(model.headings, start);
      for (let at = first; at < from.model.headings.length && isWithin(from.model.headings[at]!.span.start, section.piece); at++) {
        const heading = from.model.headings[at]!;
        const place = model.headings[now++];
        if (place === undefined || place.span.start >= end) break;
        places.set(anchorKey(from.path, heading.id), { path: to, id: place.id });
        titles.set(anchorKey(from.path, heading.text), { path: to, id: place.text });
        if (place.id !== heading.id && !heading.hasExplicitId) changed.push({ file: section.file, heading: at, id: heading.id });
      }
      if (withAnchors) for (const { id, span } of from.model.anchors) if (isWithin(span.start, section.piece)) places.set(anchorKey(from.path, id), { path: to, id });
    });
  });
  markDissolved(base, composed, pathOfPiece, places);
  return { places, titles, pathOfPiece, changed, paths: new Set(base.files.map(({ path }) => slashes(path))) };
}

/** The first heading that begins at `offset` or behind it. */
function firstFrom(headings: readonly Heading[], offset: number): number {
  let low = 0;
  for (let high = headings.length; low < high;) {
    const middle = (low + high) >> 1;
    if (headings[middle]!.span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithin(offset: number, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return offset >= start && offset < end;
}

/** The text of dissolved sections is in the file their line stands in; their headings are gone, other anchors are not. */
function markDissolved(base: OutlineBase, composed: readonly ComposedFile[], pathOfPiece: readonly (string | undefined)[][], places: Map<string, AnchorPlace | undefined>): void {
  composed.forEach(({ dissolved }, file) => {
    const to = base.files[file]!.path;
    for (const { file: from, index, piece } of dissolved) {
      pathOfPiece[from]![index] = to;
      const { path, model } = base.files[from]!;
      for (const { id, span } of model.anchors) if (isWithin(span.start, piece) && span.start > model.headings[piece.heading]!.span.end) places.set(anchorKey(path, id), { path: to, id });
    }
  });
}
