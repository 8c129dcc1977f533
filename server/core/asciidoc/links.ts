/**
 * Links and inline anchors of a note: cross references, link, image and mail macros, bare addresses, includes.
 * One pass over the text with one pattern whose parts are bounded in length and never cross a line, so any input costs
 * linear time; what stands in verbatim blocks, comments, skipped lines and passthroughs is left out.
 * It knows nothing of whether a target exists.
 *
 * Sample: `See <<a,text>>` holds the link of kind xref to `a`, text "text".
 */
import type { Anchor, Link, LinkKind } from '../model/documentModel.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { Findings } from './findings.ts';
import { LETTER, WORD } from './linePatterns.ts';

const BRACKETED = String.raw`\[(?<NAME>(?:[^\]\\\n]|\\.){0,1000})\]`;
const bracketed = (name: string): string => BRACKETED.replace('NAME', name);
const IDENTIFIER = `[${LETTER}_:][${WORD}\\-:.]{0,200}`;

/** The constructs, in the order in which they are tried at one place. */
const CONSTRUCT = new RegExp([
  String.raw`(?<pass>\+\+\+[^\n]{1,500}?\+\+\+|\+\+[^\n]{1,500}?\+\+|\$\$[^\n]{1,500}?\$\$|`
    + String.raw`\x60\+[^\n\x60]{1,500}\+\x60|pass:[a-z,]{0,50}${bracketed('passed')})`,
  String.raw`\[\[\[?(?<anchor>${IDENTIFIER})(?:,[^\]\n]{0,500})?\]\]\]?`,
  String.raw`anchor:(?<macroAnchor>${IDENTIFIER})${bracketed('anchorText')}`,
  String.raw`<<(?<reference>[^<>\n,]{1,500})(?:,(?<referenceText>[^<>\n]{0,500}))?>>`,
  String.raw`(?<media>image|video|audio)::?(?<mediaTarget>[^\s:[\]][^\n[\]]{0,500})${bracketed('mediaText')}`,
  String.raw`(?<macro>xref|link|mailto):(?<target>[^\s[\]]{0,500})${bracketed('text')}`,
  String.raw`(?<address>(?:https?|file|ftp|irc):\/\/[^\s[\]<>]{1,2000})(?:${bracketed('addressText')})?`,
].map((part) => `(?:${part})`).join('|'), 'gu');

export interface LinksAndAnchors {
  readonly links: readonly Link[];
  /** Explicit anchors other than those of headings, in document order. */
  readonly anchors: readonly Anchor[];
}

/** Finds all links and anchors of the note that was scanned into `findings`. */
export function findLinks(text: string, lines: LineIndex, findings: Findings): LinksAndAnchors {
  const opaque = opaqueSpans(text, lines, findings.opaqueLines);
  const links: Link[] = findings.includes.map(({ target, start, end }) => linkAt('include', target, '', start, end, text.indexOf(target, start)));
  const anchors: Anchor[] = [...findings.anchors];
  const ownAnchors = anchorEnds(findings);
  let at = 0;
  for (const match of text.matchAll(CONSTRUCT)) {
    while (at < opaque.length && opaque[at]!.end <= match.index) at++;
    if (at < opaque.length && opaque[at]!.start <= match.index) continue;
    if (text.charCodeAt(match.index - 1) === 92) continue;
    const groups = match.groups!;
    const id = groups['anchor'] ?? groups['macroAnchor'];
    const end = match.index + match[0].length;
    if (id !== undefined) {
      if (!ownAnchors.has(end) && !isWholeLine(text, match.index, end)) anchors.push({ id, span: { start: match.index, end } });
    } else if (groups['pass'] === undefined) {
      links.push(linkOf(match[0], match.index, groups));
    }
  }
  const byPlace = (a: Link | Anchor, b: Link | Anchor): number => a.span.start - b.span.start;
  return { links: links.sort(byPlace), anchors: anchors.sort(byPlace) };
}

function linkOf(whole: string, start: number, groups: Readonly<Record<string, string | undefined>>): Link {
  const end = start + whole.length;
  const reference = groups['reference'];
  if (reference !== undefined) return linkAt('xref', reference.trim(), (groups['referenceText'] ?? '').trim(), start, end, start + 2 + leading(reference));
  const media = groups['mediaTarget'];
  if (media !== undefined) return linkAt('image', media, unescape(groups['mediaText']), start, end, start + whole.indexOf(media, groups['media']!.length));
  const macro = groups['macro'];
  if (macro === 'mailto') return linkAt('link', `mailto:${groups['target']}`, unescape(groups['text']), start, end, start);
  if (macro !== undefined) return linkAt(macro === 'xref' ? 'xref' : 'link', groups['target']!, unescape(groups['text']), start, end, start + macro.length + 1);
  const address = groups['address']!;
  if (groups['addressText'] !== undefined) return linkAt('link', address, unescape(groups['addressText']), start, end, start);
  const bare = address.replace(/[),.?!;:'"*_\x60]+$/, '');
  return linkAt('autolink', bare, bare, start, start + bare.length, start);
}

function linkAt(kind: LinkKind, target: string, text: string, start: number, end: number, targetStart: number): Link {
  return { kind, target, text, span: { start, end }, targetSpan: { start: targetStart, end: targetStart + target.length } };
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}

function unescape(text: string | undefined): string {
  return (text ?? '').replaceAll('\\]', ']');
}

/** Ends of the anchors that stand at the end of titles and are the ids of these headings. */
function anchorEnds(findings: Findings): ReadonlySet<number> {
  const ends = new Set<number>();
  for (const { facts: { explicitId, titleEnd, end } } of findings.headings) {
    if (explicitId === undefined || titleEnd === end) continue;
    ends.add(titleEnd + 1 + explicitId.length + 4);
    ends.add(end);
  }
  return ends;
}

function isWholeLine(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  return (start === 0 || before === 10 || before === 13) && /^[ \t]*(?:\r|\n|$)/.test(text.slice(end, end + 100));
}

interface OffsetSpan {
  readonly start: number;
  readonly end: number;
}

/** Pairs of lines as spans of the text, in order and without overlap. */
function opaqueSpans(text: string, lines: LineIndex, pairs: readonly number[]): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at + 1]! < pairs[at]!) continue;
    spans.push({ start: lines.starts[pairs[at]!] ?? text.length, end: lines.starts[pairs[at + 1]! + 1] ?? text.length });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
