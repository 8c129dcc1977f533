/**
 * The notes open in the editor, kept in step by incremental synchronisation, and parsed when first asked for:
 * once a version, however many requests want the result. It knows nothing of files on disk.
 */
import { TextDocuments } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Dialect, DocumentModel } from '../core/model/documentModel.ts';
import { parseNote } from '../core/parseNote.ts';
import { fromLanguage, fromUri } from './fromLsp.ts';

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
}

/** What happens to open notes, by the URI in the server's spelling. */
export interface OpenNotesListener {
  changed(uri: string): void;
  closed(uri: string): void;
}

/** Listens to the editor's documents on `connection`. */
export function createOpenNotes(connection: Connection, listener: OpenNotesListener): OpenNotes {
  const documents = new TextDocuments(TextDocument);
  const byUri = new Map<string, TextDocument>();
  const parsed = new Map<string, ParsedNote>();
  documents.onDidChangeContent(({ document }) => {
    const uri = fromUri(document.uri);
    byUri.set(uri, document);
    parsed.delete(uri);
    listener.changed(uri);
  });
  documents.onDidClose(({ document }) => {
    const uri = fromUri(document.uri);
    byUri.delete(uri);
    parsed.delete(uri);
    listener.closed(uri);
  });
  documents.listen(connection);
  return {
    find(uri) {
      const known = parsed.get(uri);
      if (known !== undefined) return known;
      const document = byUri.get(uri);
      const dialect = document && fromLanguage(document.languageId, uri);
      if (document === undefined || dialect === undefined) return undefined;
      const note = { uri, dialect, model: parseNote(document.getText(), dialect), version: document.version };
      parsed.set(uri, note);
      return note;
    },
  };
}
