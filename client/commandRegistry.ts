/**
 * Registers every command and turns a failure into a line in the log and a message the user can act on.
 */
import { Disposable, commands, window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import type { ActiveNote } from './activeNote.ts';
import type { BookView } from './book/bookView.ts';
import * as acceptSession from './commands/acceptSession.ts';
import * as clearFilter from './commands/clearFilter.ts';
import * as chooseDetail from './commands/chooseDetail.ts';
import * as copyAsAsciidoc from './commands/copyAsAsciidoc.ts';
import * as copyAsMarkdown from './commands/copyAsMarkdown.ts';
import * as copyAsText from './commands/copyAsText.ts';
import * as copyLink from './commands/copyLink.ts';
import * as createMissingNote from './commands/createMissingNote.ts';
import * as createNote from './commands/createNote.ts';
import * as discardSession from './commands/discardSession.ts';
import * as editSprint from './commands/editSprint.ts';
import * as expandToLevel from './commands/expandToLevel.ts';
import * as filterOutline from './commands/filterOutline.ts';
import * as openTimeline from './commands/openTimeline.ts';
import * as openTimelineToSide from './commands/openTimelineToSide.ts';
import * as parkSession from './commands/parkSession.ts';
import * as previewSession from './commands/previewSession.ts';
import * as refreshBook from './commands/refreshBook.ts';
import * as restartServer from './commands/restartServer.ts';
import * as resumeSession from './commands/resumeSession.ts';
import * as revealHeading from './commands/revealHeading.ts';
import * as revealInBook from './commands/revealInBook.ts';
import * as selectSection from './commands/selectSection.ts';
import * as showDrafts from './commands/showDrafts.ts';
import * as showLog from './commands/showLog.ts';
import * as toggleNumbers from './commands/toggleNumbers.ts';
import * as undoPlanEdit from './commands/undoPlanEdit.ts';
import type { OutlineView } from './outline/outlineView.ts';
import type { Server } from './serverRequests.ts';
import type { Sessions } from './session/sessions.ts';
import type { Timeline } from './timeline/timeline.ts';

/** What commands work with. */
export interface Services {
  readonly log: LogOutputChannel;
  readonly server: Server;
  readonly activeNote: ActiveNote;
  readonly outline: OutlineView;
  readonly book: BookView;
  readonly timeline: Timeline;
  readonly sessions: Sessions;
}

export interface Command {
  readonly id: string;
  /** @param argument what the command was invoked on: a row of a view, or nothing from the palette. */
  readonly run: (services: Services, argument?: unknown) => Promise<unknown> | undefined;
}

const COMMANDS: readonly Command[] = [
  acceptSession, chooseDetail, clearFilter, copyAsAsciidoc, copyAsMarkdown, copyAsText, copyLink, createMissingNote,
  createNote, discardSession, editSprint, expandToLevel, filterOutline, openTimeline, openTimelineToSide, parkSession,
  previewSession, refreshBook, restartServer, resumeSession, revealHeading, revealInBook, selectSection, showDrafts,
  showLog, toggleNumbers, undoPlanEdit,
];

export function registerCommands(services: Services): Disposable {
  return Disposable.from(...COMMANDS.map(({ id, run }) => commands.registerCommand(id, async (argument?: unknown) => {
    try {
      await run(services, argument);
    } catch (error) {
      reportFailure(services.log, id, error);
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
