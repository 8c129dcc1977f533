/**
 * The words of the task syntax: our keys, the names other tools use for the same things, and the signs of Obsidian
 * Tasks. A table of data; it knows nothing of lines or values.
 *
 * Sample: `dependsOn` and `⛔` both mean `after`; `📅` means nothing to a plan.
 */
import type { RelationKind } from '../planItem.ts';

/** The keys we write, in the order a reader expects them. */
export const PLAN_KEYS = ['id', 'est', 'after', 'overlap', 'with', 'sync', 'at', 'sprint', 'owner', 'spent', 'left'] as const;

export type PlanKey = (typeof PLAN_KEYS)[number];

/** What a token may mean: one of our keys, or `before`, which other tools write and which is turned round. */
export type FieldKey = PlanKey | 'before';

/** The keys whose values are lists of references. */
export type RelationKey = RelationKind | 'before';

export const RELATION_KEYS: ReadonlySet<FieldKey> = new Set<FieldKey>(['after', 'overlap', 'with', 'sync', 'before']);

/** Names as written in `name:value` and `[name:: value]`. */
export const KEY_BY_NAME: ReadonlyMap<string, FieldKey> = new Map<string, FieldKey>([
  ...PLAN_KEYS.map((key): [string, FieldKey] => [key, key]),
  ['before', 'before'], ['dependsOn', 'after'], ['blockedBy', 'after'],
]);

/** Names in `@name(value)`, as Todo+ and its forks write them. */
export const KEY_BY_CALL: ReadonlyMap<string, FieldKey> = new Map<string, FieldKey>([['est', 'est'], ['depends', 'after']]);

export interface Sign {
  readonly sign: string;
  readonly key: FieldKey | undefined;
  /** The whole value that may follow the sign, half-typed ones included. */
  readonly value: RegExp;
}

const DATE = /^[\d-]+$/;
const NOTHING = /^$/;

/** The signs of Obsidian Tasks, with the values its own reader accepts after them. */
export const SIGNS: readonly Sign[] = [
  { sign: '🆔', key: 'id', value: /^[A-Za-z0-9_-]+$/ },
  { sign: '⛔', key: 'after', value: /^[A-Za-z0-9_-]+(?:[ \t]*,[ \t]*[A-Za-z0-9_-]+)*[ \t]*,?$/ },
  ...['🛫', '➕', '⏳', '⌛', '📅', '📆', '🗓', '✅', '❌'].map((sign) => ({ sign, key: undefined, value: DATE })),
  { sign: '🔁', key: undefined, value: /^every\b[A-Za-z0-9, !]*$/ },
  { sign: '🏁', key: undefined, value: /^[A-Za-z]+$/ },
  ...['🔺', '⏫', '🔼', '🔽', '⏬'].map((sign) => ({ sign, key: undefined, value: NOTHING })),
];
