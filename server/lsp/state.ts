/**
 * Everything the server knows, in one place with one owner: the wiring in `server.ts` writes it, handlers read it.
 * It is rebuilt from the editor's open documents and a scan of the folders whenever the server starts.
 */
import type { Connection } from 'vscode-languageserver';
import type { DocumentModel } from '../core/model/documentModel.ts';
import type { OtherProviders } from '../features/offeredDialects.ts';
import { factsOf } from '../index/noteFacts.ts';
import type { NoteFacts } from '../index/noteFacts.ts';
import { createNoteIndex } from '../index/noteIndex.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { analyseAlone, analysePlans } from '../index/planAnalysis.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import type { WorkspacePort } from '../index/workspacePort.ts';
import type { Editor } from './fromLsp.ts';
import { createOpenNotes } from './openNotes.ts';
import type { OpenNotes } from './openNotes.ts';
import { defaultSettings } from './settings.ts';
import type { Settings } from './settings.ts';

export interface State {
  readonly port: WorkspacePort;
  readonly open: OpenNotes;
  readonly index: NoteIndex;
  /** The plans around a note: those of the workspace, or of an open note outside it alone. */
  plans(uri: string): PlanAnalysis | undefined;
  editor: Editor;
  settings: Settings;
  others: OtherProviders;
  /** The folders open in the editor. */
  folders: readonly string[];
  /** False until the first scan of the folders ended, by itself or cancelled. */
  isScanned: boolean;
}

/** What is true of an editor that has not introduced itself yet. */
const NO_EDITOR: Editor = {
  namesExtensions: false, answersConfiguration: false, changesFolders: false, nestsSymbols: false,
  refreshes: { semanticTokens: false, inlayHints: false, codeLenses: false },
  registers: { symbols: false, folding: false, workspaceSymbols: false, watching: false, configuration: false },
};

/** @param openChanged Called with the URI of a note that was opened, edited or closed. */
export function createState(connection: Connection, port: WorkspacePort, openChanged: (uri: string) => void): State {
  const open = createOpenNotes(connection, openChanged);
  /** The version of each open note that facts were asked for last. */
  const latest = new Map<string, { readonly model: DocumentModel; readonly facts: NoteFacts }>();
  const findFacts = (uri: string): NoteFacts | undefined => {
    const model = open.find(uri)?.model;
    if (model === undefined) {
      latest.delete(uri);
      return undefined;
    }
    const before = latest.get(uri);
    if (before?.model === model) return before.facts;
    const facts = factsOf(model, before?.model);
    latest.set(uri, { model, facts });
    return facts;
  };
  const index = createNoteIndex(port, findFacts);
  const plans = (uri: string): PlanAnalysis | undefined => {
    if (index.find(uri) !== undefined) return analysePlans(index.snapshot());
    const facts = findFacts(uri);
    return facts && analyseAlone(uri, facts);
  };
  return {
    port, open, index, plans, editor: NO_EDITOR, settings: defaultSettings(true),
    others: { markdown: false, asciidoc: false }, folders: [], isScanned: false,
  };
}
