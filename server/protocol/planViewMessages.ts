/**
 * What the plan view, the status bar and the commands about tasks are told: plans in short, their rows, and everything
 * about single tasks. Values only: it imports nothing but zod. Lines count from 0, columns of the plan from 1.
 */
import * as z from 'zod/mini';
import { taskPlace } from './planMessages.ts';

const count = z.number();
const line = z.int();
const box = z.enum(['open', 'done', 'doing', 'cancelled']);
/** What a task can do now. A major is what its tasks are together. */
const state = z.enum(['cancelled', 'cyclic', 'done', 'doing', 'dead', 'blocked', 'ready-with-partner', 'ready']);
export type TaskState = z.infer<typeof state>;

const planSummary = z.object({
  /** Stands for the plan in requests: its first note. */
  uri: z.string(),
  name: z.string(),
  /** In path order. Rows of this plan are those of these versions; null where the note is only on disk. */
  notes: z.array(z.object({ uri: z.string(), version: z.nullable(z.int()) })),
  points: count,
  done: count,
  tasks: count,
  ready: count,
  blocked: count,
  /** Problems of severity error or warning. */
  problems: count,
  /** Another number when rows have changed. */
  revision: z.int(),
});
export type PlanSummary = z.infer<typeof planSummary>;

/** `throughline/planSummaries`: all plans in path order, or only the one a note belongs to. */
export const planSummariesRequest = {
  method: 'throughline/planSummaries',
  params: z.object({ uri: z.nullable(z.string()) }),
  result: z.object({
    plans: z.array(planSummary),
    /** True while the first scan of the workspace has not ended, so that plans may still be missing. */
    scanning: z.boolean(),
  }),
} as const;
export type PlanSummaries = z.infer<typeof planSummariesRequest.result>;

const planRow = z.object({
  /** As written: what intents are checked by. */
  title: z.string(),
  /** As a reader sees it, without markup. */
  label: z.string(),
  id: z.nullable(z.string()),
  /** Index in the notes of the plan. */
  note: z.int(),
  line,
  /** Index of the major around it, or -1. Majors precede their rows. */
  parent: z.int(),
  isMajor: z.boolean(),
  isHeading: z.boolean(),
  box,
  state,
  /** Estimated blocks, of a major those of its tasks; and how many of them are done or used. */
  points: count,
  done: count,
  /** Tasks below a major that can start. */
  ready: count,
  /** As written; empty where there is none. */
  estimate: z.string(),
  /** Own, or of a major around it. */
  owners: z.array(z.string()),
  sprint: z.nullable(z.int()),
  /** The worst that is wrong with it, and in words. */
  problem: z.nullable(z.object({ severity: z.enum(['error', 'warning']), message: z.string() })),
  /** Title of the first task it waits for, where it is blocked. */
  waitsFor: z.string(),
});
export type PlanRow = z.infer<typeof planRow>;

/** `throughline/planRows`: the rows of the plan that a note belongs to, in document order. Null when it belongs to none. */
export const planRowsRequest = {
  method: 'throughline/planRows',
  params: z.object({ uri: z.string() }),
  result: z.nullable(z.object({
    summary: planSummary,
    rows: z.array(planRow),
    /** What an estimate of this plan may be: its scale, then its sizes, each with what it stands for. */
    estimates: z.array(z.object({ value: z.string(), detail: z.string() })),
  })),
} as const;
export type PlanRows = z.infer<typeof planRowsRequest.result>;

const relatedTask = z.object({
  /** As written, with its key: what a command removes it by. */
  relation: z.enum(['after', 'overlap', 'with', 'sync', 'before']),
  reference: z.string(),
  /** The element as written, lag and block included. */
  text: z.string(),
  /** The task it leads to; null when nothing has that name. */
  task: z.nullable(z.object({ place: taskPlace, label: z.string(), state: z.nullable(state) })),
});

const taskFacts = z.object({
  place: taskPlace,
  /** Without markup, as the other titles here. */
  label: z.string(),
  box,
  isHeading: z.boolean(),
  isMajor: z.boolean(),
  /** Null for a box that is in no plan, and for steps of tasks. */
  state: z.nullable(state),
  /** Values as written on the task itself; empty where there are none. */
  estimate: z.string(),
  sprint: z.string(),
  owner: z.string(),
  relations: z.array(relatedTask),
  /** How many tasks refer to it. */
  dependents: z.int(),
});
export type TaskFacts = z.infer<typeof taskFacts>;

/**
 * `throughline/taskFacts`: the tasks whose own lines lie between two lines of an open note, or where there is none the
 * task that the first line belongs to.
 */
export const taskFactsRequest = {
  method: 'throughline/taskFacts',
  params: z.object({ uri: z.string(), firstLine: line, lastLine: line }),
  result: z.array(taskFacts),
} as const;

const blockingStep = z.object({
  /** Steps from the task asked about, from 1. */
  depth: z.int(),
  /** The task that waits, and what it waits for; null where nothing of that name is left. */
  waiting: z.string(),
  /** The relation as written, such as `after:schema`; empty for the tasks of a major. */
  relation: z.string(),
  label: z.string(),
  place: z.nullable(taskPlace),
  state: z.nullable(state),
});
export type BlockingStep = z.infer<typeof blockingStep>;

/** `throughline/blockingChain`: what has to happen before a task can start, nearest first. Null where there is no task of a plan. */
export const blockingChainRequest = {
  method: 'throughline/blockingChain',
  params: z.object({ uri: z.string(), line }),
  result: z.nullable(z.object({ label: z.string(), state, steps: z.array(blockingStep) })),
} as const;
export type BlockingChain = z.infer<typeof blockingChainRequest.result>;

/** `throughline/planCard`: the card of the task whose title stands on a line, as Markdown. */
export const planCardRequest = {
  method: 'throughline/planCard',
  params: z.object({ uri: z.string(), line }),
  result: z.nullable(z.string()),
} as const;
