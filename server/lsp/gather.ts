/**
 * Gathers what comes in a burst, so that it is acted on together. It knows nothing of what it gathers.
 *
 * Sample: of a thousand items that come while `act` runs, the next call of `act` takes all thousand.
 */

/**
 * A function that gathers items for `pause` milliseconds from the first and then calls `act`. Calls never overlap: what
 * comes before `act` takes its items goes with them, what comes after waits for one further call.
 * @param act takes the items when it is ready for them; those it does not take are dropped. It must not reject.
 */
export function gather<T>(pause: number, act: (take: () => readonly T[]) => Promise<void>): (item: T) => void {
  let items: T[] = [];
  let isWaiting = false;
  const start = (): void => {
    isWaiting = true;
    setTimeout(() => void run(), pause);
  };
  const run = async (): Promise<void> => {
    let isTaken = false;
    const take = (): readonly T[] => {
      isTaken = true;
      return items.splice(0);
    };
    await act(take);
    if (!isTaken) items = [];
    isWaiting = false;
    if (items.length > 0) start();
  };
  return (item) => {
    items.push(item);
    if (!isWaiting) start();
  };
}
