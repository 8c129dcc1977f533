/**
 * Links that lead to an anchor, in the note that holds it and in others, as edits that follow a new name: Markdown's
 * `#a` and `note.md#a`, block ids `#^a`, wiki links `[[note#^a]]`, AsciiDoc's `<<a>>` and `xref:note.adoc#a[]`.
 * AsciiDoc notes that are parts of one document refer to each other's anchors without naming the note.
 *
 * It knows notes by their paths and reads no files. Link texts stay.
 * Sample: for `db` renamed to `storage` in `a.md`, `[x](a.md#db)` in `b.md` becomes `[x](a.md#storage)`.
 */
import type { DocumentModel, Link } from '../core/model/documentModel.ts';
import { anchorKey } from '../core/session/outline/movedAnchors.ts';
import { resolvePath, slashes } from '../core/session/outline/relativePath.ts';
import { repairLinks } from '../core/session/outline/repairLinks.ts';
import type { TextEdit } from '../core/text/textEdit.ts';

export interface LinkingNote {
  readonly path: string;
  readonly model: DocumentModel;
}

export interface RenamedAnchor {
  /** The note that holds the anchor. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
  /** A block id of Obsidian, which links name with `^` in front. */
  readonly isBlock: boolean;
}

/** The links of `notes` that follow the anchor, each with the index of its note. */
export function findAnchorLinkEdits(notes: readonly LinkingNote[], anchor: RenamedAnchor): readonly { readonly note: number; readonly edit: TextEdit }[] {
  const isPart = findParts(notes, anchor.path);
  const mark = anchor.isBlock ? '^' : '';
  const moved = {
    places: new Map([[anchorKey(slashes(anchor.path), mark + anchor.from), { path: anchor.path, id: mark + anchor.to }]]),
    titles: new Map<string, undefined>(), pathOfPiece: [], changed: [], paths: new Set([slashes(anchor.path)]),
  };
  return notes.flatMap((note, index) => [
    ...repairLinks({ ...note, pathAt: () => note.path }, moved, true).edits,
    ...note.model.links.flatMap((link) => wikiEdit(note, link, anchor) ?? (isPart[index] === true ? partEdit(note, link, anchor) : undefined) ?? []),
  ].map((edit) => ({ note: index, edit })));
}

/** `[[note#^a]]`, by the file name of the note as such links go, or `[[#^a]]` in the note itself. */
function wikiEdit({ path }: LinkingNote, { kind, target, targetSpan }: Link, anchor: RenamedAnchor): TextEdit | undefined {
  if (kind !== 'wiki' || targetSpan === undefined || !anchor.isBlock || !target.endsWith(`#^${anchor.from}`)) return undefined;
  const name = target.slice(0, -anchor.from.length - 2);
  const isHere = name === '' ? path === anchor.path : fileName(name) === fileName(anchor.path);
  return isHere ? { start: targetSpan.end - anchor.from.length, end: targetSpan.end, newText: anchor.to } : undefined;
}

/** A name without folder and extension, as wiki links write it. */
function fileName(path: string): string {
  return slashes(path).split('/').at(-1)!.replace(/(?!^)\.[^.]+$/, '').toLowerCase();
}

/** `<<a>>` in another part of the document, unless that part has an `a` of its own. */
function partEdit({ path, model }: LinkingNote, { kind, target, targetSpan }: Link, anchor: RenamedAnchor): TextEdit | undefined {
  const name = target.replace(/^#/, '');
  if (kind !== 'xref' || targetSpan === undefined || name !== anchor.from || path === anchor.path) return undefined;
  const hasOwn = model.headings.some(({ id }) => id === name) || model.anchors.some(({ id }) => id === name);
  return hasOwn ? undefined : { start: targetSpan.end - name.length, end: targetSpan.end, newText: anchor.to };
}

/** Which notes are joined with the one at `path` by includes, near or far. */
function findParts(notes: readonly LinkingNote[], path: string): readonly boolean[] {
  const indexOf = new Map(notes.map((note, index) => [slashes(note.path), index] as const));
  const neighbours = notes.map((): number[] => []);
  notes.forEach((note, index) => {
    for (const { kind, target } of note.model.links) {
      const included = kind === 'include' ? indexOf.get(resolvePath(note.path, target)) : undefined;
      if (included === undefined) continue;
      neighbours[index]!.push(included);
      neighbours[included]!.push(index);
    }
  });
  const found = new Set([indexOf.get(slashes(path)) ?? -1]);
  for (const index of found) for (const neighbour of neighbours[index] ?? []) found.add(neighbour);
  return notes.map((_, index) => found.has(index));
}
