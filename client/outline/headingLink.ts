/**
 * A link to a heading as text to paste into a note of the same dialect: file name and anchor, so that it works from
 * the note itself and from its neighbours. It knows nothing of the clipboard.
 *
 * Sample: Markdown `[Fast start](my%20guide.md#fast-start)`, AsciiDoc `xref:guide.adoc#_fast_start[Fast start]`.
 */
export interface LinkTarget {
  readonly dialect: 'markdown' | 'asciidoc';
  /** The note's file name; undefined while it has none, then the link works inside the note only. */
  readonly fileName: string | undefined;
  readonly id: string;
  readonly title: string;
}

export function renderHeadingLink(target: LinkTarget): string {
  return target.dialect === 'markdown' ? renderMarkdownLink(target) : renderAsciidocLink(target);
}

/** CommonMark 6.3: brackets and markup in the text are escaped; blanks and parentheses in the target are encoded. */
function renderMarkdownLink({ fileName, id, title }: LinkTarget): string {
  const text = title.replace(/[\\`*_[\]<>]/g, '\\$&');
  const file = fileName === undefined ? '' : encodeURIComponent(fileName).replace(/[()]/g, encodeParenthesis);
  const anchor = id === '' ? '' : `#${id.replace(/[\s()<>]/g, encodeURIComponent)}`;
  return `[${text}](${file}${anchor})`;
}

/** Cross reference macro: `]` ends the text unless escaped; blanks in the path are encoded. */
function renderAsciidocLink({ fileName, id, title }: LinkTarget): string {
  const text = title.replace(/\]/g, '\\]');
  const anchor = id === '' ? '' : `#${id}`;
  return `xref:${(fileName ?? '').replace(/\s/g, '%20')}${anchor}[${text}]`;
}

function encodeParenthesis(character: string): string {
  return character === '(' ? '%28' : '%29';
}
