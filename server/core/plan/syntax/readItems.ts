/**
 * All checklist items of a note as the task syntax reads them. Items whose lines an edit left as they were are taken
 * from the version before, moved to where they stand now: typing in a long note reads one line.
 *
 * It knows nothing of plans. Sample: after a letter typed in the second of three items, the first is the same object as
 * before, the second is read again, and the third has all its places one further.
 */
import type { ChecklistItem, DocumentModel } from '../../model/documentModel.ts';
import { keptWithModel } from '../../model/keptValue.ts';
import { findChange } from '../../text/findChange.ts';
import type { Span } from '../../text/lineIndex.ts';
import { readItem } from './planEntry.ts';
import { moveEntry } from './movedEntry.ts';
import type { PlanEntry } from './planEntry.ts';

const entriesOf = keptWithModel<readonly PlanEntry[]>();

/**
 * Reads the items of `model`, index for index with its checklist; once, however often they are asked for.
 * @param previous an earlier version of the note: makes it faster, changes nothing
 */
export function readItems(model: DocumentModel, previous?: DocumentModel): readonly PlanEntry[] {
  const known = entriesOf.get(model);
  if (known !== undefined) return known;
  const before = previous?.dialect === model.dialect ? entriesOf.get(previous) : undefined;
  const entries = before === undefined ? model.checklist.map((item) => readItem(model, item)) : readChanged(model, previous!, before);
  entriesOf.set(model, entries);
  return entries;
}

function readChanged(model: DocumentModel, previous: DocumentModel, before: readonly PlanEntry[]): readonly PlanEntry[] {
  const change = findChange(previous.text, model.text);
  const shift = model.text.length - previous.text.length;
  const [now, then] = [model.checklist, previous.checklist];
  const shorter = Math.min(now.length, then.length);
  let first = 0;
  while (first < shorter && isMoved(then[first]!, now[first]!, 0) && linesOf(then[first]!).end <= change.start) first++;
  let rest = 0;
  while (rest < shorter - first && isMoved(then[then.length - 1 - rest]!, now[now.length - 1 - rest]!, shift) && linesOf(then[then.length - 1 - rest]!).start >= change.end) rest++;
  return now.map((item, index) => {
    if (index < first) return before[index]!;
    if (index < now.length - rest) return readItem(model, item);
    const old = index - now.length + then.length;
    return moveEntry(before[old]!, shift, isInPlace(previous, then[old]!, model, item));
  });
}

/** Whether the text of an item stands `shift` units further now, line for line. */
function isMoved({ textLines: then }: ChecklistItem, { textLines: now }: ChecklistItem, shift: number): boolean {
  for (let line = 0; line < then.length; line++) {
    if (then[line]!.start + shift !== now[line]?.start || then[line]!.end + shift !== now[line]!.end) return false;
  }
  return then.length > 0 && then.length === now.length;
}

/** Whether an item that is moved stands in the same place of the same line nevertheless. */
function isInPlace({ lines: before }: DocumentModel, then: ChecklistItem, { lines: after }: DocumentModel, now: ChecklistItem): boolean {
  return then.line === now.line && now.textLines[0]!.start - after.starts[now.line]! === then.textLines[0]!.start - before.starts[then.line]!;
}

/** From the first line of an item's text to its last; there is at least one. */
function linesOf({ textLines }: ChecklistItem): Span {
  return { start: textLines[0]!.start, end: textLines.at(-1)!.end };
}
