/**
 * The timeline wherever it is shown: as a view of the panel, and as editor tabs that come back after a reload.
 * It knows where, not what is drawn.
 */
import { Disposable, ViewColumn, window } from 'vscode';
import type { Event, Webview, WebviewPanel, WebviewView } from 'vscode';
import type { PageCommand } from '../../server/protocol/timelinePageMessages.ts';
import { setContext } from '../publishContext.ts';
import { createTimelinePage } from './timelinePage.ts';
import type { PagePlace, TimelinePage, TimelineServices } from './timelinePage.ts';

export interface Timeline extends Disposable {
  /** Shows the timeline as a tab: the one there is, else a new one. */
  openTab(column: ViewColumn): void;
  /** Sends a command to the timeline in use: the one that had the keys or came into sight last, else one that is in sight. */
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
  const add = (webview: Webview, place: Omit<PagePlace, 'tookKeys'>, gone: Event<void>, shown: Event<unknown>): void => {
    const page = createTimelinePage(webview, { ...place, tookKeys: () => { last = page; } }, services);
    pages.add(page);
    publish();
    last = page;
    shown(() => {
      if (page.isVisible()) last = page;
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
    add(panel.webview, { isVisible: () => panel.visible, comeBack: () => panel.reveal() }, panel.onDidDispose, panel.onDidChangeViewState);
  };
  const inUse = (): TimelinePage | undefined => (last?.isVisible() === true ? last : [...pages].find((page) => page.isVisible()) ?? last);
  const subscriptions = Disposable.from(
    window.registerWebviewViewProvider(VIEW, {
      resolveWebviewView: (view: WebviewView) => add(view.webview, { isVisible: () => view.visible, comeBack: () => view.show() }, view.onDidDispose, view.onDidChangeVisibility),
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
    command: (command) => inUse()?.command(command),
    undo: async () => inUse()?.act({ kind: 'undo' }),
    redo: async () => inUse()?.act({ kind: 'redo' }),
    dispose: () => {
      for (const page of pages) page.dispose();
      subscriptions.dispose();
    },
  };
}
