/**
 * The headings of a note that are rows of its plan, as the task syntax reads them. One without a comment that reads as it
 * did in the version before is taken from there, moved to where it stands now.
 *
 * It knows nothing of plans. Sample: after a letter typed in a task the heading above it is the same object as before.
 */
import type { DocumentModel, Heading } from '../../model/documentModel.ts';
import { keptWithModel } from '../../model/keptValue.ts';
import { moveEntry } from './movedEntry.ts';
import type { PlanComment } from './planComment.ts';
import { readHeading } from './planEntry.ts';
import type { PlanEntry } from './planEntry.ts';

/** The entries by the index of their heading. */
const entriesOf = keptWithModel<Map<number, PlanEntry>>();

/**
 * Reads headings of `model`, each when it is asked for.
 * @param previous an earlier version of the note: makes it faster, changes nothing
 */
export function headingReader(model: DocumentModel, previous?: DocumentModel): (index: number, comment: PlanComment | undefined) => PlanEntry {
  const entries = new Map<number, PlanEntry>();
  entriesOf.set(model, entries);
  return (index, comment) => {
    const entry = comment === undefined && previous?.dialect === model.dialect ? findMoved(model, previous, index) : undefined;
    const read = entry ?? readHeading(model, model.headings[index]!, comment);
    entries.set(index, read);
    return read;
  };
}

/** The entry of the heading in the version before, if that reads the same. */
function findMoved(model: DocumentModel, previous: DocumentModel, index: number): PlanEntry | undefined {
  const known = entriesOf.get(previous)?.get(index);
  const [now, then] = [model.headings[index]!, previous.headings[index]];
  if (known === undefined || known.comment !== undefined || then === undefined || !readsSame(model, now, previous, then)) return undefined;
  const [place, before] = [now.titleSpan.start, then.titleSpan.start];
  const isInPlace = now.line === then.line && place - model.lines.starts[now.line]! === before - previous.lines.starts[then.line]!;
  return moveEntry(known, place - before, isInPlace);
}

/** Whether two headings have the same title, as it is written and as it is shown, and no id outside of it. */
function readsSame(model: DocumentModel, now: Heading, previous: DocumentModel, then: Heading): boolean {
  return !now.hasExplicitId && !then.hasExplicitId && now.text === then.text
    && model.text.slice(now.titleSpan.start, now.titleSpan.end) === previous.text.slice(then.titleSpan.start, then.titleSpan.end);
}
