/**
 * The page's end of the line to its host: messages of known shape both ways, and the view's memory. What it cannot
 * understand it reports and drops.
 *
 * What comes in is JSON, not objects: a browser copies a text at once and reads a large plan from it three times as fast as
 * it copies the plan's objects.
 */
import { compileShape } from './shapeCheck.ts';
import { toPage } from '../../server/protocol/timelinePageMessages.ts';
import type { FromPage } from '../../server/protocol/timelineHostMessages.ts';
import type { ToPage } from '../../server/protocol/timelinePageMessages.ts';

/** What VS Code gives a webview's page. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

export interface Channel {
  send(message: FromPage): void;
  save(view: unknown): void;
  saved(): unknown;
}

export function openChannel(receive: (message: ToPage) => void): Channel {
  const check = compileShape(toPage);
  const api = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = read(data);
    const fault = check(message);
    if (fault === undefined) receive(message as ToPage);
    else console.warn(`A message for the timeline is not understood: ${fault}`);
  });
  return {
    send: (message) => api.postMessage(message),
    save: (view) => api.setState(view),
    saved: () => api.getState(),
  };
}

/** Undefined where it is no JSON. */
function read(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
