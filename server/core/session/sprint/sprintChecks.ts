/**
 * What a sprint list means for the plan: tasks taken before what they wait for, coupled pairs that are torn, capacity
 * passed, tasks that wait for one that is dropped. Only what this list changes is held against it.
 *
 * Sample: `take deploy` without `tests`, which it comes after, is an error; a sum above the capacity is a warning.
 */
import { gateOf, measureProgress } from '../../plan/schedule/readiness.ts';
import { sessionError, sessionWarning } from '../sessionProblem.ts';
import type { SessionFix, SessionProblem } from '../sessionProblem.ts';
import { nameInMessages } from '../planWords.ts';
import { leftWith } from './sprintBase.ts';
import type { SprintBase } from './sprintBase.ts';
import type { SprintStep } from './sprintSteps.ts';

/**
 * @param finished what was done before a pause
 * @param capacity of this session
 */
export function checkSprint(base: SprintBase, steps: readonly SprintStep[], finished: readonly SprintStep[], capacity: number | undefined): readonly SessionProblem[] {
  return [...checkOrder(base, steps, finished), ...checkDropped(base, steps), ...(capacity === undefined ? [] : checkCapacity(base, steps, finished, capacity))];
}

function isTaken({ line: { verb } }: SprintStep): boolean {
  return verb === 'take' || verb === 'edit' || verb === 'part';
}

/** Relations of taken tasks, and of the majors around them, as if all other taken tasks were done. */
function checkOrder({ source, sprint }: SprintBase, steps: readonly SprintStep[], finished: readonly SprintStep[]): readonly SessionProblem[] {
  const { plan: { items }, schedule: { blocks } } = source;
  const covered = new Uint8Array(items.length);
  const partners = new Uint8Array(items.length);
  for (const step of [...finished, ...steps]) {
    if (step.row === -1) continue;
    if (step.line.verb === 'done' || step.line.verb === 'fold' || (isTaken(step) && step.line.verb !== 'part')) covered[step.row] = 1;
    if (isTaken(step) || step.line.verb === 'done' || step.line.verb === 'fold') partners[step.row] = 1;
  }
  const wasIn = (row: number): boolean => items[row]!.sprint === sprint;
  const stepOfRow = new Map(steps.filter(({ line: { line } }) => line.text !== '').map((step) => [step.row, step]));
  const progress = measureProgress(blocks, covered);
  const problems: SessionProblem[] = [];
  for (const step of steps) {
    if (!isTaken(step)) continue;
    for (let writer = step.row; writer >= 0; writer = items[writer]!.parent) {
      for (const [index, { target }] of items[writer]!.relations.entries()) {
        if (target < 0 || items[target]!.isMajor && partners[target] === 1) continue;
        const isNew = !wasIn(step.row) || (wasIn(target) && partners[target] === 0);
        const gate = isNew ? gateOf(progress, blocks.relations.start[writer]! + index) : 'satisfied';
        const other = stepOfRow.get(target);
        if (gate === 'waits') problems.push(sessionError('needs-predecessor', step.line.line, waitsMessage(source, step.row, target), repairs(step, other)));
        else if (gate === 'partner' && partners[target] === 0) problems.push(sessionWarning('pair-torn', step.line.line, `${nameInMessages(source, step.row)} goes together with ${nameInMessages(source, target)}, which is not in this sprint.`, repairs(step, other)));
      }
    }
  }
  return problems;
}

function waitsMessage(source: SprintBase['source'], row: number, target: number): string {
  return `${nameInMessages(source, row)} waits for ${nameInMessages(source, target)}, which is neither done nor in this sprint: take that too, leave this one, or loosen the relation to overlap.`;
}

function repairs({ line }: SprintStep, other: SprintStep | undefined): readonly SessionFix[] {
  return [
    ...(other === undefined ? [] : [{ title: `Take ${other.line.word.text} too`, edits: [{ start: other.line.verbSpan.start, end: other.line.verbSpan.end, newText: 'take' }] }]),
    { title: `Leave ${line.word.text}`, edits: [{ start: line.verbSpan.start, end: line.verbSpan.end, newText: 'wait' }] },
  ];
}

function checkDropped({ source }: SprintBase, steps: readonly SprintStep[]): readonly SessionProblem[] {
  const { plan: { items }, schedule: { states } } = source;
  const dropped = new Map(steps.filter(({ line }) => line.verb === 'drop').map((step) => [step.row, step]));
  const waiting = new Map<SprintStep, string[]>();
  items.forEach(({ relations }, row) => {
    if (states[row] === 'done' || states[row] === 'cancelled' || dropped.has(row)) return;
    for (const { target } of relations) {
      const step = dropped.get(target);
      if (step !== undefined) waiting.set(step, [...waiting.get(step) ?? [], nameInMessages(source, row)]);
    }
  });
  return [...waiting].map(([step, names]) => sessionWarning('dead-successors', step.line.line,
    `Dropping ${nameInMessages(source, step.row)} leaves ${[...new Set(names)].join(', ')} with a relation to nothing, and such a task never becomes ready. Accept once more to do it all the same.`));
}

/** In the order of the lines: what no longer fits is named, nothing is cut. */
function checkCapacity({ source }: SprintBase, steps: readonly SprintStep[], finished: readonly SprintStep[], capacity: number): readonly SessionProblem[] {
  const pointsOf = (step: SprintStep): number => step.line.points?.here ?? leftWith(source, step.row, step.estimate);
  let sum = finished.filter(isTaken).reduce((total, step) => total + pointsOf(step), 0);
  let first: SprintStep | undefined;
  const over: SprintStep[] = [];
  for (const step of steps) {
    if (!isTaken(step)) continue;
    sum += pointsOf(step);
    if (sum <= capacity) continue;
    first ??= step;
    over.push(step);
  }
  if (first === undefined) return [];
  return [sessionWarning('over-capacity', first.line.line, `The sprint holds ${capacity} points and ${sum} are taken; from here on it is too much: ${over.map(({ row }) => nameInMessages(source, row)).join(', ')}.`, leaveOut(over))];
}

/** Not where one is split: its points are no estimate. */
function leaveOut(steps: readonly SprintStep[]): readonly SessionFix[] {
  if (steps.some(({ line }) => line.points !== undefined)) return [];
  return [{ title: 'Leave out what is too much', edits: steps.map(({ line: { verbSpan } }) => ({ start: verbSpan.start, end: verbSpan.end, newText: 'wait' })) }];
}
