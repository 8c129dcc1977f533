/**
 * The shapes of the command line's JSON output, for tests and for programs that read it. Imports nothing but zod.
 *
 * Lines count from 1. Fields may be added, never renamed.
 */
import { z } from 'zod';

const dialect = z.enum(['markdown', 'asciidoc']);

/** With `--stats`: words (each ideograph counted as one) and minutes of reading, rounded to hundredths. */
const reading = { words: z.number().int().optional(), minutes: z.number().optional() };

const tocHeading = z.strictObject({
  /** Number of markers: `#` and `=` are 1. */
  level: z.number().int().min(1),
  text: z.string(),
  /** Line of the title's first text line, in `file` where that is given. */
  line: z.number().int().min(1),
  id: z.string(),
  discrete: z.literal(true).optional(),
  /** With `--numbers`; absent where the heading has none. */
  number: z.string().optional(),
  /** With `--book`: the included file that holds the heading, when it is not the note itself. */
  file: z.string().optional(),
  /** Of the section with all its subsections. */
  ...reading,
});
export type TocHeading = z.infer<typeof tocHeading>;

const tocFile = z.strictObject({
  /** As given, or the given folder with the path below it; `-` for standard input. */
  path: z.string(),
  dialect,
  title: z.string().nullable(),
  headings: z.array(tocHeading),
  ...reading,
});
export type TocFile = z.infer<typeof tocFile>;

/** With `--book`: the contents tree of a folder. Parents precede their children. */
const tocBook = z.strictObject({
  path: z.string(),
  title: z.string().nullable(),
  order: z.enum(['summary', 'mkdocs', 'antora', 'files']),
  nodes: z.array(z.strictObject({
    kind: z.enum(['note', 'folder', 'part', 'separator', 'draft', 'missing', 'external']),
    title: z.string(),
    number: z.string(),
    /** Of a note, as in `files`; of what is missing or external, where it was meant to be; else null. */
    path: z.string().nullable(),
    /** Index in `nodes`, or -1 at the top. */
    parent: z.number().int().min(-1),
    /** The note above includes this one, and holds its headings. */
    included: z.literal(true).optional(),
  })),
});
export type TocBook = z.infer<typeof tocBook>;

/** Output of `throughline toc --json`. */
export const tocOutput = z.strictObject({ files: z.array(tocFile), books: z.array(tocBook).optional() });
export type TocOutput = z.infer<typeof tocOutput>;

const column = z.number().int().nullable();

const planTask = z.strictObject({
  id: z.string().nullable(),
  title: z.string(),
  file: z.string(),
  line: z.number().int().min(1),
  /** The estimate; 0 where cancelled. */
  points: z.number().int().min(0),
  /** Columns from 1, as ranges; empty for milestones and cancelled tasks. */
  slots: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Null where cancelled. A milestone's last is its first - 1. */
  first: column,
  last: column,
  /** Null where cancelled or cyclic. */
  totalFloat: column,
  freeFloat: column,
  critical: z.boolean(),
  state: z.enum(['done', 'doing', 'ready', 'ready-with-partner', 'blocked', 'dead', 'cyclic', 'cancelled']),
  /** Id, else title of the major around it. */
  major: z.string().nullable(),
  sprint: z.number().int().nullable(),
  owner: z.array(z.string()),
});
export type PlanTask = z.infer<typeof planTask>;

const planMajor = z.strictObject({
  id: z.string().nullable(), title: z.string(), file: z.string(), line: z.number().int().min(1),
  points: z.number().int().min(0), first: column, last: column, parent: z.string().nullable(),
});
export type PlanMajor = z.infer<typeof planMajor>;

const checkProblem = z.strictObject({
  code: z.string(), severity: z.enum(['error', 'warning', 'info', 'hint']), file: z.string(),
  line: z.number().int().min(1), column: z.number().int().min(1), message: z.string(),
});
export type CheckProblem = z.infer<typeof checkProblem>;

/** Output of `throughline check --json`. */
export const checkOutput = z.strictObject({ problems: z.array(checkProblem) });
export type CheckOutput = z.infer<typeof checkOutput>;

/** Output of `throughline plan --json`. */
export const planOutput = z.strictObject({
  plans: z.array(z.strictObject({
    name: z.string(), columns: z.number().int(), points: z.number().int(),
    tasks: z.array(planTask), majors: z.array(planMajor), problems: z.array(checkProblem),
  })),
});
export type PlanOutput = z.infer<typeof planOutput>;

/** Output of `throughline ready --json`. Tasks are named by id, else title. */
export const readyOutput = z.strictObject({
  plans: z.array(z.strictObject({
    name: z.string(),
    /** Ready and ready with partner, least float first. */
    ready: z.array(planTask),
    blocked: z.array(z.strictObject({ task: z.string(), by: z.array(z.string()) })),
  })),
  /** With `--why`: each thing that has to happen first, nearest first; `depth` counts steps from the task, from 1. */
  why: z.array(z.strictObject({
    plan: z.string(), task: z.string(), state: planTask.shape.state,
    steps: z.array(z.strictObject({ task: z.string(), by: z.string(), depth: z.number().int().min(1) })),
  })).optional(),
});
export type ReadyOutput = z.infer<typeof readyOutput>;

/** Output of `throughline sprint --json`. */
export const sprintOutput = z.strictObject({
  sprints: z.array(z.strictObject({
    plan: z.string(), sprint: z.number().int(), capacity: z.number().int(),
    /** Points still to do. */
    points: z.number().int(),
    /** Id, else title: those that carried the number before, then those to take, most fitting first. */
    tasks: z.array(z.string()),
    warnings: z.array(z.string()),
  })),
  /** With `--forecast`: what no sprint takes, and why. */
  left: z.array(z.strictObject({ plan: z.string(), task: z.string(), reason: z.string() })).optional(),
});
export type SprintOutput = z.infer<typeof sprintOutput>;

/** Output of `throughline edit … --check FILE --json`. */
export const editOutput = z.strictObject({
  kind: z.enum(['sprint', 'task', 'outline']),
  /** True when the text has no lines. */
  empty: z.boolean(),
  /** What would be done, a sentence each. */
  operations: z.array(z.string()),
  /** Notes that would change. */
  files: z.array(z.string()),
  problems: z.array(z.strictObject({
    code: z.string(), severity: z.enum(['error', 'warning', 'info', 'hint']), file: z.string(), line: z.number().int(), column: z.number().int(), message: z.string(),
  })),
});
export type EditOutput = z.infer<typeof editOutput>;
