/**
 * Placeholder scanner of headings, replaced by the exact one of this folder.
 */
import type { DocumentModel, Heading } from '../model/documentModel.ts';
import { buildLineIndex } from '../text/lineIndex.ts';

/** Parses `text` as Markdown. Never throws. */
export function parseMarkdown(text: string): DocumentModel {
  const lines = buildLineIndex(text);
  const headings: Heading[] = [];
  lines.starts.forEach((start, line) => {
    const match = /^(#{1,6})[ \t]+(.*?)[ \t]*\r?\n?$/.exec(text.slice(start, lines.starts[line + 1] ?? text.length));
    if (match === null) return;
    const title = start + match[0].indexOf(match[2]!, match[1]!.length);
    headings.push({
      level: match[1]!.length, text: match[2]!, id: match[2]!.toLowerCase().replaceAll(' ', '-'), line, endLine: line,
      span: { start, end: title + match[2]!.length }, titleSpan: { start: title, end: title + match[2]!.length },
      style: 'atx', container: 'document', discrete: false, role: undefined, hasExplicitId: false, numbered: false,
    });
  });
  return {
    dialect: 'markdown', text, lines, title: headings[0]?.text, headings, checklist: [], links: [], anchors: [],
    frontMatter: undefined, attributes: [], blocks: [], problems: [],
  };
}
