/**
 * Sections of notes edited as an outline, from opening to the notes it makes.
 *
 * Two proofs stand before every result: the new texts, cut again, give exactly the sections that were asked for, each at
 * its place with its level and title; and every section's text is there once, but for those deleted or copied by a line.
 * Sample: `openOutline(notes)` opens one line for each section of all notes.
 */
import type { Dialect, DocumentModel } from '../../model/documentModel.ts';
import { parseAgain, parseNote } from '../../parseNote.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { applyEdits } from '../../text/textEdit.ts';
import type { NoteText } from '../planSource.ts';
import { findNoteChanges, stopped } from '../session.ts';
import type { EditingSession, Evaluation } from '../session.ts';
import { hasErrors, sessionError, sessionWarning } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import { readArrangement } from './arrangement.ts';
import type { Entry } from './arrangement.ts';
import { composeFile } from './composeOutline.ts';
import type { ComposedFile } from './composeOutline.ts';
import { describeArrangement } from './describeArrangement.ts';
import { keepAnchors } from './keepAnchors.ts';
import { anchorKey, findMovedAnchors } from './movedAnchors.ts';
import type { MovedAnchors } from './movedAnchors.ts';
import { buildOutlineBase } from './outlineBase.ts';
import type { OutlineBase, OutlineOptions } from './outlineBase.ts';
import { renderOutline } from './outlineText.ts';
import { proveOutline } from './proveOutline.ts';
import { repairLinks } from './repairLinks.ts';

/** With the sections its lines can name. */
export interface OutlineSession extends EditingSession {
  readonly base: OutlineBase;
}

/** @param notes in the order in which they are shown */
export function openOutline(notes: readonly NoteText[], options: OutlineOptions = {}): OutlineSession {
  const base = buildOutlineBase(notes, options);
  return {
    base, kind: 'outline', text: renderOutline(base), paths: notes.map(({ path }) => path), isEmpty: base.sections.length === 0,
    subject: notes.length === 1 ? `outline of ${notes[0]!.path}` : `outline of ${notes.length} notes`,
    evaluate: (text, now) => evaluate(base, notes, text, now),
  };
}

function evaluate(base: OutlineBase, opened: readonly NoteText[], text: string, now: readonly NoteText[]): Evaluation {
  const { isEmpty, files, problems } = readArrangement(base, text);
  if (isEmpty || hasErrors(problems)) return stopped(problems, isEmpty);
  if (!files.some((entries, file) => isEdited(base, file, entries))) return stopped(problems);
  const current = buildCurrent(base, opened, now);
  if ('message' in current) return stopped([...problems, current]);
  const entries = files.map((list) => list.map((entry) => toCurrent(current, entry)));
  const result = compose(current, entries, now);
  const all = [...problems, ...result.problems];
  if (hasErrors(result.problems)) return stopped(all);
  return { isEmpty, problems: all, forms: [], changes: findNoteChanges(now, result.notes), summary: describeArrangement(base, files) };
}

function isEdited({ sections }: OutlineBase, file: number, entries: readonly Entry[]): boolean {
  const own = sections.filter((section) => section.file === file);
  return own.length !== entries.length || entries.some(({ section, level, title, line }, index) => (
    section !== own[index] || level !== section!.piece.level || title !== section!.piece.title || (line.mark !== ' ' && line.mark !== '!')));
}

/** The same sections in the notes as they are now; a problem where headings changed meanwhile. */
function buildCurrent(base: OutlineBase, opened: readonly NoteText[], now: readonly NoteText[]): OutlineBase | SessionProblem {
  const texts = opened.map(({ path }) => now.find((note) => note.path === path));
  const gone = opened.find((_, index) => texts[index] === undefined);
  if (gone !== undefined) return sessionError('changed-meanwhile', { start: 0, end: 0 }, `${gone.path} is not there any more: put it back, or begin a new session.`);
  if (texts.every((note, index) => note!.text === opened[index]!.text)) return base;
  const current = buildOutlineBase(texts.map((note) => note!), base.options);
  if (current.token === base.token) return current;
  const names = (each: OutlineBase): ReadonlySet<string> => new Set(each.sections.map(({ file, piece }) => `${each.files[file]!.path}: ${'#'.repeat(piece.level)} ${piece.title}`));
  const [before, after] = [names(base), names(current)];
  const differing = [...[...after].filter((name) => !before.has(name)), ...[...before].filter((name) => !after.has(name))].slice(0, 5);
  return sessionError('changed-meanwhile', { start: 0, end: 0 }, `Headings were changed meanwhile, so that lines here may mean other sections${differing.length === 0 ? '' : ` (${differing.join('; ')})`}: begin a new session.`);
}

function toCurrent(current: OutlineBase, entry: Entry): Entry {
  return entry.section === undefined ? entry : { ...entry, section: current.byHandle.get(entry.section.handle) };
}

interface Result {
  readonly notes: readonly NoteText[];
  readonly problems: readonly SessionProblem[];
}

