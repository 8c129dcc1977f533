/**
 * Whether sections can stand where an outline puts them: no new jumps of levels, titles of notes in front, children
 * with their parents, what is locked where it is.
 *
 * Sample: `Install` moved below `Usage` without the line of `Linux`, which was below it, is an error at `Install`.
 */
import { sessionError, sessionWarning } from '../sessionProblem.ts';
import type { SessionFix, SessionProblem } from '../sessionProblem.ts';
import type { Entry } from './arrangement.ts';
import { checkAttributes } from './attributeChecks.ts';
import { DEEPEST_LEVEL } from './changeHeading.ts';
import { parentOf } from './outlineBase.ts';
import type { OutlineBase, OutlineSection } from './outlineBase.ts';

export function checkArrangement(base: OutlineBase, files: readonly (readonly Entry[])[]): readonly SessionProblem[] {
  const stayed = findStayed(base, files);
  const inFiles = files.flatMap((entries, file) => {
    const parents = findParents(entries);
    return [
      ...entries.flatMap((entry, index) => checkPlace(base, file, entry, index)),
      ...entries.flatMap((entry, index) => checkLevel(base, file, entry, entries[parents[index]!])),
      ...entries.flatMap((entry) => checkLock(file, entry, stayed)),
      ...checkChildren(base, file, entries, parents, stayed),
    ];
  });
  return [...inFiles, ...checkAttributes(base, files)];
}

/** True for lines that leave no section behind. */
function isGone({ line: { mark } }: Entry): boolean {
  return mark === '-' || mark === '~';
}

/** For each entry the index of the one around it, -1 at the top. */
function findParents(entries: readonly Entry[]): readonly number[] {
  const open: number[] = [];
  return entries.map((entry, index) => {
    while (open.length > 0 && entries[open.at(-1)!]!.level >= entry.level) open.pop();
    const parent = open.at(-1) ?? -1;
    if (!isGone(entry)) open.push(index);
    return parent;
  });
}

function checkPlace({ files }: OutlineBase, file: number, { section, line }: Entry, index: number): readonly SessionProblem[] {
  if (section === undefined) return [];
  const isPinned = section.piece.isPinned && line.mark !== '*';
  if (isPinned && (index > 0 || section.file !== file)) return [sessionError('not-possible', line.line, `"${section.piece.title}" is the title of ${files[section.file]!.path} and stays in front of all its sections.`)];
  if (isPinned && line.mark !== '!' && line.mark !== ' ') return [sessionError('not-possible', line.line, `"${section.piece.title}" is the title of its note, which cannot be removed here.`)];
  if (section.file !== file && files[section.file]!.model.dialect !== files[file]!.model.dialect && !isGone({ line } as Entry)) {
    return [sessionError('not-possible', line.line, `"${section.piece.title}" cannot go to ${files[file]!.path}: one note is Markdown and the other AsciiDoc.`)];
  }
  return [];
}

/** A line may be one level below the one around it, or as far as it was in the note. */
function checkLevel({ files }: OutlineBase, file: number, entry: Entry, parent: Entry | undefined): readonly SessionProblem[] {
  const { section, level, line } = entry;
  if (isGone(entry) || section?.piece.isPinned === true) return [];
  const { headings } = files[section?.file ?? file]!.model;
  const deepest = level + Math.max(0, ...section?.piece.hidden.map((index) => headings[index]!.level - section.piece.level) ?? []);
  if (deepest > DEEPEST_LEVEL) return [sessionError('level-jump', line.line, `Level ${deepest} is deeper than headings go, which is ${DEEPEST_LEVEL}: take blanks away.`, [outdent(entry, deepest - DEEPEST_LEVEL)])];
  const top = files[file]!.shallowest - 1;
  const above = parent === undefined ? top : Math.max(parent.level, top);
  const sourceParent = section === undefined || section.piece.parent === -1 ? undefined : files[section.file]!.pieces[section.piece.parent];
  const sourceJump = section === undefined ? 1 : section.piece.level - Math.max(sourceParent?.level ?? 0, files[section.file]!.shallowest - 1);
  const allowed = above + Math.max(1, sourceJump);
  if (level <= allowed) return [];
  return [sessionError('level-jump', line.line, `This stands ${level - above} levels below ${parent === undefined ? 'the top' : `"${parent.title}"`}, and a level cannot be left out: take ${2 * (level - allowed)} blanks away.`, [outdent(entry, level - allowed)])];
}

