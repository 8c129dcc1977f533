/**
 * What the scheduler reads: the rows of one plan in document order, tied together by their positions in the list.
 *
 * Leaf tasks and majors stand in one array. All rows below a major follow it directly, so `parent` is always smaller than
 * the row's own index. It knows nothing of notes, ids, titles or spans: whoever builds the rows keeps those beside them,
 * under the same index, and reports what is wrong with the text (unknown targets, ill-formed values, work on a major).
 *
 * Sample: `## DB` holding `- [ ] Schema id:schema est:2` and `- [ ] Deploy overlap:schema` is
 * `[{isMajor: true, parent: -1, …}, {parent: 0, estimate: 2, …}, {parent: 0, relations: [{kind: 'overlap', target: 1}], …}]`.
 */

/** The box of a checklist item. An open box with `spent` above 0 counts as `doing` without being told. */
export type Status = 'open' | 'doing' | 'done' | 'cancelled';

/** A relation to a row that does not exist: a dead edge. */
export const MISSING = -1;
/** A relation to a row of another plan: it gates readiness and constrains no column. */
export const OUTSIDE = -2;
/** No block count, lag or column may be larger; what is written beyond is read as this. */
export const MAXIMUM_BLOCKS = 1_000_000;

export type RelationKind = 'after' | 'overlap' | 'with' | 'sync';

/** What another row says about the start of the row that writes it. At most one of `lag`, `block` and `percent` is given. */
export interface Relation {
  readonly kind: RelationKind;
  /** Index of the row named, or `MISSING`, or `OUTSIDE`. */
  readonly target: number;
  /** `after:a+2`, `overlap:a+3`, in blocks; absent where nothing is written. */
  readonly lag?: number;
  /** `after:a@1`, `sync:a@2`, counted from 1. */
  readonly block?: number;
  /** `after:a@50%`. */
  readonly percent?: number;
  /** How far the row of another plan is; present exactly when `target` is `OUTSIDE`. */
  readonly outside?: Predecessor;
}

/** How far a row is: all that readiness asks of it. */
export interface Predecessor {
  readonly status: Status;
  /** Blocks used. */
  readonly spent: number;
  /** Blocks in all, used and still to do. */
  readonly duration: number;
  /** Whether it could be started now (`ready`, `ready-with-partner`); only a row of another plan needs to say. */
  readonly isReady?: boolean;
}

/** `at:8`, `at:8-9,12`, `at:8+`: columns counted from 1 inside the parent's own origin. */
export type Pin =
  | { readonly kind: 'start'; readonly column: number }
  | { readonly kind: 'slots'; readonly ranges: readonly (readonly [first: number, last: number])[] }
  | { readonly kind: 'not-before'; readonly column: number };

/** One row: a leaf task, or a major whose window and points come from its leaves. */
export interface PlanItem {
  /** Index of the major around it, always smaller than its own index; -1 at the top. */
  readonly parent: number;
  readonly isMajor: boolean;
  /** Of a major only `cancelled` counts: it cancels all leaves below. */
  readonly status: Status;
  /** Blocks of work, 0 for a milestone; absent where none is written, which counts as 1. Ignored on a major. */
  readonly estimate?: number;
  readonly spent?: number;
  readonly left?: number;
  readonly pin?: Pin;
  /** In the order they are written. Relations of a major hold for all leaves below it. */
  readonly relations: readonly Relation[];
  /** Inherited from the majors above where the leaf has none of its own. */
  readonly sprint?: number;
  readonly owners?: readonly string[];
}

/**
 * Something wrong with the schedule, naming rows by index; whoever keeps the spans writes the message.
 * `item` is the row to underline, and `relation` the index into that row's relations where one is to blame.
 */
export type ScheduleProblem =
  /** A ring. `members` in document order, leaves and majors; `frees` is one relation whose removal undoes the knot. */
  | { readonly code: 'dependency-cycle'; readonly item: number; readonly members: readonly number[]; readonly frees?: { readonly item: number; readonly relation: number } }
  /** An equality that contradicts an earlier one, or two pins; `other` is the row it cannot start with. Without `relation` two pins of one group disagree. */
  | { readonly code: 'sync-conflict'; readonly item: number; readonly relation?: number; readonly other: number }
  /** A pin that stands `blocks` too early for a relation or, without `relation`, for the origin of the major `other`. */
  | { readonly code: 'pin-violates-dependency'; readonly item: number; readonly relation?: number; readonly other: number; readonly blocks: number }
  /** A slot list with `slots` columns for `blocks` blocks. */
  | { readonly code: 'slots-differ-from-estimate'; readonly item: number; readonly slots: number; readonly blocks: number }
  /** An `overlap` whose two rows share no column. */
  | { readonly code: 'coupling-broken'; readonly item: number; readonly relation: number; readonly other: number }
  /** A relation to a cancelled row, of this plan or another (`other` is then `OUTSIDE`). Missing rows are left to the builder, which reports them as unknown references. */
  | { readonly code: 'dead-dependency'; readonly item: number; readonly relation: number; readonly other: number }
  /** `@j` beyond the last block of `other`, read as `blocks`. */
  | { readonly code: 'invalid-value'; readonly item: number; readonly relation: number; readonly other: number; readonly blocks: number }
  /** `leaf` (the row itself, or a leaf of the major that writes the relation) is done although `other` is not. */
  | { readonly code: 'out-of-order'; readonly item: number; readonly relation: number; readonly other: number; readonly leaf: number };

/** What a task can do now, the first that fits in this order. */
export type TaskState = 'cancelled' | 'cyclic' | 'done' | 'doing' | 'dead' | 'blocked' | 'ready-with-partner' | 'ready';
