/**
 * Anchors that new titles would change, written above their headings, so that old links still lead there.
 *
 * Sample: `<a id="install"></a>` above `## Set up`, in AsciiDoc `[[_install]]`.
 */
import type { TextEdit } from '../../text/textEdit.ts';
import type { MovedAnchors } from './movedAnchors.ts';
import type { OutlineBase } from './outlineBase.ts';

/** Edits by file of the base. */
export function keepAnchors({ files }: OutlineBase, { changed }: MovedAnchors): readonly (readonly TextEdit[])[] {
  return files.map(({ model }, file) => changed.filter((each) => each.file === file && each.id !== '').map(({ heading, id }) => {
    const start = model.lines.starts[model.headings[heading]!.line]!;
    const ending = /\r\n?|\n/.exec(model.text)?.[0] ?? '\n';
    return { start, end: start, newText: model.dialect === 'markdown' ? `<a id="${id}"></a>${ending}${ending}` : `[[${id}]]${ending}` };
  }));
}
