/**
 * Runs what is asked for one after the other, in the order asked. It knows nothing of what runs.
 *
 * Sample: with `takeTurn(edit)` and `takeTurn(undo)` at once, taking back begins when the edit has ended, also when it failed.
 */
export function createTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = before.then(act);
    before = done.then(() => undefined, () => undefined); // Whoever asked is told how it went; the next in turn need not know.
    return done;
  };
}
