/**
 * What commands work with: the log, the server and the views. It makes none of them.
 */
import type { LogOutputChannel } from 'vscode';
import type { ActiveNote } from './activeNote.ts';
import type { BookView } from './book/bookView.ts';
import type { OutlineView } from './outline/outlineView.ts';
import type { PlanView } from './plan/planView.ts';
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
  readonly plan: PlanView;
  readonly timeline: Timeline;
  readonly sessions: Sessions;
}
