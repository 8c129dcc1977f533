/**
 * A sentence that says why a command does nothing here and what to do instead. It is shown as it stands and is no
 * failure: nothing is logged.
 *
 * Sample: `“Roof” waits for nothing.`
 */
export class Refusal extends Error {}
