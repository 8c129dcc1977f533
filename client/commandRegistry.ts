/**
 * Registers every command, shows why one does nothing, and turns a failure into a line in the log and a message the user
 * can act on.
 */
import { Disposable, commands, window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import * as acceptSession from './commands/acceptSession.ts';
import * as addDependency from './commands/addDependency.ts';
import * as assignToSprint from './commands/assignToSprint.ts';
import * as chooseDetail from './commands/chooseDetail.ts';
import * as clearFilter from './commands/clearFilter.ts';
import * as clearPlanFilter from './commands/clearPlanFilter.ts';
import * as convertListToTasks from './commands/convertListToTasks.ts';
import * as copyAsAsciidoc from './commands/copyAsAsciidoc.ts';
import * as copyAsMarkdown from './commands/copyAsMarkdown.ts';
import * as copyAsText from './commands/copyAsText.ts';
import * as copyLink from './commands/copyLink.ts';
import * as createMissingNote from './commands/createMissingNote.ts';
import * as createNote from './commands/createNote.ts';
import * as deleteTask from './commands/deleteTask.ts';
import * as discardSession from './commands/discardSession.ts';
import * as editBook from './commands/editBook.ts';
import * as editOutline from './commands/editOutline.ts';
import * as editSprint from './commands/editSprint.ts';
import * as editTask from './commands/editTask.ts';
import * as expandToLevel from './commands/expandToLevel.ts';
import * as filterOutline from './commands/filterOutline.ts';
import * as filterPlan from './commands/filterPlan.ts';
import * as goToBlocker from './commands/goToBlocker.ts';
import * as insertTask from './commands/insertTask.ts';
import * as moveLinesDown from './commands/moveLinesDown.ts';
import * as moveLinesIn from './commands/moveLinesIn.ts';
import * as moveLinesOut from './commands/moveLinesOut.ts';
import * as moveLinesUp from './commands/moveLinesUp.ts';
import * as moveTask from './commands/moveTask.ts';
import * as moveTaskDown from './commands/moveTaskDown.ts';
import * as moveTaskUp from './commands/moveTaskUp.ts';
import * as newTask from './commands/newTask.ts';
import * as openOutside from './commands/openOutside.ts';
import * as openTimeline from './commands/openTimeline.ts';
import * as openTimelineToSide from './commands/openTimelineToSide.ts';
import * as parkSession from './commands/parkSession.ts';
import * as previewSession from './commands/previewSession.ts';
import * as refreshBook from './commands/refreshBook.ts';
import * as removeDependency from './commands/removeDependency.ts';
import * as renameTask from './commands/renameTask.ts';
import * as restartServer from './commands/restartServer.ts';
import * as resumeSession from './commands/resumeSession.ts';
import * as revealHeading from './commands/revealHeading.ts';
import * as revealInBook from './commands/revealInBook.ts';
import * as revealTask from './commands/revealTask.ts';
import * as selectSection from './commands/selectSection.ts';
import * as setEstimate from './commands/setEstimate.ts';
import * as setOwner from './commands/setOwner.ts';
import * as showBlockedTasks from './commands/showBlockedTasks.ts';
import * as showDrafts from './commands/showDrafts.ts';
import * as showInPlan from './commands/showInPlan.ts';
import * as showLog from './commands/showLog.ts';
import * as showMineTasks from './commands/showMineTasks.ts';
import * as showReadyTasks from './commands/showReadyTasks.ts';
import * as showTimeline from './commands/showTimeline.ts';
import * as showWhyBlocked from './commands/showWhyBlocked.ts';
import * as tickRows from './commands/tickRows.ts';
import * as timelineAddMajor from './commands/timelineAddMajor.ts';
import * as timelineAddTask from './commands/timelineAddTask.ts';
import * as timelineCancel from './commands/timelineCancel.ts';
import * as timelineCollapseAll from './commands/timelineCollapseAll.ts';
import * as timelineCopyMermaid from './commands/timelineCopyMermaid.ts';
import * as timelineCopySvg from './commands/timelineCopySvg.ts';
import * as timelineCopyText from './commands/timelineCopyText.ts';
import * as timelineDelete from './commands/timelineDelete.ts';
import * as timelineExpandAll from './commands/timelineExpandAll.ts';
import * as timelineFind from './commands/timelineFind.ts';
import * as timelineGrow from './commands/timelineGrow.ts';
import * as timelineMoveDown from './commands/timelineMoveDown.ts';
import * as timelineMoveLeft from './commands/timelineMoveLeft.ts';
import * as timelineMoveRight from './commands/timelineMoveRight.ts';
import * as timelineMoveUp from './commands/timelineMoveUp.ts';
import * as timelinePick from './commands/timelinePick.ts';
import * as timelineRedo from './commands/timelineRedo.ts';
import * as timelineRelate from './commands/timelineRelate.ts';
import * as timelineRename from './commands/timelineRename.ts';
import * as timelineSaveHtml from './commands/timelineSaveHtml.ts';
import * as timelineSavePng from './commands/timelineSavePng.ts';
import * as timelineSaveSvg from './commands/timelineSaveSvg.ts';
import * as timelineSetEstimate from './commands/timelineSetEstimate.ts';
import * as timelineSetColumns from './commands/timelineSetColumns.ts';
import * as timelineSetOwner from './commands/timelineSetOwner.ts';
import * as timelineSetSprint from './commands/timelineSetSprint.ts';
import * as timelineShowKeys from './commands/timelineShowKeys.ts';
import * as timelineShowMenu from './commands/timelineShowMenu.ts';
import * as timelineShrink from './commands/timelineShrink.ts';
import * as timelineStart from './commands/timelineStart.ts';
import * as timelineTakeIntoSprint from './commands/timelineTakeIntoSprint.ts';
import * as timelineToggleCriticalPath from './commands/timelineToggleCriticalPath.ts';
import * as timelineToggleDone from './commands/timelineToggleDone.ts';
import * as timelineToggleRelations from './commands/timelineToggleRelations.ts';
import * as timelineToggleSprints from './commands/timelineToggleSprints.ts';
import * as timelineUndo from './commands/timelineUndo.ts';
import * as timelineUnpin from './commands/timelineUnpin.ts';
import * as timelineZoomIn from './commands/timelineZoomIn.ts';
import * as timelineZoomOut from './commands/timelineZoomOut.ts';
import * as timelineZoomToFit from './commands/timelineZoomToFit.ts';
import * as toggleDone from './commands/toggleDone.ts';
import * as toggleInProgress from './commands/toggleInProgress.ts';
import * as toggleNumbers from './commands/toggleNumbers.ts';
import * as undoPlanEdit from './commands/undoPlanEdit.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';

export interface Command {
  readonly id: string;
  /**
   * @param argument what the command was invoked on: a row of a view, or nothing from the palette
   * @param selected all selected rows of that view, where several can be
   */
  readonly run: (services: Services, argument?: unknown, selected?: unknown) => Promise<unknown> | undefined;
}

const COMMANDS: readonly Command[] = [
  acceptSession, chooseDetail, clearFilter, copyAsAsciidoc, copyAsMarkdown, copyAsText, copyLink, createMissingNote,
  createNote, discardSession, editBook, editOutline, editSprint, editTask, expandToLevel, filterOutline, moveLinesDown, moveLinesIn, moveLinesOut, moveLinesUp, newTask, openOutside,
  openTimeline, openTimelineToSide, parkSession, previewSession, refreshBook, restartServer, resumeSession,
  revealHeading, revealInBook, selectSection, showDrafts, showLog, showTimeline, toggleNumbers, undoPlanEdit,
  timelineFind, timelineZoomIn, timelineZoomOut, timelineZoomToFit, timelineToggleCriticalPath, timelineToggleRelations, timelineToggleSprints, timelineCollapseAll,
  timelineExpandAll, timelineShowKeys, timelineMoveLeft, timelineMoveRight, timelineMoveUp, timelineMoveDown, timelineToggleDone, timelineStart,
  timelineCancel, timelineGrow, timelineShrink, timelineAddTask, timelineAddMajor, timelineRename, timelineRelate, timelineUnpin,
  timelineDelete, timelineTakeIntoSprint, timelinePick, timelineSetEstimate, timelineSetOwner, timelineSetSprint, timelineSetColumns, timelineShowMenu, timelineUndo, timelineRedo,
  timelineCopyText, timelineCopyMermaid, timelineCopySvg, timelineSaveSvg, timelineSavePng, timelineSaveHtml,
  addDependency, assignToSprint, clearPlanFilter, convertListToTasks, deleteTask, filterPlan, goToBlocker, insertTask,
  moveTask, moveTaskDown, moveTaskUp, removeDependency, renameTask, revealTask, setEstimate, setOwner,
  showBlockedTasks, showInPlan, showMineTasks, showReadyTasks, showWhyBlocked, tickRows, toggleDone, toggleInProgress,
];

export function registerCommands(services: Services): Disposable {
  return Disposable.from(...COMMANDS.map(({ id, run }) => commands.registerCommand(id, async (argument?: unknown, selected?: unknown) => {
    try {
      await run(services, argument, selected);
    } catch (error) {
      if (error instanceof Refusal) void window.showInformationMessage(error.message);
      else reportFailure(services.log, id, error);
    }
  })));
}

function reportFailure(log: LogOutputChannel, id: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  log.error(`${id}: ${error instanceof Error ? error.stack ?? message : message}`);
  void window.showErrorMessage(`Throughline: ${message}`, 'Show log').then((choice) => {
    if (choice !== undefined) log.show(true);
  });
}
