/**
 * Which documents of the editor are notes. It knows nothing of tabs, views or the server.
 *
 * Sample: `a.md` is a note, also under the language `prompt`; `a.md` set to plain text by hand is none.
 */
import { workspace } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';

const EXTENSIONS = ['md', 'markdown', 'mdown', 'mkd', 'adoc', 'asciidoc', 'asc'];
const EXTENSION_PATTERN = new RegExp(`\\.(${EXTENSIONS.join('|')})$`, 'i');
const LANGUAGES = ['markdown', 'asciidoc'];

/** What the server is told about: both languages, and note files that other extensions gave a language of their own. */
export const noteSelector: DocumentSelector = [
  ...LANGUAGES.map((language) => ({ language })),
  { pattern: `**/*.{${EXTENSIONS.join(',')}}` },
];

export function isNote(document: TextDocument): boolean {
  if (LANGUAGES.includes(document.languageId)) return true;
  return document.languageId !== 'plaintext' && EXTENSION_PATTERN.test(document.uri.path);
}

/** For documents that are not open as text (custom editors, previews) the file name decides. */
export function isNoteUri(uri: Uri): boolean {
  const open = findDocument(uri);
  return open === undefined ? hasNoteExtension(uri) : isNote(open);
}

export function hasNoteExtension(uri: Uri): boolean {
  return EXTENSION_PATTERN.test(uri.path);
}

export function findDocument(uri: Uri): TextDocument | undefined {
  const wanted = uri.toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}
