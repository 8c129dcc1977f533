/**
 * One timeline on show, in the panel or as a tab: it gives its webview the page, keeps the page's chart up to date and
 * does what the page asks for. It knows neither where it is shown nor how the chart is drawn.
 */
import { Uri } from 'vscode';
import type { Disposable, LogOutputChannel, Webview } from 'vscode';
import * as z from 'zod/mini';
import { fromPage } from '../../server/protocol/timelineHostMessages.ts';
import type { FromPage } from '../../server/protocol/timelineHostMessages.ts';
import type { PageCommand, ToPage } from '../../server/protocol/timelinePageMessages.ts';
import { createRefresher } from '../refresher.ts';
import type { Server } from '../serverRequests.ts';
import type { ActivePlan } from './activePlan.ts';
import type { ComeBack } from './chartHistory.ts';
import type { Act } from './timelineActions.ts';
import { renderTimelineHtml } from './timelineHtml.ts';

export interface TimelineServices {
  readonly extension: Uri;
  readonly log: LogOutputChannel;
  readonly server: Server;
  readonly activePlan: ActivePlan;
  readonly act: Act;
}

export interface TimelinePage extends Disposable {
  isVisible(): boolean;
  command(command: PageCommand): void;
  /** Does what the page could have asked for. */
  act(message: FromPage): Promise<void>;
  /** Asks for the chart again, as when it is shown after having been hidden. */
  refresh(): void;
}

/** Milliseconds of rest after which a change is drawn; the server has gathered its own already. */
const PAUSE = 10;

/** Where a page is shown. */
export interface PagePlace {
  isVisible(): boolean;
  /** Shows it and gives it the focus. */
  readonly comeBack: ComeBack;
  /** The reader's keys go there now. */
  tookKeys(): void;
}

export function createTimelinePage(webview: Webview, { isVisible, comeBack, tookKeys }: PagePlace, services: TimelineServices): TimelinePage {
  const { extension, log, server, activePlan, act } = services;
  let isReady = false;
  /** Asked of the page while it was out of sight. */
  let waiting: PageCommand | undefined;
  const post = (message: ToPage): void => void webview.postMessage(JSON.stringify(message));
  const refresher = createRefresher(async () => {
    if (isReady) post(await findChart(server, activePlan));
  }, PAUSE);
  const receive = async (raw: unknown): Promise<void> => {
    const parsed = z.safeParse(fromPage, raw);
    if (!parsed.success) return log.warn(`A message of the timeline is not understood: ${z.prettifyError(parsed.error)}`);
    if (parsed.data.kind === 'ready') {
      isReady = true;
      await refresher.now();
      if (waiting !== undefined) post({ kind: 'command', command: waiting });
      waiting = undefined;
      return;
    }
    if (parsed.data.kind === 'keys' && parsed.data.isFocused) tookKeys();
    await perform(parsed.data);
  };
  const perform = async (message: FromPage): Promise<void> => {
    try {
      await act(message, post, comeBack);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      log.error(`timeline ${message.kind}: ${text}`);
      post(isEdit(message) ? { kind: 'edited', isDone: false, text } : { kind: 'say', text, isProblem: true });
    }
    if (isEdit(message)) await refresher.now(); // The page waits for the chart that shows its edit.
  };
  const subscriptions = [
    refresher,
    webview.onDidReceiveMessage(receive),
    server.onDidChangePlans(() => refresher.schedule()),
    server.onDidChangeState(() => refresher.schedule()),
    activePlan.onDidChange(() => void refresher.now()),
    activePlan.onDidMoveCursor(({ uri, line }) => post({ kind: 'reveal', uri: uri.toString(), line })),
  ];
  webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
  webview.html = renderTimelineHtml(webview, extension);
  return {
    isVisible,
    command: (command) => {
      if (isVisible()) return post({ kind: 'command', command });
      waiting = command; // A page out of sight hears nothing; it starts anew when it is shown.
      comeBack();
    },
    act: perform,
    refresh: () => refresher.schedule(),
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}

function isEdit({ kind }: FromPage): boolean {
  return kind === 'edit' || kind === 'undo' || kind === 'redo';
}

/** The chart of the active plan, else of any plan, else the reason why there is none. */
async function findChart(server: Server, activePlan: ActivePlan): Promise<ToPage> {
  const plans = await server.plans() ?? [];
  for (const uri of [...activePlan.candidates(), ...plans.slice(0, 1).map((plan) => Uri.parse(plan.uri))]) {
    const chart = await server.chart(uri);
    if (!chart || chart.rows.length === 0) continue;
    activePlan.settle(uri);
    return { kind: 'chart', chart, plans };
  }
  const state = server.state();
  return { kind: 'empty', reason: state === 'running' ? 'noPlan' : state, plans };
}
