/**
 * Renaming the id of a task wherever it is named: in all notes of its plan and in others that refer to it. An id may also
 * be an anchor of its note (`[[a]]`, `^a`, `{#a}`); then links may lead to it, which are told apart elsewhere.
 *
 * Sample: `schema` to `tables` changes `id:schema` and, in another note, `after:storage/schema+2` after the slash.
 */
import { parseId } from '../core/plan/syntax/planValues.ts';
import type { Span } from '../core/text/lineIndex.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import { findOccurrence, findSameName, rowAt } from './planOccurrences.ts';
import type { Occurrence } from './planOccurrences.ts';

export interface RenamedId {
  /** Under the cursor. */
  readonly span: Span;
  readonly id: string;
  /** Where the id is written as an anchor of its note; undefined for `id:a`. */
  readonly anchor: Occurrence | undefined;
}

export type Rename =
  | { readonly occurrences: readonly Occurrence[]; readonly renamed: RenamedId; readonly fault?: undefined }
  /** A sentence for people. */
  | { readonly fault: string };

/** The id at `offset` that can be renamed; undefined where there is none, or its anchor is written in a form we cannot find again. */
export function findRenamed(analysis: PlanAnalysis, uri: string, offset: number): RenamedId | undefined {
  const occurrence = findOccurrence(analysis, uri, offset);
  if (occurrence === undefined) return undefined;
  const { note, row: { entry: { id, idSpan, fields } } } = rowAt(analysis, occurrence.place);
  if (id === undefined || idSpan === undefined) return undefined;
  return { span: occurrence.span, id, anchor: fields.id === undefined ? { note, span: idSpan, isDefinition: true, place: occurrence.place } : undefined };
}

/** Where to write `name` in place of the id at `offset`, or why not; undefined where there is no id to rename. */
export function renameId(analysis: PlanAnalysis, uri: string, offset: number, name: string): Rename | undefined {
  const renamed = findRenamed(analysis, uri, offset);
  if (renamed === undefined) return undefined;
  const { fault } = parseId(name);
  if (fault !== undefined) return { fault: `"${name}" cannot be an id: ${fault}.` };
  const occurrences = findSameName(analysis, uri, offset);
  const { plan } = analysis.plans[occurrences[0]!.place.group]!;
  const taken = plan.rowOfId.get(name);
  if (taken !== undefined && name !== renamed.id) return { fault: `"${name}" already names "${plan.rows[taken]!.row.entry.title}".` };
  return { occurrences, renamed };
}