/** Composed once to learn the new anchors, and again with the links that lead to them. */
function compose(base: OutlineBase, entries: readonly (readonly Entry[])[], now: readonly NoteText[]): Result {
  const noEdits = base.files.map((): TextEdit[] => []);
  const first = base.files.map((_, file) => composeFile(base, file, entries[file]!, noEdits));
  const models = first.map(({ text }, file) => parseAgain(base.files[file]!.model, text));
  const unproven = first.flatMap((composed, file) => proveOutline(base, composed, models[file]!, entries[file]!));
  if (unproven.length > 0) return { notes: [], problems: unproven };
  const isRearranged = base.files.length > 1 || entries.some((list) => list.some(({ line: { mark } }) => mark === '-' || mark === '~'));
  const moved = findMovedAnchors(base, first, models, isRearranged);
  if (!isRearranged && base.options.anchors !== 'keep' && !isMentioned(moved, now)) return { notes: withTexts(now, base, first, []), problems: [] };
  const { linkEdits, others, problems } = editLinks(base, moved, now);
  const second = base.files.map((_, file) => composeFile(base, file, entries[file]!, linkEdits));
  const again = second.map(({ text }, file) => parseAgain(base.files[file]!.model, text));
  const wrong = second.flatMap((composed, file) => [
    ...proveOutline(base, composed, again[file]!, entries[file]!), ...(base.options.anchors === 'keep' ? [] : proveAnchors(composed, models[file]!, again[file]!)),
  ]);
  if (wrong.length > 0) return { notes: [], problems: wrong };
  return { notes: withTexts(now, base, second, others), problems };
}

function withTexts(now: readonly NoteText[], { files }: OutlineBase, composed: readonly ComposedFile[], others: readonly (readonly [string, string])[]): readonly NoteText[] {
  const texts = new Map<string, string>([...others, ...composed.map(({ text }, file) => [files[file]!.path, text] as const)]);
  return now.map((note) => ({ ...note, text: texts.get(note.path) ?? note.text }));
}

/** Beyond this many new anchors, reading all links is quicker than searching for each. */
const SEARCHED_ANCHORS = 20;

/** Whether a note may hold a link to one of the anchors that changed. */
function isMentioned({ places, titles }: MovedAnchors, now: readonly NoteText[]): boolean {
  const changed = (anchors: MovedAnchors['places']): readonly string[] => [...anchors].flatMap(([key, place]) => (
    place !== undefined && key === anchorKey(place.path, place.id) ? [] : [key.slice(key.indexOf('\n') + 1)]));
  const ids = changed(places);
  if (ids.length > SEARCHED_ANCHORS) return true;
  const words: Readonly<Record<Dialect, readonly string[]>> = {
    markdown: ids.flatMap((id) => [`#${id}`, `#${encodeURIComponent(id)}`]),
    asciidoc: [...ids, ...changed(titles).map((title) => `<<${title}`)].filter((word) => word !== ''),
  };
  return now.some(({ text, dialect }) => words[dialect].some((word) => text.includes(word)));
}

/** Repairing links changed no anchor. */
function proveAnchors({ placed }: ComposedFile, before: DocumentModel, after: DocumentModel): readonly SessionProblem[] {
  const isSame = before.headings.length === after.headings.length && before.headings.every(({ id }, index) => after.headings[index]!.id === id);
  return isSame ? [] : [sessionError('unproven', placed[0]?.entry.line.line ?? { start: 0, end: 0 }, 'Repairing the links would change anchors again: choose to ignore anchors, or write fewer new titles at once.')];
}

/** Edits of links in the notes of the outline, whole new texts of others, and what leads nowhere now. */
function editLinks(base: OutlineBase, moved: MovedAnchors, now: readonly NoteText[]): { readonly linkEdits: readonly (readonly TextEdit[])[]; readonly others: readonly (readonly [string, string])[]; readonly problems: readonly SessionProblem[] } {
  const followsIds = (base.options.anchors ?? 'update') === 'update';
  const repairs = base.files.map(({ path, model, headEnd, pieces }, file) => repairLinks({
    path, model, pathAt: (offset) => (offset < headEnd ? path : moved.pathOfPiece[file]![pieces.findLastIndex(({ start }) => start <= offset)]),
  }, moved, followsIds));
  const kept = base.options.anchors === 'keep' ? keepAnchors(base, moved) : base.files.map((): readonly TextEdit[] => []);
  const isSame = [...moved.places].every(([key, place]) => place !== undefined && key === anchorKey(place.path, place.id));
  const known = new Set(base.files.map(({ path }) => path));
  const outside = isSame ? [] : now.filter(({ path }) => !known.has(path)).map(({ path, dialect, text }) => {
    const repaired = repairLinks({ path, model: parseNote(text, dialect, { path }), pathAt: () => path }, moved, followsIds);
    return { path, text, ...repaired };
  });
  const broken = [...repairs, ...outside].flatMap((each) => each.broken);
  return {
    linkEdits: repairs.map(({ edits }, file) => [...edits, ...kept[file]!]),
    others: outside.filter(({ edits }) => edits.length > 0).map(({ path, text, edits }) => [path, applyEdits(text, edits)]),
    problems: broken.length === 0 ? [] : [sessionWarning('broken-links', { start: 0, end: 0 }, `${broken.length === 1 ? 'A link leads' : `${broken.length} links lead`} to a section that is removed: ${broken.slice(0, 5).map(({ place, id }) => `#${id} at ${place}`).join(', ')}${broken.length > 5 ? ' …' : ''}.`)],
  };
}

