/**
 * What the editor says, in the server's own values: URIs, dialects, what it can do, what happened to files. Positions
 * become offsets where a request is answered, because only there the lines of the note are known.
 */
import { FileChangeType } from 'vscode-languageserver';
import type { FileEvent, InitializeParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Dialect } from '../core/model/documentModel.ts';
import { dialectOf } from '../core/parseNote.ts';
import type { OtherProviders } from '../features/offeredDialects.ts';
import type { FileChange } from '../index/followChanges.ts';
import type { OtherExtensions } from '../protocol/editorMessages.ts';

/** What the editor can do and has, as it says when it starts the server. */
export interface Editor {
  /** False when it said nothing of other extensions: it is not VS Code, and has no outline of its own. */
  readonly namesExtensions: boolean;
  readonly answersConfiguration: boolean;
  readonly changesFolders: boolean;
  readonly nestsSymbols: boolean;
  /** What it can be asked to draw again. */
  readonly refreshes: Readonly<Record<'semanticTokens' | 'inlayHints' | 'codeLenses', boolean>>;
  /** What may be registered and taken back while running; the rest is promised once and for all. */
  readonly registers: Readonly<Record<'symbols' | 'folding' | 'workspaceSymbols' | 'watching' | 'configuration', boolean>>;
}

/** A URI in the one spelling used as a key here, however the editor encodes it. */
export function fromUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** The same for a folder: without a slash at its end, so that what is in it begins with it and a slash. */
export function fromFolder(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.with({ path: parsed.path.replace(/(?<=.)\/+$/, '') }).toString();
}

/** What a note's neighbours call it in links; empty while it has no file. */
export function toFileName(uri: string): string {
  const { scheme, path } = URI.parse(uri);
  return scheme === 'untitled' ? '' : path.slice(path.lastIndexOf('/') + 1);
}

/** The dialect of an open document: by the editor's language, else by its name; undefined when it is no note. */
export function fromLanguage(languageId: string, uri: string): Dialect | undefined {
  return languageId === 'markdown' || languageId === 'asciidoc' ? languageId : dialectOf(URI.parse(uri).path);
}

export function fromInitialize({ capabilities, initializationOptions: options }: InitializeParams): Editor {
  const { textDocument, workspace } = capabilities;
  return {
    namesExtensions: options !== undefined && options !== null,
    answersConfiguration: workspace?.configuration === true,
    changesFolders: workspace?.workspaceFolders === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    refreshes: {
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      codeLenses: workspace?.codeLens?.refreshSupport === true,
    },
    registers: {
      symbols: textDocument?.documentSymbol?.dynamicRegistration === true,
      folding: textDocument?.foldingRange?.dynamicRegistration === true,
      workspaceSymbols: workspace?.symbol?.dynamicRegistration === true,
      watching: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
      configuration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    },
  };
}

/** The folders open in the editor. */
export function fromFolders({ workspaceFolders, rootUri }: Pick<InitializeParams, 'workspaceFolders'> & { rootUri?: string | null }): string[] {
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null || rootUri === undefined ? [] : [rootUri]);
  return folders.map(fromFolder);
}

/** Who else gives symbols: nobody when the editor does not say. */
export function fromExtensions(extensions: OtherExtensions | null | undefined): OtherProviders {
  return { markdown: extensions?.markdown ?? false, asciidoc: extensions?.asciidoctor ?? false };
}

export function fromFileEvent({ uri, type }: FileEvent): FileChange {
  const kind = type === FileChangeType.Created ? 'created' : type === FileChangeType.Changed ? 'changed' : 'deleted';
  return { uri: fromUri(uri), kind };
}
