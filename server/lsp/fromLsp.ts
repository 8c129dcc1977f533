/**
 * The only place where values of the protocol become the server's own.
 */
import { URI } from 'vscode-uri';
import { dialectOf } from '../core/parseNote.ts';
import type { Dialect } from '../core/model/documentModel.ts';

/** A URI in the one spelling used as a key here, however the editor encodes it. */
export function fromUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** The dialect of an open document: by the editor's language, else by its name; undefined when it is no note. */
export function fromLanguage(languageId: string, uri: string): Dialect | undefined {
  return languageId === 'markdown' || languageId === 'asciidoc' ? languageId : dialectOf(URI.parse(uri).path);
}
