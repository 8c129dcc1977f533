/**
 * A link to one heading, as text to paste into a note of the same dialect, by the rule that contents lists follow.
 * It knows nothing of files, beyond the name to put in front of the anchor.
 *
 * Sample: Markdown `[Fast start](my%20guide.md#fast-start)`, AsciiDoc `xref:guide.adoc#_fast_start[Fast start]`.
 */
import type { DocumentModel, Heading } from '../model/documentModel.ts';
import { asciidocLink, markdownLink, titleOrUntitled } from './contents.ts';

/** @param file path of the note, seen from where the link will stand; empty for a link inside the note. */
export function renderHeadingLink(dialect: DocumentModel['dialect'], { text, id }: Heading, file: string): string {
  const link = dialect === 'markdown' ? markdownLink : asciidocLink;
  return link(titleOrUntitled(text), { file, id });
}
