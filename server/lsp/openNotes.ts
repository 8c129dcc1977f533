/**
 * The notes open in the editor, kept in step by incremental synchronisation, and parsed when first asked for:
 * once a version, however many requests want the result. It knows nothing of files on disk.
 */
import { TextDocuments } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Dialect, DocumentModel } from '../core/model/documentModel.ts';
import { parseNote } from '../core/parseNote.ts';
import { fromLanguage, fromUri, toFileName } from './fromLsp.ts';

export interface ParsedNote {
  readonly uri: string;
  readonly dialect: Dialect;
  readonly model: DocumentModel;
  /** Version of the open document, null when read from disk. */
  readonly version: number | null;
}

export interface OpenNotes {
  /** The open note in its present version, parsed; undefined when it is not open or no note. */
  find(uri: string): ParsedNote | undefined;
  /** Every open document, notes or not. */
  uris(): readonly string[];
  /** The text of any open document. */
  text(uri: string): { readonly text: string; readonly version: number } | undefined;
}

/**
 * Listens to the editor's documents on `connection`.
 * @param changed Called with the URI of a note that was opened, edited or closed.
 */
export function createOpenNotes(connection: Connection, changed: (uri: string) => void): OpenNotes {
  const documents = new TextDocuments(TextDocument);
  const byUri = new Map<string, TextDocument>();
  /** The latest version parsed, which may be older than the document's. */
  const parsed = new Map<string, ParsedNote>();
  documents.onDidChangeContent(({ document }) => {
    const uri = fromUri(document.uri);
    byUri.set(uri, document);
    changed(uri);
  });
  documents.onDidClose(({ document }) => {
    const uri = fromUri(document.uri);
    byUri.delete(uri);
    parsed.delete(uri);
    changed(uri);
  });
  documents.listen(connection);
  return {
    uris: () => [...byUri.keys()],
    text: (uri) => {
      const document = byUri.get(uri);
      return document && { text: document.getText(), version: document.version };
    },
    find(uri) {
      const known = parsed.get(uri);
      const document = byUri.get(uri);
      if (known !== undefined && known.version === document?.version) return known;
      const dialect = document && fromLanguage(document.languageId, uri);
      if (document === undefined || dialect === undefined) return undefined;
      const note = { uri, dialect, model: parseNote(document.getText(), dialect, { path: toFileName(uri), previous: known?.model }), version: document.version };
      parsed.set(uri, note);
      return note;
    },
  };
}
