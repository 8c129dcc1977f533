/**
 * The work a parser is timed at: the headings of many texts, and letters typed in one. It times nothing but a letter and
 * knows nothing of processes.
 */
import type { Peer, Session } from './markdownPeers.ts';
import { timeOnce } from './measure.ts';

/** The headings of every text: the work that is timed. */
export async function parseAll(peer: Peer, texts: readonly string[]): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = [];
  for (const text of texts) {
    const session = await peer.open();
    found.push(await session.update(text, undefined));
  }
  return found;
}

/** Text, line and level of every heading, for comparing; titles are left out. */
export async function headingsOf(peer: Peer, texts: readonly string[]): Promise<readonly string[]> {
  const found = await parseAll(peer, texts);
  return found.flatMap((headings, index) => headings.map((heading) => `${index}:${heading.split(':', 2).join(':')}`));
}

/** Somebody who types; each call gives the milliseconds until the outline was ready. */
export interface Typist {
  letter(): Promise<number>;
  /** Types the fence, or takes it away again. */
  fence(): Promise<number>;
}

/**
 * @param original the note that is typed in
 * @param fence the line that opens a block of code
 */
export function openTypist(peer: Peer, original: string, fence: string): Typist {
  const middle = original.indexOf('\n\n', original.length >> 1) + 2;
  let text = original;
  let letters = 0;
  let isFenced = false;
  let opened: Promise<Session> | undefined;
  const open = async (): Promise<Session> => {
    const session = await peer.open();
    await session.update(original, undefined);
    return session;
  };
  const replace = async (start: number, end: number, inserted: string): Promise<number> => {
    const session = await (opened ??= open());
    text = text.slice(0, start) + inserted + text.slice(end);
    return timeOnce(() => session.update(text, { start, end, inserted: inserted.length }));
  };
  return {
    letter: () => replace(middle + letters, middle + letters++, 'x'),
    fence: () => {
      isFenced = !isFenced;
      return isFenced ? replace(middle, middle, fence) : replace(middle, middle + fence.length, '');
    },
  };
}
