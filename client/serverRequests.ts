/**
 * The server's answers for the views, typed: outlines, books, contents. A server that is gone or busy gives undefined
 * and a line in the log; the views ask again when it is back. It knows nothing of views.
 */
import { EventEmitter, Uri } from 'vscode';
import type { Disposable, Event, LogOutputChannel } from 'vscode';
import { State } from 'vscode-languageclient';
import {
  bookRequest, contentsRequest, headingLinkRequest, indexChanged, outlineRequest,
} from '../server/protocol/outlineMessages.ts';
import type { BookResult, OutlineResult } from '../server/protocol/outlineMessages.ts';
import { evaluateSessionRequest, findEditorRequest, moveOutlineLinesRequest, openSessionRequest } from '../server/protocol/sessionMessages.ts';
import type { EvaluateSessionResult, FoundEditor, MoveOutlineLines, MovedOutlineLines, OpenSessionResult, SessionKind, SessionOptions } from '../server/protocol/sessionMessages.ts';
import { planEditRequest } from '../server/protocol/planMessages.ts';
import type { PlanEditResult, PlanIntent } from '../server/protocol/planMessages.ts';
import {
  blockingChainRequest, planCardRequest, planRowsRequest, planSummariesRequest, taskFactsRequest,
} from '../server/protocol/planViewMessages.ts';
import type { BlockingChain, PlanRows, PlanSummaries, TaskFacts } from '../server/protocol/planViewMessages.ts';
import type { ServerConnection } from './serverConnection.ts';
import { chartPlansRequest, chartRequest, plansChanged } from '../server/protocol/timelineMessages.ts';
import type { Chart, PlanName } from '../server/protocol/timelineMessages.ts';

export type ContentsFormat = 'text' | 'markdown' | 'asciidoc';
export type ServerState = 'starting' | 'running' | 'stopped';
export interface IndexChange { readonly uris: readonly string[]; readonly scanning: boolean }

export interface Server extends Disposable {
  /** Null when there is no such note, undefined when the server could not be asked. */
  outline(uri: Uri): Promise<OutlineResult | undefined>;
  book(folder: Uri): Promise<BookResult | undefined>;
  /** @param entry index of the section's entry, or null for the whole note. */
  contents(uri: Uri, format: ContentsFormat, entry: number | null): Promise<string | null | undefined>;
  /** A link to a heading in the dialect of its note; null when there is no such heading. */
  headingLink(uri: Uri, entry: number): Promise<string | null | undefined>;
  /** The edits that do what an intent about a plan says. */
  planEdit(intent: PlanIntent): Promise<PlanEditResult | undefined>;
  /** All plans in short, or the one a note belongs to. */
  planSummaries(uri: Uri | null): Promise<PlanSummaries | undefined>;
  /** The plan that a note belongs to, row by row. */
  planRows(uri: Uri): Promise<PlanRows | undefined>;
  /** The tasks on some lines of an open note. */
  taskFacts(uri: Uri, firstLine: number, lastLine: number): Promise<readonly TaskFacts[] | undefined>;
  /** What keeps the task on a line from starting. */
  blockingChain(uri: Uri, line: number): Promise<BlockingChain | undefined>;
  /** The card of the task on a line, as Markdown. */
  planCard(uri: Uri, line: number): Promise<string | null | undefined>;
  /** The plan that a note belongs to. Null when it belongs to none. */
  chart(uri: Uri): Promise<Chart | null | undefined>;
  /** Every plan there is, in path order. */
  plans(): Promise<readonly PlanName[] | undefined>;
  /** The text of a new editing session, made from the plan that a note belongs to. */
  openSession(kind: SessionKind, uri: Uri, options: SessionOptions): Promise<OpenSessionResult | undefined>;
  /** What the text of a session would do to the notes as they are now; `isWhole` counts those whose links have to follow. */
  evaluateSession(uri: Uri, text: string, isWhole: boolean): Promise<EvaluateSessionResult | undefined>;
  /** The section on a line of an outline, with those below it, moved; null where it cannot go there. */
  moveOutlineLines(params: MoveOutlineLines): Promise<MovedOutlineLines | undefined>;
  /** Another editor for the texts of sessions. @param setting what the user's setting says */
  findEditor(setting: string): Promise<FoundEditor | undefined>;
  restart(): Promise<void>;
  state(): ServerState;
  readonly onDidChangeState: Event<void>;
  readonly onDidChangeIndex: Event<IndexChange>;
  /** Some plan may look different. */
  readonly onDidChangePlans: Event<void>;
}

