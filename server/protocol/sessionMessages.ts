/**
 * The messages between client and server about editing sessions: texts made from notes that people edit and accept.
 * Values only: it imports nothing but zod.
 *
 * A session is known by its basis, which the client keeps with the draft: the notes as they were when it was opened, and
 * what was asked for. The same basis always gives the same session, so a server that starts anew has lost nothing.
 *
 * Sample: `{ kind: 'sprint', uri: 'file:///plan.md', options: { sprint: 4 } }` opens the list of sprint 4.
 */
import * as z from 'zod/mini';

const sessionKind = z.enum(['sprint', 'task', 'outline']);
export type SessionKind = z.infer<typeof sessionKind>;

const options = z.object({
  /** Of a sprint list: the sprint to plan, what it holds, and what a task without a line means. */
  sprint: z.exactOptional(z.int().check(z.minimum(1))),
  capacity: z.exactOptional(z.int().check(z.minimum(1))),
  missing: z.exactOptional(z.enum(['error', 'wait', 'ask'])),
  /** Of forms: tasks by name, or the one around a line of the note; a new task without either, or where none is there. */
  tasks: z.exactOptional(z.array(z.string())),
  line: z.exactOptional(z.int().check(z.minimum(0))),
  /** Of an outline: how many levels it shows, and what becomes of anchors that change with a title. */
  depth: z.exactOptional(z.int().check(z.minimum(1))),
  anchors: z.exactOptional(z.enum(['update', 'keep', 'ignore'])),
});
export type SessionOptions = z.infer<typeof options>;

const basis = z.object({
  kind: sessionKind,
  /** The path of the note it was opened from: it says which plan is meant. Empty for the outline of a folder. */
  first: z.string(),
  options,
  /** `path` names the note in the text and in messages. */
  notes: z.array(z.object({ uri: z.string(), path: z.string(), dialect: z.enum(['markdown', 'asciidoc']), text: z.string() })),
});
export type SessionBasis = z.infer<typeof basis>;

const fault = z.object({ kind: z.literal('fault'), message: z.string() });

/** `throughline/openSession`, on a note or, for an outline, on a folder: a new session, or the sentence that says why there is none. */
export const openSessionRequest = {
  method: 'throughline/openSession',
  params: z.object({ kind: sessionKind, uri: z.string(), options }),
  result: z.discriminatedUnion('kind', [z.object({
    kind: z.literal('opened'), basis, text: z.string(), subject: z.string(),
    /** The notes it is about; others are in its basis so that references can follow. */
    about: z.array(z.string()),
  }), fault]),
} as const;
export type OpenSessionResult = z.infer<typeof openSessionRequest.result>;

/** `throughline/sessionBasis`, server to client: what the session with this URI is made from; null when it is not known. */
export const sessionBasisRequest = {
  method: 'throughline/sessionBasis',
  params: z.object({ uri: z.string() }),
  result: z.nullable(basis),
} as const;

const position = z.object({ line: z.int(), character: z.int() });
const range = z.object({ start: position, end: position });

const sessionProblem = z.object({
  code: z.string(), severity: z.enum(['error', 'warning', 'info', 'hint']), message: z.string(), range,
  /** Whether it wants a yes before the notes are written. */
  isQuestion: z.boolean(),
});
export type SessionProblemMessage = z.infer<typeof sessionProblem>;

/** A note that changes: whole, and as the smallest edits of `version`, which is null where the note is not open. */
const changedNote = z.object({
  uri: z.string(), path: z.string(), version: z.nullable(z.int()), before: z.string(), after: z.string(),
  edits: z.array(z.object({ range, newText: z.string() })),
});
export type ChangedNote = z.infer<typeof changedNote>;

/** `throughline/evaluateSession`: what the text would do to the notes as they are now. */
export const evaluateSessionRequest = {
  method: 'throughline/evaluateSession',
  params: z.object({
    uri: z.string(), text: z.string(),
    /** Whether to look at notes, too, that the text is not about, whose links may have to follow. */
    isWhole: z.boolean(),
  }),
  result: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('evaluated'),
      /** True when the text was emptied. */
      isEmpty: z.boolean(),
      /** Where one is an error, nothing changes. */
      problems: z.array(sessionProblem),
      notes: z.array(changedNote),
      /** What is done, one line each. */
      summary: z.array(z.string()),
      /** Tasks to open as forms afterwards. */
      forms: z.array(z.string()),
      /** The text to go on with where it stops at a pause. */
      rest: z.nullable(z.string()),
    }),
    fault,
  ]),
} as const;
export type EvaluateSessionResult = z.infer<typeof evaluateSessionRequest.result>;
export type SessionEvaluation = Extract<EvaluateSessionResult, { kind: 'evaluated' }>;

/** `throughline/moveOutlineLines`: the section on a line of an outline, with those below it, moved; null where it cannot go there. */
export const moveOutlineLinesRequest = {
  method: 'throughline/moveOutlineLines',
  params: z.object({ text: z.string(), position, how: z.enum(['up', 'down', 'in', 'out']) }),
  result: z.nullable(z.object({
    edits: z.array(z.object({ range, newText: z.string() })),
    /** Where the cursor goes with its line; null where the editor knows. */
    position: z.nullable(position),
  })),
} as const;
export type MovedOutlineLines = z.infer<typeof moveOutlineLinesRequest.result>;
export type MoveOutlineLines = z.infer<typeof moveOutlineLinesRequest.params>;

/** `throughline/findEditor`: the program, and words before the file, that edit a text outside of this editor. */
export const findEditorRequest = {
  method: 'throughline/findEditor',
  /** What the setting says; empty where it is not set. */
  params: z.object({ setting: z.string() }),
  result: z.union([z.object({ program: z.string(), words: z.array(z.string()) }), z.object({ problem: z.string() })]),
} as const;
export type FoundEditor = z.infer<typeof findEditorRequest.result>;
