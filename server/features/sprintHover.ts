/**
 * What the word under the cursor of a sprint list means: what its verb does, or the card of the task it names.
 *
 * Sample: over `w` stands *wait: leave it out*.
 */
import { parseSprint } from '../core/session/sprint/sprintLines.ts';
import type { SprintBase } from '../core/session/sprint/sprintBase.ts';
import { describeTask } from './planHover.ts';
import type { PlanCard } from './planHover.ts';
import { VERB_DETAILS, verbOf } from './sprintCompletion.ts';

export function findSprintCard({ source, rowOfWord }: SprintBase, text: string, offset: number): PlanCard | undefined {
  const line = parseSprint(text).lines.find((each) => each.line.start <= offset && offset <= each.line.end);
  if (line === undefined) return undefined;
  const { verbSpan, word } = line;
  if (offset <= verbSpan.end) {
    const verb = verbOf(line.verb)!;
    return { span: verbSpan, markdown: `**${verb}**: ${VERB_DETAILS.get(verb)!}` };
  }
  const row = rowOfWord.get(word.text) ?? source.plan.rowOfId.get(word.text);
  if (row === undefined || offset > word.end) return undefined;
  return { span: word, markdown: describeTask({ plan: source.plan, schedule: () => source.schedule }, row) };
}
