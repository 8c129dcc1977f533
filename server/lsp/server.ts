/**
 * The language server as a list of what is wired to what. How each answer comes about stands in the files named here.
 */
import type { Connection } from 'vscode-languageserver';
import type { WorkspacePort } from '../index/workspacePort.ts';
import { extensionsChanged, initializationOptions } from '../protocol/editorMessages.ts';
import { answerCodeActions } from './codeActions.ts';
import { answerEditorRequests } from './editorRequests.ts';
import { fromExtensions, fromFileEvent, fromFolders, fromInitialize } from './fromLsp.ts';
import { receiveNotification, validate } from './guard.ts';
import { startIndexing } from './indexing.ts';
import { answerOutlineRequests } from './outlineRequests.ts';
import { startPlanDiagnostics } from './planDiagnostics.ts';
import { answerPlanIntents } from './planIntents.ts';
import { answerPlanMarks } from './planMarks.ts';
import { startPlanRefresh } from './planRefresh.ts';
import { answerPlanRenaming } from './planRenaming.ts';
import { answerPlanRequests } from './planRequests.ts';
import { answerPlanViewRequests } from './planViewRequests.ts';
import { keepRegistrations, promiseCapabilities } from './registrations.ts';
import { startSessionDiagnostics } from './sessionDiagnostics.ts';
import { answerSessionRequests } from './sessionRequests.ts';
import type { FindEditor } from './sessionRequests.ts';
import { createSessions } from './sessions.ts';
import { defaultSettings, readSettings } from './settings.ts';
import { createState } from './state.ts';
import { answerTimelineRequests } from './timelineRequests.ts';

/**
 * Serves `connection`, reading files through `port`, until it closes.
 * @param findEditor another editor for texts of sessions, where this runs beside programs
 */
export function startServer(connection: Connection, port: WorkspacePort, findEditor?: FindEditor): void {
  const state = createState(connection, port, (uri) => {
    refresh.edited(uri);
    indexing.openChanged(uri);
  });
  const indexing = startIndexing(connection, state, () => {
    diagnostics.changed();
    refresh.changed();
    timeline.changed();
    sessionDiagnostics.changed();
  });
  const diagnostics = startPlanDiagnostics(connection, state);
  const refresh = startPlanRefresh(connection, state);
  const sessions = createSessions(connection, state);
  const sessionDiagnostics = startSessionDiagnostics(connection, state, sessions);
  const updateRegistrations = keepRegistrations(connection, state);

  const updateSettings = async (): Promise<void> => {
    const defaults = defaultSettings(!state.editor.namesExtensions);
    state.settings = state.editor.answersConfiguration ? await readSettings(connection, defaults) : defaults;
    await updateRegistrations();
  };

  connection.onInitialize((params) => {
    state.editor = fromInitialize(params);
    state.folders = fromFolders(params);
    state.others = fromExtensions(validate(connection, 'initializationOptions', initializationOptions, params.initializationOptions));
    return { capabilities: promiseCapabilities(state.editor), serverInfo: { name: 'throughline' } };
  });
  connection.onInitialized(async () => {
    if (state.editor.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        state.folders = fromFolders({ workspaceFolders: await connection.workspace.getWorkspaceFolders() });
        indexing.scan();
      });
    }
    await updateSettings();
    indexing.scan();
  });
  connection.onDidChangeConfiguration(async () => {
    const { exclude } = state.settings;
    await updateSettings();
    refresh.all();
    if (String(exclude) !== String(state.settings.exclude)) indexing.scan();
  });
  receiveNotification(connection, extensionsChanged, async (extensions) => {
    state.others = fromExtensions(extensions);
    await updateRegistrations();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => indexing.filesChanged(changes.map(fromFileEvent)));
  connection.onShutdown(() => {
    indexing.stop();
    diagnostics.stop();
    refresh.stop();
    timeline.stop();
    sessionDiagnostics.stop();
  });

  const timeline = answerTimelineRequests(connection, state);
  answerOutlineRequests(connection, state);
  answerEditorRequests(connection, state, sessions);
  answerPlanRequests(connection, state, sessions);
  answerPlanRenaming(connection, state);
  answerCodeActions(connection, state, sessions);
  answerPlanIntents(connection, state);
  answerPlanViewRequests(connection, state);
  answerPlanMarks(connection, state, sessions);
  answerSessionRequests(connection, state, sessions, findEditor);
  connection.listen();
}
