/**
 * The messages between client and server about editing a plan: what a person means, as an intent, and the smallest text
 * edits that say it. Values only: it imports nothing but zod.
 *
 * Lines, characters and columns of text count from 0, in UTF-16 units; columns of the plan count from 1.
 *
 * Sample: `{ kind: 'setField', tasks: [{ uri, version: 3, line: 7 }], field: 'est', value: '5' }`
 */
import * as z from 'zod/mini';

const position = z.object({ line: z.int(), character: z.int() });
const range = z.object({ start: position, end: position });
const line = z.int().check(z.minimum(0));
const column = z.int().check(z.minimum(1));

/**
 * A task (or a major that is a heading) as a view shows it. Any of its lines will do; a task nested in it is another one.
 * `version` is that of the document the view was made from: another one is refused. Null says that the note was read from
 * disk; then `title` must be what the view shows, and a task called otherwise by now is refused.
 */
export const taskPlace = z.object({
  uri: z.string(),
  version: z.nullable(z.int()),
  line,
  title: z.exactOptional(z.string()),
});
export type TaskPlace = z.infer<typeof taskPlace>;

const tasks = z.array(taskPlace).check(z.minLength(1), z.maxLength(10_000));
const relationKind = z.enum(['after', 'overlap', 'with', 'sync']);
/** At most one of: blocks of lag (`+2`), a block (`@2`), a share (`@50%`). */
const detail = { lag: z.exactOptional(z.int().check(z.minimum(0))), block: z.exactOptional(z.int().check(z.minimum(1))), percent: z.exactOptional(z.int().check(z.minimum(1), z.maximum(100))) };
/** A relation as it is written: its key, and the name behind it without lag or block. */
const writtenRelation = { task: taskPlace, relation: z.enum(['after', 'overlap', 'with', 'sync', 'before']), reference: z.string() };
/** Columns as a chart shows them, whatever group the task is in. For a major, the column its group is to begin at. */
const shownPin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), column }),
  z.object({ kind: z.literal('not-before'), column }),
  z.object({ kind: z.literal('slots'), columns: z.array(column).check(z.minLength(1), z.maxLength(100_000)) }),
]);

/** What a person wants of a plan. Several tasks are edited as one step. */
export const planIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('setState'), tasks, state: z.enum(['open', 'done', 'doing', 'cancelled']) }),
  /** Writes a field as the syntax has it (`3`, `M`, `ben,ana`), or with null takes it away. */
  z.object({ kind: z.literal('setField'), tasks, field: z.enum(['est', 'sprint', 'owner', 'spent', 'left']), value: z.nullable(z.string()) }),
  z.object({ kind: z.literal('rename'), task: taskPlace, title: z.string() }),
  /**
   * Adds a task before or behind a task, or at the end of what is below it (`into`); `into` a heading is the end of its list.
   * `title` is what one would type behind the box: it may end with a tail, to which `estimate` is added.
   */
  z.object({ kind: z.literal('addTask'), where: z.enum(['before', 'after', 'into']), task: taskPlace, title: z.string(), estimate: z.nullable(z.string()) }),
  /** Adds a task behind a line of a note that need not hold a plan yet. */
  z.object({ kind: z.literal('addTaskAtLine'), uri: z.string(), version: z.int(), line, title: z.string(), estimate: z.nullable(z.string()) }),
  /** Adds a major behind the one that is `task` or holds it, with one task below it. */
  z.object({ kind: z.literal('addMajor'), task: taskPlace, title: z.string(), firstTask: z.string(), estimate: z.nullable(z.string()) }),
  /** Deletes tasks with all below them. `references` says what becomes of relations to them. */
  z.object({ kind: z.literal('deleteTasks'), tasks, references: z.enum(['keep', 'remove']) }),
  z.object({ kind: z.literal('moveTasks'), tasks, where: z.enum(['before', 'after', 'into']), target: taskPlace }),
  /** `task`, and `others` likewise, shall wait for (overlap, start with, meet) `target`; the target gets an id if it has none. */
  z.object({ kind: z.literal('addRelation'), task: taskPlace, others: z.exactOptional(tasks), target: taskPlace, relation: relationKind, ...detail }),
  z.object({ kind: z.literal('removeRelation'), ...writtenRelation }),
  /** Another kind or detail for a relation; what is not given is not written. */
  z.object({ kind: z.literal('changeRelation'), ...writtenRelation, to: z.object({ relation: relationKind, ...detail }) }),
  /** Pins, moves or (with null) frees tasks and majors; `estimate`, where given, is written along. */
  z.object({ kind: z.literal('setPins'), pins: z.array(z.object({ task: taskPlace, pin: z.nullable(shownPin), estimate: z.exactOptional(z.string()) })).check(z.minLength(1), z.maxLength(10_000)) }),
  /** Gives a box to the plain list items from line to line, one line meaning the list around it, and makes their section a plan. */
  z.object({ kind: z.literal('convertList'), uri: z.string(), version: z.int(), firstLine: line, lastLine: line }),
]);
export type PlanIntent = z.infer<typeof planIntent>;

/** Edits of one note, against `version` of the open document. */
const noteEdits = z.object({ uri: z.string(), version: z.int(), edits: z.array(z.object({ range, newText: z.string() })) });
export type NoteEdits = z.infer<typeof noteEdits>;

/**
 * `throughline/planEdit`: the edits that do what an intent says, to be applied as one step, or why they cannot be made,
 * in a sentence for the user. Edits are only ever made against open documents: `unopened` names those to open before
 * the same intent is sent again.
 */
export const planEditRequest = {
  method: 'throughline/planEdit',
  params: z.object({ intent: planIntent }),
  result: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('edits'),
      notes: z.array(noteEdits),
      /** Where the task that was added or moved has its title afterwards. */
      added: z.nullable(z.object({ uri: z.string(), range })),
    }),
    z.object({ kind: z.literal('unopened'), uris: z.array(z.string()) }),
    z.object({ kind: z.literal('fault'), message: z.string() }),
  ]),
} as const;
export type PlanEditResult = z.infer<typeof planEditRequest.result>;
