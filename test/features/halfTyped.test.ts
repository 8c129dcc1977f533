/**
 * The reference plan while each of its lines is being typed, at every character of every tail and comment: no feature
 * throws, and no other line is marked, but where it names the task whose id is not written yet.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findDocumentSymbols } from '../../server/features/documentSymbols.ts';
import { completePlan } from '../../server/features/planCompletion.ts';
import { findRoundings, findTriedFixes } from '../../server/features/planFixes.ts';
import { findPlanCard } from '../../server/features/planHover.ts';
import { findColumnHints } from '../../server/features/planInlayHints.ts';
import { findPlanLenses } from '../../server/features/planLenses.ts';
import { findSameName } from '../../server/features/planOccurrences.ts';
import { renameId } from '../../server/features/planRename.ts';
import { findPlanSelections } from '../../server/features/planSelection.ts';
import { addTaskSymbols } from '../../server/features/planSymbols.ts';
import { findPlanTokens } from '../../server/features/planTokens.ts';
import { lineAt } from '../../server/core/text/lineIndex.ts';
import { analyseNotes } from './planWorkspace.ts';

/** Everything an editor asks while somebody types at `offset`. */
function askEverything(path: string, text: string, offset: number): ReturnType<typeof analyseNotes> {
  const notes = analyseNotes({ [path]: text });
  const { analysis } = notes;
  const [uri, model] = [notes.uri(path), notes.model(path)];
  const tokens = findPlanTokens(analysis, uri, model, { start: 0, end: text.length });
  for (const { span } of tokens) assert.ok(0 <= span.start && span.end <= text.length);
  findColumnHints(analysis, uri, 0, 99, { detail: 'columnsAndFloat', withMajors: true });
  findPlanLenses(analysis, uri);
  addTaskSymbols(analysis, uri, model, findDocumentSymbols(model, { headingsInQuotes: true }));
  findPlanSelections(analysis, uri, model, [offset]);
  completePlan(analysis, uri, model, offset);
  findPlanCard(analysis, uri, offset);
  findSameName(analysis, uri, offset);
  renameId(analysis, uri, offset, 'fresh');
  findRoundings(analysis, uri, model, { start: offset, end: offset });
  return notes;
}

function check(path: string): void {
  const lines = readFileSync(`test/data/plan/${path}`, 'utf8').split('\n');
  lines.forEach((line, at) => {
    const start = line.search(/plan: | {2}id:/);
    if (start < 0) return;
    const before = lines.slice(0, at).join('\n');
    const after = lines.slice(at + 1).join('\n');
    const ownId = /\bid:(\S+)/.exec(line)![1]!;
    for (let typed = start; typed <= line.length; typed++) {
      const half = line.slice(0, typed);
      const offset = before.length + 1 + typed;
      const { analysis, uri, model } = askEverything(path, `${before}\n${half}\n${after}`, offset);
      const problems = analysis.find(uri(path))!.analysed.problems();
      // A comment of Markdown that is not closed yet really swallows the tasks below it.
      const isSwallowing = half.includes('<!--') && !half.includes('-->');
      for (const { code, message, span } of problems.filter((problem) => lineAt(model(path).lines, problem.span.start) !== at)) {
        assert.ok(code === 'unknown-reference' && (isSwallowing || message.includes(`"${ownId}"`)), `${half}\nmarks ${model(path).text.slice(span.start, span.end)}: ${message}`);
      }
      const own = problems.find(({ span }) => lineAt(model(path).lines, span.start) === at);
      if (own !== undefined && typed % 4 === 0) findTriedFixes(analysis, uri(path), model(path), own);
    }
  });
}

test('in Markdown', () => check('storage-service.md'));

test('in AsciiDoc', () => check('storage-service.adoc'));
