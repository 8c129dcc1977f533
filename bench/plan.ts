/**
 * A letter typed in a note of a large plan until its diagnostics are ready again, beside scheduling that plan once:
 * the text parsed, the index and all plans brought up to date, what is wrong made into diagnostics, compared with those
 * the editor has, and written out where they differ, as the server does it.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { createNoteIndex } from '../server/index/noteIndex.ts';
import type { NoteIndex } from '../server/index/noteIndex.ts';
import type { WorkspacePort } from '../server/index/workspacePort.ts';
import { factsOf } from '../server/index/noteFacts.ts';
import type { NoteFacts } from '../server/index/noteFacts.ts';
import { analysePlans } from '../server/index/planAnalysis.ts';
import type { DocumentModel } from '../server/core/model/documentModel.ts';
import { parseNote } from '../server/core/parseNote.ts';
import { schedulePlan } from '../server/core/plan/schedule/schedule.ts';
import { haveSameDiagnostics, toDiagnostics } from '../server/lsp/planDiagnostics.ts';
import { median, percentile, renderTable, timeOnce } from './measure.ts';
import { generateOtherNotes, generatePlanNotes } from './planNotes.ts';
import type { PlanStyle, WorkspaceNote } from './planNotes.ts';

const TASKS = 2000;
const OTHER_NOTES = 3000;
const WARM_UP = 60;
const LETTERS = 200;
/** The quickest tenth is what is left of a run while nobody else wants the machine. */
const QUIET = 0.1;

/** A folder of notes in memory. */
function memoryWorkspace(notes: readonly WorkspaceNote[]): WorkspacePort {
  const byUri = new Map(notes.map((note) => [note.uri, new TextEncoder().encode(note.text)]));
  return {
    list: (uri) => {
      const below = [...byUri.keys()].filter((file) => file.startsWith(`${uri}/`)).map((file) => file.slice(uri.length + 1));
      const folders = new Set(below.flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])));
      const entries = [
        ...[...folders].map((name) => ({ name, kind: 'folder' as const, isLink: false })),
        ...below.filter((path) => !path.includes('/')).map((name) => ({ name, kind: 'file' as const, isLink: false })),
      ];
      return Promise.resolve({ ok: true, value: entries });
    },
    read: (uri) => Promise.resolve(byUri.has(uri) ? { ok: true, value: byUri.get(uri)! } : { ok: false, failure: 'missing', reason: 'no such file' }),
  };
}

/** One note open in the editor. */
interface OpenNote {
  readonly note: WorkspaceNote;
  model: DocumentModel;
  facts: NoteFacts;
  /** What the editor has been told of it. */
  shown: readonly Diagnostic[];
}

/** Brings what is shown up to date. @returns the message, if there is anything to say */
function showDiagnostics(index: NoteIndex, open: OpenNote): string | undefined {
  const analysis = analysePlans(index.snapshot());
  const { analysed, note } = analysis.find(open.note.uri)!;
  const diagnostics = toDiagnostics(analysis, analysed.plan, analysed.findingsOf(note));
  const isSame = haveSameDiagnostics(diagnostics, open.shown);
  open.shown = diagnostics;
  return isSame ? undefined : JSON.stringify(diagnostics);
}

const PLANS: readonly { readonly notes: number; readonly style: PlanStyle }[] = [
  { notes: 1, style: 'tidy' }, { notes: 8, style: 'tidy' }, { notes: 1, style: 'random' }, { notes: 8, style: 'random' }, { notes: 40, style: 'random' },
];

/** Where each kind of letter is typed: in the middle of the note, as far down as there is such a place. */
const PLACES: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'in the title of a task', pattern: /^[-*] \[.\] \w+/gm },
  { name: 'in a tail', pattern: /est:\d+/g },
  { name: 'in plain text', pattern: /^\w+ \w+/gm },
];

function placeIn(text: string, pattern: RegExp): number {
  const matches = [...text.matchAll(pattern)];
  const { index, 0: match } = matches[matches.length >> 1]!;
  return index + match.length;
}

/** @returns milliseconds of each letter, and of scheduling the plan once after each: a busy machine disturbs both alike */
async function typeLetters(index: NoteIndex, open: OpenNote, pattern: RegExp): Promise<{ readonly letters: number[]; readonly schedules: number[] }> {
  const original = open.model.text;
  const at = placeIn(original, pattern);
  const { items } = analysePlans(index.snapshot()).find(open.note.uri)!.analysed.plan;
  const [letters, schedules]: [number[], number[]] = [[], []];
  for (let letter = 0; letter < WARM_UP + LETTERS; letter++) {
    // One letter typed, one taken back, so that all below moves each time and no number grows for ever.
    const text = letter % 2 === 0 ? `${original.slice(0, at)}${letter % 10}${original.slice(at)}` : original;
    const ms = await timeOnce(() => {
      const previous = open.model;
      open.model = parseNote(text, open.note.dialect, { previous });
      open.facts = factsOf(open.model, previous);
      index.openChanged(open.note.uri);
      return showDiagnostics(index, open);
    });
    const base = await timeOnce(() => schedulePlan(items));
    if (letter < WARM_UP) continue;
    letters.push(ms);
    schedules.push(base);
  }
  return { letters, schedules };
}

/** @returns a titled Markdown table */
export async function benchPlan(): Promise<string> {
  const rows: string[][] = [];
  const others = generateOtherNotes(OTHER_NOTES);
  for (const { notes, style } of PLANS) {
    for (const first of [0, 1]) {
      const plan = generatePlanNotes('large', TASKS, notes, first, style);
      const note = plan[notes >> 1]!;
      const model = parseNote(note.text, note.dialect);
      const open: OpenNote = { note, model, facts: factsOf(model), shown: [] };
      const index = createNoteIndex(memoryWorkspace([...others, ...plan]), (uri) => (uri === note.uri ? open.facts : undefined));
      await index.scan(['file:///notes']);
      index.openChanged(note.uri);
      for (const { name, pattern } of PLACES) {
        const { letters, schedules } = await typeLetters(index, open, pattern);
        const over = (letter: number, schedule: number): string => `${(letter / schedule).toFixed(1)}x`;
        rows.push([
          `${style}, ${notes === 1 ? '1 note' : `${notes} notes`}, ${note.dialect}: ${name}`, median(schedules).toFixed(2), median(letters).toFixed(2), over(median(letters), median(schedules)),
          percentile(letters, QUIET).toFixed(2), over(percentile(letters, QUIET), percentile(schedules, QUIET)),
        ]);
      }
    }
  }
  const title = `## Plan of ${TASKS.toLocaleString('en')} tasks beside ${OTHER_NOTES.toLocaleString('en')} other notes: one letter typed, diagnostics ready again\n`;
  return `${title}\n${renderTable(['letter typed', 'schedule once ms', 'letter ms', 'over it', 'letter undisturbed ms', 'over it'], rows)}\n`;
}
