/**
 * Sprint sessions for tests: notes as texts in, the list as text, and what becomes of the notes when it is accepted.
 */
import { buildSprintBase } from '../../../server/core/session/sprint/sprintBase.ts';
import type { SprintBase, SprintOptions } from '../../../server/core/session/sprint/sprintBase.ts';
import { readSprint } from '../../../server/core/session/sprint/sprintSteps.ts';
import type { ReadOptions } from '../../../server/core/session/sprint/sprintSteps.ts';
import { applyPlanOperations } from '../../../server/core/session/applyOperations.ts';
import { readPlanSource, textsOf } from '../../../server/core/session/planSource.ts';
import type { PlanSource } from '../../../server/core/session/planSource.ts';

export type Notes = Readonly<Record<string, string>>;

export function sourceOf(notes: Notes, name = ''): PlanSource {
  const texts = Object.entries(notes).map(([path, text]) => ({ path, text, dialect: path.endsWith('.adoc') ? 'asciidoc' as const : 'markdown' as const }));
  return readPlanSource(texts, { name, first: texts[0]!.path })!;
}

export function sprintOf(notes: Notes, options: SprintOptions = {}): SprintBase {
  return buildSprintBase(sourceOf(notes), options);
}

/** The lines that name tasks and parents: no header, no help. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(1, text.split('\n').findIndex((line) => line.includes('>8'))).filter((line) => line !== '');
}

/** The problems by code and first word of the line they are at. */
export function problemsOf(base: SprintBase, text: string, options?: ReadOptions): readonly string[] {
  return readSprint(base, text, options).problems.map(({ code, severity, span }) => (
    `${severity} ${code} at ${text.slice(span.start, Math.max(span.end, span.start)).split(/\s+/).slice(0, 2).join(' ')}`.trim()));
}

/** Accepts `text`; the notes afterwards, or the messages of what stops it. */
export function accept(base: SprintBase, text: string, current: PlanSource = base.source): Notes | readonly string[] {
  const { stages, problems } = readSprint(base, text);
  if (stages.length === 0) return problems.map(({ message }) => message);
  const applied = applyPlanOperations(current, stages.flatMap(({ operations }) => operations));
  if ('problems' in applied) return applied.problems.map(({ message }) => message);
  return Object.fromEntries(textsOf(applied.source).map(({ path, text: after }) => [path, after]));
}
