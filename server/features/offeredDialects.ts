/**
 * Whose symbols are offered, so that an editor never shows two outlines of one note. It knows no editor.
 *
 * Sample: AsciiDoc beside the Asciidoctor extension is not offered; alone it is.
 */
import type { Dialect } from '../core/model/documentModel.ts';

export type MarkdownSymbols = 'off' | 'whenAlone' | 'always';

/** Which dialects somebody else gives symbols for. */
export type OtherProviders = Readonly<Record<Dialect, boolean>>;

export function offeredDialects(markdownSymbols: MarkdownSymbols, others: OtherProviders): readonly Dialect[] {
  const isMarkdownOffered = markdownSymbols === 'always' || (markdownSymbols === 'whenAlone' && !others.markdown);
  return [...(isMarkdownOffered ? ['markdown' as const] : []), ...(others.asciidoc ? [] : ['asciidoc' as const])];
}
