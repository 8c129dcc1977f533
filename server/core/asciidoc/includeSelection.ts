/**
 * Which lines of an included file are taken: by `lines=`, `tag=` or `tags=`, all otherwise.
 * Follows the AsciiDoc documentation, "Include content by line ranges" and "by tagged regions".
 *
 * Sample: `lines=1;3..4` takes the lines 0, 2 and 3 (counted from 0); `tags=a;!b` takes region a without region b.
 */
import type { LineIndex } from '../text/lineIndex.ts';

const TAG = /\b(?:tag|(e)nd)::(\S+?)\[\](?=$|[ \r])/;

/** Indices of the lines taken, or undefined when all are. */
export function selectLines(text: string, lines: LineIndex, options: ReadonlyMap<string, string>): readonly number[] | undefined {
  const ranges = options.get('lines');
  if (ranges !== undefined && ranges !== '') return byRanges(ranges, lineCount(text, lines));
  const tags = options.get('tag') ?? options.get('tags');
  const wanted = tags === undefined ? new Map<string, boolean>() : parseTags(tags, !options.has('tag'));
  return wanted.size === 0 ? undefined : byTags(text, lines, wanted);
}

/** Number of lines; the empty one after a final line ending does not count. */
export function lineCount(text: string, lines: LineIndex): number {
  return /[\r\n]$/.test(text) || text === '' ? lines.starts.length - 1 : lines.starts.length;
}

function byRanges(ranges: string, count: number): readonly number[] {
  const taken = new Set<number>();
  for (const range of ranges.split(ranges.includes(',') ? ',' : ';')) {
    const [first, last] = range.split('..').map((number) => Number.parseInt(number, 10));
    const from = Math.max(1, first ?? Number.NaN);
    const to = !range.includes('..') ? from : last === undefined || Number.isNaN(last) || last < 0 ? count : Math.min(last, count);
    for (let line = from; line <= to && line <= count; line++) taken.add(line - 1);
  }
  return [...taken].sort((a, b) => a - b);
}

/** Tags by name, false for those left out with `!`. */
function parseTags(value: string, several: boolean): Map<string, boolean> {
  const tags = new Map<string, boolean>();
  for (const tag of several ? value.split(value.includes(',') ? ',' : ';') : [value]) {
    if (tag === '' || tag === '!') continue;
    tags.set(tag.replace(/^!/, ''), !tag.startsWith('!'));
  }
  return tags;
}

interface TagRules {
  /** Lines outside all regions. */
  readonly outside: boolean;
  /** Regions whose tag is not named. */
  readonly others: boolean | undefined;
}

/** What `**` and `*` say, which are taken out of `tags`. */
function takeWildcards(tags: Map<string, boolean>): TagRules {
  const first = tags.keys().next().value;
  const all = tags.get('**');
  const any = tags.get('*');
  tags.delete('**');
  tags.delete('*');
  if (all !== undefined) return { outside: all, others: any ?? (!all && tags.values().next().value === false ? true : undefined) };
  if (any !== undefined) return { outside: first === '*' ? !any : false, others: any };
  return { outside: ![...tags.values()].includes(true), others: undefined };
}

function byTags(text: string, lines: LineIndex, tags: Map<string, boolean>): readonly number[] {
  const { outside, others } = takeWildcards(tags);
  const open: { readonly tag: string; readonly taken: boolean }[] = [];
  const taken: number[] = [];
  const isTaking = (): boolean => open.at(-1)?.taken ?? outside;
  for (let line = 0; line < lineCount(text, lines); line++) {
    const content = text.slice(lines.starts[line], lines.starts[line + 1] ?? text.length).trimEnd();
    const directive = content.includes('::') ? TAG.exec(content) : null;
    if (directive === null) {
      if (isTaking()) taken.push(line);
      continue;
    }
    const tag = directive[2]!;
    if (directive[1] !== undefined) closeTag(open, tag);
    else if (tags.has(tag)) open.push({ tag, taken: tags.get(tag)! });
    else if (others !== undefined) open.push({ tag, taken: open.length > 0 && !isTaking() ? false : others });
  }
  return taken;
}

function closeTag(open: { readonly tag: string; readonly taken: boolean }[], tag: string): void {
  const at = open.findLastIndex((one) => one.tag === tag);
  if (at >= 0) open.splice(at, 1);
}
