/**
 * What the timeline is drawn from, as the server sends it and as the page receives it. Values only: it imports nothing
 * but zod, in its small form, because the page carries it.
 *
 * A chart holds what is written in the notes. Columns, float and states are computed where they are needed, with the same
 * scheduler, so that a drag can be tried out without asking anybody.
 *
 * Sample: one task `- [ ] A  id:a est:3` gives one entry in `rows` (its words and place) and one in `items` (its work).
 */
import * as z from 'zod/mini';

/** Finite; blocks, lags and columns. */
const count = z.number();
const index = z.int().check(z.minimum(-2));
const status = z.enum(['open', 'doing', 'done', 'cancelled']);

const predecessor = z.object({ status, spent: count, duration: count, isReady: z.exactOptional(z.boolean()) });

const relation = z.object({
  kind: z.enum(['after', 'overlap', 'with', 'sync']),
  /** Index of a row, -1 where nothing has that name, -2 for a row of another plan. */
  target: index,
  lag: z.exactOptional(count), block: z.exactOptional(count), percent: z.exactOptional(count),
  outside: z.exactOptional(predecessor),
});

const pin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), column: count }),
  z.object({ kind: z.literal('slots'), ranges: z.array(z.tuple([count, count])) }),
  z.object({ kind: z.literal('not-before'), column: count }),
]);

/** The work of one row, as the scheduler reads it. Majors precede the rows below them. */
const item = z.object({
  parent: index,
  isMajor: z.boolean(),
  status,
  estimate: z.exactOptional(count), spent: z.exactOptional(count), left: z.exactOptional(count),
  pin: z.exactOptional(pin),
  relations: z.array(relation),
  sprint: z.exactOptional(count),
  owners: z.exactOptional(z.array(z.string())),
});

/** The words of one row, index for index with the items. */
const row = z.object({
  title: z.string(),
  /** Null where the task has no name yet. */
  id: z.nullable(z.string()),
  /** Index in the notes of the chart. */
  note: z.int(),
  /** Line of the title in its note, from 0. */
  line: z.int(),
  /** The estimate as it is written, such as `3`, `M` or `2-5`; empty where there is none. */
  estimate: z.string(),
  /** Index for index with the relations of the item: the name it is written with, and the row that writes it where that is the other one, as `before`. */
  relations: z.array(z.object({ name: z.string(), before: z.exactOptional(index) })),
});
export type ChartRow = z.infer<typeof row>;

const chartProblem = z.object({
  /** The row to mark, or -1 where the problem is about the whole note. */
  row: index,
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info', 'hint']),
  message: z.string(),
  note: z.int(),
  line: z.int(),
});
export type ChartProblem = z.infer<typeof chartProblem>;

export const chart = z.object({
  /** The first note of the plan, which names it in messages. */
  uri: z.string(),
  name: z.string(),
  /** Points a sprint holds; null where the plan does not say. */
  capacity: z.nullable(count),
  notes: z.array(z.object({
    uri: z.string(),
    /** The file's name. */
    name: z.string(),
    /** Version of the open document, null when read from disk. */
    version: z.nullable(z.int()),
  })),
  rows: z.array(row),
  items: z.array(item),
  problems: z.array(chartProblem),
});
export type Chart = z.infer<typeof chart>;

/** `throughline/timelineChart`: the plan a note belongs to. Null when it belongs to none. */
export const chartRequest = {
  method: 'throughline/timelineChart',
  params: z.object({ uri: z.string() }),
  result: z.nullable(chart),
} as const;

/** A plan to choose from. */
export const planName = z.object({ uri: z.string(), name: z.string(), tasks: z.int(), path: z.string() });
export type PlanName = z.infer<typeof planName>;

/** `throughline/timelinePlans`: every plan with tasks in the workspace, and those of open notes outside it. */
export const chartPlansRequest = {
  method: 'throughline/timelinePlans',
  params: z.object({}),
  result: z.readonly(z.array(planName)),
} as const;

/** `throughline/didChangePlans`, server to client: a note that holds a plan was opened, edited, closed, or changed on disk. */
export const plansChanged = { method: 'throughline/didChangePlans', params: z.object({}) } as const;
