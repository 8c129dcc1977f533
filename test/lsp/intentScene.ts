/**
 * Open notes and the plans around them for tests of intents: an intent is sent, its edits are applied, and the notes
 * come back as text. It knows no transport.
 *
 * Sample: `sceneOf({ 'a.md': '- [ ] A  est:1\n' })` is a world with one open note at version 1.
 */
import { dialectOf, parseNote } from '../../server/core/parseNote.ts';
import { buildLineIndex, offsetAt } from '../../server/core/text/lineIndex.ts';
import { applyEdits } from '../../server/core/text/textEdit.ts';
import type { OpenNote, PlanScene } from '../../server/features/planTargets.ts';
import { factsOf } from '../../server/index/noteFacts.ts';
import { ListedSnapshot } from '../../server/index/noteIndex.ts';
import { analysePlans } from '../../server/index/planAnalysis.ts';
import { answerIntent } from '../../server/lsp/planIntents.ts';
import type { PlanEditResult, PlanIntent, TaskPlace } from '../../server/protocol/planMessages.ts';

export type Texts = Readonly<Record<string, string>>;

export const VERSION = 3;

/** @param closed names of notes that are on disk only */
export function sceneOf(texts: Texts, closed: readonly string[] = []): PlanScene {
  const notes = new Map(Object.entries(texts).map(([name, text]): [string, OpenNote] => {
    const uri = `file:///${name}`;
    return [uri, { uri, model: parseNote(text, dialectOf(name)!, { path: name }), version: VERSION }];
  }));
  const analysis = analysePlans(new ListedSnapshot([...notes].map(([uri, { model }]) => [uri, factsOf(model)])));
  return { open: (uri) => (closed.some((name) => uri.endsWith(`/${name}`)) ? undefined : notes.get(uri)), plans: () => analysis };
}

/** The task whose line holds `words`, as a view at the present version shows it. */
export function taskAt(texts: Texts, words: string): TaskPlace {
  for (const [name, text] of Object.entries(texts)) {
    const line = text.split(/\r\n|\n/).findIndex((content) => content.includes(words));
    if (line !== -1) return { uri: `file:///${name}`, version: VERSION, line };
  }
  throw new Error(`no line holds "${words}"`);
}

/** The notes after an intent, or the words of its fault. */
export function edit(texts: Texts, intent: PlanIntent): Texts | string {
  const result = answerIntent(sceneOf(texts), intent);
  return result.kind === 'edits' ? apply(texts, result) : result.kind === 'fault' ? result.message : `open ${result.uris.join()}`;
}

export function apply(texts: Texts, { notes }: Extract<PlanEditResult, { kind: 'edits' }>): Texts {
  const edited: Record<string, string> = { ...texts };
  for (const { uri, edits } of notes) {
    const name = uri.slice('file:///'.length);
    const lines = buildLineIndex(texts[name]!);
    edited[name] = applyEdits(texts[name]!, edits.map(({ range, newText }) => ({ start: offsetAt(lines, range.start), end: offsetAt(lines, range.end), newText })));
  }
  return edited;
}
