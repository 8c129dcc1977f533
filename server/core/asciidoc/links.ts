import type { Anchor, Link } from '../model/documentModel.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { Findings } from './findings.ts';
export function findLinks(text: string, _lines: LineIndex, findings: Findings): { links: readonly Link[]; anchors: readonly Anchor[] } {
  return { links: findings.includes.map((i) => ({ kind: 'include', target: i.target, text: '', span: { start: i.start, end: i.end }, targetSpan: { start: text.indexOf(i.target, i.start), end: text.indexOf(i.target, i.start) + i.target.length } })), anchors: findings.anchors };
}