function outdent({ line }: Entry, levels: number): { readonly title: string; readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[] } {
  const at = line.wordSpan.end + 1;
  return { title: `Take ${2 * levels} blanks away`, edits: [{ start: at, end: at + 2 * levels, newText: '' }] };
}

function checkLock(file: number, entry: Entry, stayed: ReadonlySet<OutlineSection>): readonly SessionProblem[] {
  const { section, line, level } = entry;
  if (section?.piece.locked === undefined) return [];
  const isSame = (line.mark === ' ' || line.mark === '!') && stayed.has(section) && section.file === file && level === section.piece.level;
  return isSame ? [] : [sessionError('locked', line.line, `"${section.piece.title}" cannot be moved, copied, removed or given another level here, because ${section.piece.locked}.`)];
}

/** A child that stayed while its parent went elsewhere would belong to another section. */
function checkChildren(base: OutlineBase, file: number, entries: readonly Entry[], parents: readonly number[], stayed: ReadonlySet<OutlineSection>): readonly SessionProblem[] {
  const entryOf = new Map(entries.flatMap((entry) => (entry.section === undefined || entry.line.mark === '*' ? [] : [[entry.section, entry] as const])));
  const left = new Map<OutlineSection, Entry[]>();
  entries.forEach((entry, index) => {
    const { section } = entry;
    if (section === undefined || isGone(entry) || entry.line.mark === '*' || section.file !== file || section.piece.level !== entry.level || !stayed.has(section)) return;
    const parent = parentOf(base, section);
    if (parent === undefined || parent.piece.isPinned || entries[parents[index]!]?.section === parent) return;
    const parentEntry = entryOf.get(parent);
    const isMoved = parentEntry === undefined || !stayed.has(parent) || isGone(parentEntry);
    if (isMoved) left.set(parent, [...left.get(parent) ?? [], entry]);
  });
  return [...left].map(([parent, children]) => {
    const names = children.map(({ title }) => `"${title}"`).join(', ');
    const gone = entryOf.get(parent);
    if (gone !== undefined && isGone(gone)) return sessionWarning('child-left-behind', gone.line.line, `Without "${parent.piece.title}", ${names} ${children.length === 1 ? 'belongs' : 'belong'} to the section above.`);
    const fix = gone === undefined ? [] : [bringChildren(entries, gone, children)];
    return sessionError('child-left-behind', children[0]!.line.line, `"${parent.piece.title}" was moved and left ${names} behind, which would belong to another section now: move ${children.length === 1 ? 'its line' : 'these lines'} too, or take blanks away.`, fix);
  });
}

/** The lines of children, with those below them, taken away where they are and put behind the line of their parent. */
function bringChildren(entries: readonly Entry[], parent: Entry, children: readonly Entry[]): SessionFix {
  const lines = children.flatMap((child) => {
    const at = entries.indexOf(child);
    const next = entries.findIndex(({ level }, index) => index > at && level <= child.level);
    return entries.slice(at, next === -1 ? undefined : next).map(({ line: { line } }) => line);
  });
  const place = parent.line.line.end;
  return {
    title: `Bring ${lines.length === 1 ? `“${children[0]!.title}”` : `${lines.length} lines`} along`,
    edits: [...lines.map(({ start, end }) => ({ start: start - 1, end, newText: '' })), { start: place, end: place, newText: lines.map(({ text }) => `\n${text}`).join('') }],
  };
}

/** Sections that kept their order: the longest run of lines that still follow one another as in the notes. */
export function findStayed({ sections }: OutlineBase, files: readonly (readonly Entry[])[]): ReadonlySet<OutlineSection> {
  const order = new Map(sections.map((section, index) => [section, index]));
  const lines = files.flatMap((entries, file) => entries.filter(({ section, line }) => section?.file === file && line.mark !== '*').map(({ section }) => section!));
  const ends: number[] = [];
  const before: number[] = [];
  lines.forEach((section, index) => {
    const value = order.get(section)!;
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if (order.get(lines[ends[middle]!]!)! < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = index;
  });
  const stayed = new Set<OutlineSection>();
  for (let at = ends.at(-1) ?? -1; at !== -1; at = before[at]!) stayed.add(lines[at]!);
  return stayed;
}
