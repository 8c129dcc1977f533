/**
 * What the server offers the editor, and when: symbols and folding only where nobody else gives them. Offers come and
 * go with settings and extensions; an editor that takes promises only at the start is promised everything, and the
 * handlers answer by the same rules.
 */
import {
  CodeActionKind, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, DocumentSymbolRequest, FoldingRangeRequest,
  TextDocumentSyncKind, WatchKind, WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import type { Connection, Disposable, ServerCapabilities } from 'vscode-languageserver';
import { NOTE_EXTENSIONS } from '../core/parseNote.ts';
import type { Dialect } from '../core/model/documentModel.ts';
import { offeredDialects } from '../features/offeredDialects.ts';
import { PLAN_TOKEN_MODIFIERS, PLAN_TOKEN_TYPES } from '../features/planTokens.ts';
import type { Editor } from './fromLsp.ts';
import { describeError } from './guard.ts';
import { SECTIONS } from './settings.ts';
import type { State } from './state.ts';

/** How the editor names the group of our symbols beside those of others. */
const LABEL = 'Throughline';

/** One offer: whether it is wanted now, and how it is made. */
interface Offer {
  readonly isWanted: () => boolean;
  readonly make: () => Promise<Disposable>;
}

/** What is promised at the start: all that the editor does not let us register later. */
export function promiseCapabilities({ registers }: Editor): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
    completionProvider: { triggerCharacters: [':', ',', '/'] },
    inlayHintProvider: true,
    codeLensProvider: {},
    selectionRangeProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...PLAN_TOKEN_TYPES], tokenModifiers: [...PLAN_TOKEN_MODIFIERS] }, full: { delta: true }, range: true,
    },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    ...(registers.symbols ? {} : { documentSymbolProvider: { label: LABEL } }),
    ...(registers.folding ? {} : { foldingRangeProvider: true }),
    ...(registers.workspaceSymbols ? {} : { workspaceSymbolProvider: true }),
  };
}

/** Keeps the registrations as settings and extensions want them: call the result after each change of those. */
export function keepRegistrations(connection: Connection, state: State): () => Promise<void> {
  const offers = listOffers(connection, state);
  const made = new Map<Offer, Disposable>();
  const update = async (): Promise<void> => {
    for (const offer of offers) {
      if (offer.isWanted() === made.has(offer)) continue;
      made.get(offer)?.dispose();
      if (!made.delete(offer)) made.set(offer, await offer.make());
    }
  };
  let last = Promise.resolve();
  return () => (last = last.then(update).catch((error: unknown) =>
    connection.console.error(`The editor refused a registration: ${describeError(error)}`)));
}

function listOffers({ client }: Connection, state: State): readonly Offer[] {
  const registers = (): Editor['registers'] => state.editor.registers;
  const offered = (): readonly Dialect[] => offeredDialects(state.settings.markdownSymbols, state.others);
  // The selector is the bare language: a more specific one would push others' answers aside.
  const symbols = (language: Dialect): Offer => ({
    isWanted: () => registers().symbols && (offered().includes(language) || state.settings.taskSymbols),
    make: () => client.register(DocumentSymbolRequest.type, { documentSelector: [{ language }], label: LABEL }),
  });
  const folding = (language: Dialect | 'throughline-outline', isWanted: () => boolean): Offer => ({
    isWanted: () => registers().folding && isWanted(),
    make: () => client.register(FoldingRangeRequest.type, { documentSelector: [{ language }] }),
  });
  return [
    symbols('markdown'),
    symbols('asciidoc'),
    folding('markdown', () => true),
    folding('asciidoc', () => !state.others.asciidoc),
    folding('throughline-outline', () => true),
    {
      isWanted: () => registers().workspaceSymbols && offered().length > 0,
      make: () => client.register(WorkspaceSymbolRequest.type, undefined),
    },
    {
      isWanted: () => registers().configuration,
      make: () => client.register(DidChangeConfigurationNotification.type, { section: [...SECTIONS] }),
    },
    {
      isWanted: () => registers().watching,
      make: () => client.register(DidChangeWatchedFilesNotification.type, { watchers: [
        { globPattern: `**/*.{${NOTE_EXTENSIONS.flatMap((name) => [name, name.toUpperCase()]).join(',')}}`, kind: WatchKind.Change },
        { globPattern: '**/{.gitignore,mkdocs.yml,mkdocs.yaml,antora.yml}', kind: WatchKind.Change },
        // A folder that comes or goes is told of as such, not by the notes in it.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ] }),
    },
  ];
}
