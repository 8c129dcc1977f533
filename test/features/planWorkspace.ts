/**
 * The plans of a few notes given as text, analysed as the server does, for tests of language features.
 * It asserts nothing.
 *
 * Sample: `analyseNotes({ 'a.md': '- [ ] A  id:a' }).model('a.md')` is the parsed note.
 */
import type { DocumentModel } from '../../server/core/model/documentModel.ts';
import { dialectOf, parseNote } from '../../server/core/parseNote.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import { ListedSnapshot } from '../../server/index/noteIndex.ts';
import { analysePlans } from '../../server/index/planAnalysis.ts';
import type { PlanAnalysis } from '../../server/index/planAnalysis.ts';

export interface AnalysedNotes {
  readonly analysis: PlanAnalysis;
  uri(path: string): string;
  model(path: string): DocumentModel;
}

export function analyseNotes(notes: Readonly<Record<string, string>>): AnalysedNotes {
  const uri = (path: string): string => `file:///notes/${path}`;
  const models = new Map(Object.entries(notes).map(([path, text]) => [path, parseNote(text, dialectOf(path)!, { path })] as const));
  const analysis = analysePlans(new ListedSnapshot([...models].map(([path, model]) => [uri(path), factsOf(model)] as const)));
  return { analysis, uri, model: (path) => models.get(path)! };
}
