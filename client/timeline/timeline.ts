/**
 * The timeline wherever it is shown: as a view of the panel, and as editor tabs that come back after a reload.
 * It knows where, not what is drawn.
 */
import { Disposable, ViewColumn, window } from 'vscode';
import type { Event, WebviewPanel, WebviewView } from 'vscode';
import type { PageCommand } from '../../server/protocol/timelinePageMessages.ts';
import { setContext } from '../publishContext.ts';
import { createTimelinePage } from './timelinePage.ts';
import type { TimelinePage, TimelineServices } from './timelinePage.ts';

export interface Timeline extends Disposable {
  /** Shows the timeline as a tab: the one there is, else a new one. */
  openTab(column: ViewColumn): void;
  /** Sends a command to the timeline in use: the active tab, else the view, else the last one shown. */
  command(command: PageCommand): void;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

const VIEW = 'throughline.timeline';
const TAB = 'throughline.timelineTab';

export function createTimeline(services: TimelineServices): Timeline {
  const pages = new Set<TimelinePage>();
  let tab: WebviewPanel | undefined;
  let last: TimelinePage | undefined;

  const publish = (): void => void setContext('timeline.open', pages.size > 0);
  const add = (page: TimelinePage, gone: Event<void>, shown: Event<unknown>): void => {
    pages.add(page);
    publish();
    last = page;
    shown(() => {
      last = page;
      page.refresh();
    });
    gone(() => {
      pages.delete(page);
      publish();
      if (last === page) last = [...pages].at(-1);
      void setContext('timeline.focused', false); // A page that goes says no more.
      page.dispose();
    });
  };
  const fillTab = (panel: WebviewPanel): void => {
    tab = panel;
    panel.onDidDispose(() => { if (tab === panel) tab = undefined; });
    add(createTimelinePage(panel.webview, { isVisible: () => panel.visible, comeBack: () => panel.reveal() }, services), panel.onDidDispose, panel.onDidChangeViewState);
  };
  const subscriptions = Disposable.from(
    window.registerWebviewViewProvider(VIEW, {
      resolveWebviewView: (view: WebviewView) => add(createTimelinePage(view.webview, { isVisible: () => view.visible, comeBack: () => view.show() }, services), view.onDidDispose, view.onDidChangeVisibility),
    }),
    window.registerWebviewPanelSerializer(TAB, {
      deserializeWebviewPanel: (panel) => {
        fillTab(panel);
        return Promise.resolve();
      },
    }),
  );
  return {
    openTab: (column) => {
      if (tab !== undefined) return tab.reveal(column === ViewColumn.Beside ? undefined : column);
      fillTab(window.createWebviewPanel(TAB, 'Timeline', column, { enableFindWidget: false }));
    },
    command: (command) => last?.command(command),
    undo: async () => last?.act({ kind: 'undo' }),
    redo: async () => last?.act({ kind: 'redo' }),
    dispose: () => {
      for (const page of pages) page.dispose();
      subscriptions.dispose();
    },
  };
}
