/**
 * Plans for the scheduler's tests, one row a line: name, estimate (`-` where none is written), then the tail; two blanks of
 * indentation for each major around it; a major is a name with a colon. Only what the scheduler reads; no titles, no notes.
 *
 * Sample:
 *   design:
 *     review 3
 *     model 2 after:review+1
 *   build: after:design
 *     code [/] 5 spent:2 at:3
 */
import { MISSING, OUTSIDE } from '../../../server/core/plan/planItem.ts';
import type { Pin, PlanItem, Predecessor, Relation, RelationKind, Status } from '../../../server/core/plan/planItem.ts';

export interface NamedPlan {
  readonly names: readonly string[];
  readonly items: readonly PlanItem[];
}

const STATUS: Readonly<Record<string, Status>> = { '[x]': 'done', '[/]': 'doing', '[-]': 'cancelled', '[ ]': 'open' };

/** @param outside rows of other plans, by the reference that names them (`api/list`) */
export function readPlan(text: string, outside: Readonly<Record<string, Predecessor>> = {}): NamedPlan {
  const lines = text.split('\n').map((line) => line.replace(/\[ \]/, '')).filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  const rows = lines.map((line) => ({ depth: (line.search(/\S/) - margin) / 2, words: line.trim().split(/\s+/) }));
  const names = rows.map(({ words }) => words[0]!.replace(/:$/, ''));
  const open: number[] = [];
  const items = rows.map(({ depth, words }, index): PlanItem => {
    open.length = depth;
    open.push(index);
    const isMajor = words[0]!.endsWith(':');
    const item: { -readonly [key in keyof PlanItem]: PlanItem[key] } = {
      parent: depth === 0 ? -1 : open[depth - 1]!, isMajor, status: 'open', relations: [],
    };
    for (const word of words.slice(1)) readWord(item, word);
    return item;
  });
  return { names, items };

  function readWord(item: { -readonly [key in keyof PlanItem]: PlanItem[key] }, word: string): void {
    const [key, value] = [word.split(':')[0]!, word.slice(word.indexOf(':') + 1)];
    if (STATUS[word] !== undefined) item.status = STATUS[word];
    else if (/^\d+$/.test(word)) item.estimate = Number(word);
    else if (key === 'spent') item.spent = Number(value);
    else if (key === 'left') item.left = Number(value);
    else if (key === 'sprint') item.sprint = Number(value);
    else if (key === 'at') item.pin = readPin(value);
    else if (key !== '-') item.relations = [...item.relations, ...value.split(',').map((reference) => readRelation(key as RelationKind, reference))];
  }

  function readRelation(kind: RelationKind, reference: string): Relation {
    const [, name, lag, block, percent] = /^([^+@]+)(?:\+(\d+))?(?:@(\d+)(%)?)?$/.exec(reference)!;
    const known = outside[name!];
    const target = known === undefined ? names.indexOf(name!) : OUTSIDE;
    return {
      kind, target: target === -1 ? MISSING : target,
      ...(lag !== undefined && { lag: Number(lag) }),
      ...(block !== undefined && (percent === undefined ? { block: Number(block) } : { percent: Number(block) })),
      ...(known !== undefined && { outside: known }),
    };
  }
}

function readPin(value: string): Pin {
  if (value.endsWith('+')) return { kind: 'not-before', column: Number(value.slice(0, -1)) };
  if (/^\d+$/.test(value)) return { kind: 'start', column: Number(value) };
  return { kind: 'slots', ranges: value.split(',').map((range) => [Number(range.split('-')[0]), Number(range.split('-').at(-1))] as const) };
}
