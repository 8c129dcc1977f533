/**
 * What an outline as text is about: notes cut into sections, with a handle for each section.
 * It knows no text that somebody edits.
 *
 * Sample: two notes with three sections each have six handles; the sections of a note begin at its shallowest level.
 */
import { parseNote } from '../../parseNote.ts';
import type { DocumentModel } from '../../model/documentModel.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { buildHandles } from '../handles.ts';
import type { NoteText } from '../planSource.ts';
import { cutPieces } from './sectionPieces.ts';
import type { NotePieces, SectionPiece } from './sectionPieces.ts';

export interface OutlineOptions {
  /** How many levels are shown, counted from the shallowest; deeper sections travel with the one around them. */
  readonly depth?: number;
  /** What becomes of anchors that change with a title: links follow, the old anchor is written, or nothing. */
  readonly anchors?: 'update' | 'keep' | 'ignore';
}

export interface OutlineFile extends NotePieces {
  readonly path: string;
  readonly model: DocumentModel;
  /** The level of lines without indentation. */
  readonly shallowest: number;
}

/** A section: which file, and which piece of it. */
export interface OutlineSection {
  readonly file: number;
  readonly index: number;
  readonly piece: SectionPiece;
  readonly handle: string;
}

export interface OutlineBase {
  readonly files: readonly OutlineFile[];
  /** In the order of the text. */
  readonly sections: readonly OutlineSection[];
  /** Where the sections of each file begin in that list. */
  readonly firstOf: readonly number[];
  readonly byHandle: ReadonlyMap<string, OutlineSection>;
  /** Changes when handles may mean other sections. */
  readonly token: string;
  readonly options: OutlineOptions;
}

/** @param notes in the order in which they are shown */
export function buildOutlineBase(notes: readonly NoteText[], options: OutlineOptions = {}): OutlineBase {
  const files = notes.map((note) => buildFile(note, options.depth));
  const handles = buildHandles(files.reduce((count, { pieces }) => count + pieces.length, 0));
  const firstOf: number[] = [];
  let next = 0;
  const sections = files.flatMap(({ pieces }, file) => {
    firstOf.push(next);
    return pieces.map((piece, index): OutlineSection => ({ file, index, piece, handle: handles[next++]! }));
  });
  return {
    files, sections, firstOf, options, byHandle: new Map(sections.map((section) => [section.handle, section])),
    token: fingerprintOf([String(options.depth ?? ''), ...sections.map(({ file, piece }) => `${files[file]!.path} ${piece.level} ${piece.title}`)]),
  };
}

function buildFile({ path, dialect, text }: NoteText, depth: number | undefined): OutlineFile {
  const model = parseNote(text, dialect, { path });
  const cut = cutPieces(model, depth);
  const levels = cut.pieces.filter(({ isPinned }) => !isPinned).map(({ level }) => level);
  const below = cut.pieces.some(({ isPinned }) => isPinned) ? 2 : 1;
  return { path, model, ...cut, shallowest: levels.length === 0 ? below : Math.min(...levels) };
}

/** The section around `section`, or undefined at the top. */
export function parentOf({ sections, firstOf }: OutlineBase, { file, piece }: OutlineSection): OutlineSection | undefined {
  return piece.parent === -1 ? undefined : sections[firstOf[file]! + piece.parent];
}
