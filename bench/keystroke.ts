/**
 * One letter typed in the middle of a note of about 1 MB until its new outline is ready, and the same for a line that
 * opens a code fence over half of the note and is taken away again. Peers that parse incrementally may use the change.
 */
import { median, percentile, renderTable, timeOnce } from './measure.ts';
import type { Peer, Session } from './markdownPeers.ts';

const LETTERS = 30;
const WARM_UP = 50;

async function type(session: Session, text: string, at: number, inserted: string, samples: number[]): Promise<string> {
  const next = text.slice(0, at) + inserted + text.slice(at);
  samples.push(await timeOnce(() => session.update(next, { start: at, end: at, inserted: inserted.length })));
  return next;
}

async function measurePeer(peer: Peer, original: string, fence: string, letters: number): Promise<{ letter: number[]; fence: number[] }> {
  const session = peer.open();
  await session.update(original, undefined);
  const middle = original.indexOf('\n\n', original.length >> 1) + 2;
  const samples: number[] = [];
  let text = original;
  for (let count = 0; count < letters + Math.min(WARM_UP, letters); count++) text = await type(session, text, middle + count, 'x', samples);
  const fences: number[] = [];
  for (let count = 0; count < Math.min(6, letters); count++) {
    text = await type(session, text, middle, fence, fences);
    const without = text.slice(0, middle) + text.slice(middle + fence.length);
    const closed = without;
    fences.push(await timeOnce(() => session.update(closed, { start: middle, end: middle + fence.length, inserted: 0 })));
    text = without;
  }
  return { letter: samples.slice(Math.min(WARM_UP, letters)), fence: fences };
}

/**
 * @param fence the line that opens a block of code
 * @returns a titled Markdown table
 */
export async function benchKeystroke(label: string, text: string, fence: string, peers: readonly Peer[]): Promise<string> {
  const rows: string[][] = [];
  let base = 0;
  for (const peer of peers) {
    const quick = await timeOnce(() => peer.open().update(text, undefined));
    const { letter, fence: fences } = await measurePeer(peer, text, fence, quick > 150 ? 10 : LETTERS);
    const ms = median(letter);
    if (peer === peers[0]) base = ms;
    rows.push([peer.name, ms.toFixed(2), percentile(letter, 0.95).toFixed(2), median(fences).toFixed(2), `${(ms / base).toFixed(1)}x`]);
  }
  const title = `## ${label}: one letter typed in a note of ${(text.length / 1e6).toFixed(2)} MB, outline ready again\n`;
  return `${title}\n${renderTable(['parser', 'letter ms', 'p95', 'fence ms', 'letter over ours'], rows)}\n`;
}
