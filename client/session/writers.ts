/**
 * Who writes notes: a name for this extension host, and whether another one has ended, as far as that can be known where
 * this runs. It knows no session.
 *
 * Sample: `castle 4711`, a process of a machine; in a browser the name of a window and a number.
 */
export interface Writers {
  readonly own: string;
  /** Undefined where nobody can tell. */
  isGone(writer: string): boolean | undefined;
}

/** Writers of whom only the names are known: a window has one at a time, so the one before it is gone. */
export function createNamedWriters(window: string): Writers {
  const own = `${window} ${crypto.getRandomValues(new Uint32Array(1))[0]!}`;
  return { own, isGone: (writer) => (writer.startsWith(`${window} `) ? writer !== own : undefined) };
}
