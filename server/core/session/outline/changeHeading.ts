/**
 * A heading with another level or title, in the way it is written: number signs, equals signs, or two lines. A heading of
 * two lines whose level these cannot say becomes one of one line.
 *
 * Sample: `## A ##` one level down is `### A ###`; `A` over `---` one level down is `### A`.
 */
import type { DocumentModel } from '../../model/documentModel.ts';
import type { TextEdit } from '../../text/textEdit.ts';

/** How many signs a heading may have, in both dialects. */
export const DEEPEST_LEVEL = 6;

const ASCIIDOC_UNDERLINES = '=-~^+';
const MARKDOWN_UNDERLINES = '=-';

/**
 * @param levels how many levels deeper, negative for up
 * @param title the new raw title, undefined where it stays
 */
export function changeHeading(model: DocumentModel, index: number, levels: number, title: string | undefined): readonly TextEdit[] {
  if (levels === 0 && title === undefined) return [];
  const { style, titleSpan } = model.headings[index]!;
  if (style === 'setext') return changeTwoLines(model, index, levels, title);
  const ofTitle = title === undefined ? [] : [{ ...titleSpan, newText: titleSpan.start === titleSpan.end ? ` ${title}` : title }];
  return levels === 0 ? ofTitle : [...changeMarkers(model, index, levels), ...ofTitle];
}

/** The run of signs in front, and the same run at the end where there is one. */
function changeMarkers({ text, headings }: DocumentModel, index: number, levels: number): readonly TextEdit[] {
  const { span, titleSpan } = headings[index]!;
  const run = /^[#=]+/.exec(text.slice(span.start, span.end))![0];
  const signs = run[0]!.repeat(run.length + levels);
  const closing = new RegExp(`[ \\t]${run}[ \\t]*$`).exec(text.slice(titleSpan.end, span.end));
  const front: TextEdit = { start: span.start, end: span.start + run.length, newText: signs };
  if (closing === null) return [front];
  const start = titleSpan.end + closing.index + 1;
  return [front, { start, end: start + run.length, newText: signs }];
}

function changeTwoLines({ text, headings, dialect }: DocumentModel, index: number, levels: number, title: string | undefined): readonly TextEdit[] {
  const { span, titleSpan } = headings[index]!;
  const underlines = dialect === 'markdown' ? MARKDOWN_UNDERLINES : ASCIIDOC_UNDERLINES;
  const underline = /[^\r\n]*$/.exec(text.slice(span.start, span.end))![0];
  const sign = underline.trim()[0]!;
  const level = underlines.indexOf(sign) + 1 + levels;
  const oldTitle = text.slice(titleSpan.start, titleSpan.end);
  const newSign = underlines[level - 1];
  if (newSign === undefined) {
    const oneLine = (title ?? oldTitle).split(/\r\n?|\n/).map((line) => line.trim()).join(' ');
    return [{ ...span, newText: `${(dialect === 'markdown' ? '#' : '=').repeat(level)} ${oneLine}` }];
  }
  const length = dialect === 'asciidoc' && title !== undefined ? [...title].length : underline.trim().length;
  const line = newSign.repeat(length);
  const start = span.end - underline.length + (underline.length - underline.trimStart().length);
  const ofTitle = title === undefined ? [] : [{ ...titleSpan, newText: title }];
  return line === underline.trim() ? ofTitle : [...ofTitle, { start, end: start + underline.trim().length, newText: line }];
}
