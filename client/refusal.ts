/**
 * A sentence that says why a command does nothing here and what to do instead. It is shown as it stands and is no
 * failure: nothing is logged.
 *
 * Sample: `“Roof” waits for nothing.`
 */
export class Refusal extends Error {}

export const NO_ANSWER = 'The language server did not answer. Try again in a moment.';

/** A request of ours that the language server left without an answer: it starts, restarts or has stopped. */
export function noAnswer(): Refusal {
  return new Refusal(NO_ANSWER);
}