const STATES: Readonly<Record<State, ServerState>> = {
  [State.Starting]: 'starting', [State.Running]: 'running', [State.Stopped]: 'stopped', [State.StartFailed]: 'stopped',
};

export function createServer(connection: ServerConnection, log: LogOutputChannel): Server {
  const stateChanged = new EventEmitter<void>();
  const indexEmitter = new EventEmitter<IndexChange>();
  const planEmitter = new EventEmitter<void>();
  const ask = async <T>(method: string, params: object): Promise<T | undefined> => {
    if (STATES[connection.client().state] === 'stopped') return undefined;
    try {
      return await connection.client().sendRequest<T>(method, params);
    } catch (error) {
      log.warn(`${method} got no answer: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const subscriptions = [
    stateChanged,
    indexEmitter,
    planEmitter,
    connection.onDidChangeState(() => stateChanged.fire()),
    connection.equip((client) => client.onNotification(indexChanged.method, ({ uris, scanning }: IndexChange) => (
      indexEmitter.fire({ uris: uris.map(spell), scanning })))),
    connection.equip((client) => client.onNotification(plansChanged.method, () => planEmitter.fire())),
  ];
  return {
    outline: (uri) => ask<OutlineResult>(outlineRequest.method, { uri: uri.toString() }),
    book: (folder) => ask<BookResult>(bookRequest.method, { folder: folder.toString() }),
    contents: (uri, format, entry) => ask<string | null>(contentsRequest.method, { uri: uri.toString(), format, entry }),
    headingLink: (uri, entry) => ask<string | null>(headingLinkRequest.method, { uri: uri.toString(), entry }),
    planEdit: (intent) => ask<PlanEditResult>(planEditRequest.method, { intent }),
    planSummaries: (uri) => ask<PlanSummaries>(planSummariesRequest.method, { uri: uri?.toString() ?? null }),
    planRows: (uri) => ask<PlanRows>(planRowsRequest.method, { uri: uri.toString() }),
    taskFacts: (uri, firstLine, lastLine) => ask<readonly TaskFacts[]>(taskFactsRequest.method, { uri: uri.toString(), firstLine, lastLine }),
    blockingChain: (uri, line) => ask<BlockingChain>(blockingChainRequest.method, { uri: uri.toString(), line }),
    planCard: (uri, line) => ask<string | null>(planCardRequest.method, { uri: uri.toString(), line }),
    chart: (uri) => ask<Chart | null>(chartRequest.method, { uri: uri.toString() }),
    plans: () => ask<readonly PlanName[]>(chartPlansRequest.method, {}),
    openSession: (kind, uri, options) => ask<OpenSessionResult>(openSessionRequest.method, { kind, uri: uri.toString(), options }),
    evaluateSession: (uri, text, isWhole) => ask<EvaluateSessionResult>(evaluateSessionRequest.method, { uri: uri.toString(), text, isWhole }),
    moveOutlineLines: (params) => ask<MovedOutlineLines>(moveOutlineLinesRequest.method, params),
    findEditor: (setting) => ask<FoundEditor>(findEditorRequest.method, { setting }),
    restart: () => connection.restart(),
    state: () => STATES[connection.client().state],
    onDidChangeState: stateChanged.event,
    onDidChangeIndex: indexEmitter.event,
    onDidChangePlans: planEmitter.event,
    dispose: () => subscriptions.forEach((subscription) => subscription.dispose()),
  };
}

/** A URI as VS Code spells it, so that it can be compared. */
function spell(uri: string): string {
  return Uri.parse(uri).toString();
}
