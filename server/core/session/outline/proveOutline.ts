/**
 * The proof that a composed note is what was asked for: cut again, it has exactly the sections of the entries, each where
 * it was put, with its level and title, and its text is the text it had.
 */
import type { DocumentModel } from '../../model/documentModel.ts';
import { sessionError } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import type { Entry } from './arrangement.ts';
import type { ComposedFile } from './composeOutline.ts';
import type { OutlineBase } from './outlineBase.ts';
import { cutPieces } from './sectionPieces.ts';

/** @param model of the composed text */
export function proveOutline({ files }: OutlineBase, { placed }: ComposedFile, model: DocumentModel, entries: readonly Entry[]): readonly SessionProblem[] {
  const { pieces } = cutPieces(model);
  let next = 0;
  for (const { entry: { section, level, title, line }, start, end } of placed) {
    const hidden = section?.piece.hidden ?? [];
    const headings = section === undefined ? [] : files[section.file]!.model.headings;
    const wanted = [{ level, title }, ...hidden.map((index) => ({ level: headings[index]!.level + level - section!.piece.level, title: undefined }))];
    for (const { level: wantedLevel, title: wantedTitle } of wanted) {
      const piece = pieces[next++];
      const at = piece === undefined ? -1 : model.headings[piece.heading]!.span.start;
      const isThere = piece?.level === wantedLevel && at >= start && at < end && (wantedTitle === undefined || piece.title === wantedTitle);
      if (!isThere) return [sessionError('unproven', line.line, `Put together like this, the note would have other sections than these from "${title}" on: check its title, and what stands in front of it.`)];
    }
  }
  const kept = entries.filter(({ line: { mark } }) => mark !== '-' && mark !== '~').length;
  if (next === pieces.length && kept === placed.length) return [];
  const place = entries.at(-1)?.line.line ?? { start: 0, end: 0 };
  return [sessionError('unproven', place, `Put together like this, the note would have the section "${pieces[next]?.title ?? ''}", which no line asks for: keep its surroundings together.`)];
}
