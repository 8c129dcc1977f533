/**
 * Sends edits to the host one after another: each is computed on the chart that shows the one before, so that quick keys never
 * work on an old version of the note. It knows no edits.
 */
import type { Channel } from './channel.ts';
import type { ChartModel } from './chartModel.ts';
import type { PlanTry } from './edits/planTry.ts';
import type { Store } from './store.ts';

export interface EditQueue {
  /** Tries an edit on the plan as it will be then, and sends what comes of it. */
  edit(attempt: (model: ChartModel) => PlanTry | undefined): void;
  /** A chart came; the host has said `edited` before it where it answers an edit. */
  chartCame(): void;
  edited(): void;
}

export function createEditQueue({ store, channel }: { readonly store: Store; readonly channel: Channel }): EditQueue {
  const waiting: ((model: ChartModel) => PlanTry | undefined)[] = [];
  let isSent = false;
  let isAnswered = false;
  const next = (): void => {
    while (!isSent) {
      const { model } = store.state();
      const attempt = waiting.shift();
      if (attempt === undefined || model === undefined) return;
      send(attempt(model));
    }
  };
  const send = (tried: PlanTry | undefined): void => {
    if (tried?.intent === undefined) {
      store.dispatch({ kind: 'preview', items: undefined });
      if (tried?.warning !== undefined) store.dispatch({ kind: 'say', text: tried.warning, isProblem: true, ...(tried.offer && { offer: tried.offer }) });
      return;
    }
    isSent = true;
    isAnswered = false;
    if (tried.items !== undefined) store.dispatch({ kind: 'preview', items: tried.items });
    channel.send({ kind: 'edit', intent: tried.intent, words: tried.warning === undefined ? tried.words : `${tried.words} ${tried.warning}` });
  };
  return {
    edit: (attempt) => {
      waiting.push(attempt);
      next();
    },
    edited: () => { isAnswered = true; },
    chartCame: () => {
      if (isSent && !isAnswered) return;
      isSent = false;
      next();
    },
  };
}
