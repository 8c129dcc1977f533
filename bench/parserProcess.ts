/**
 * A parser measured in a process of its own. One parser's memory and compiled code weigh on no other there, nor does
 * what a library does to the language: a class that extends `String`, as Asciidoctor 4.1 has one, makes reading
 * characters slower by half for everybody in its process. It knows nothing of tables.
 */
import { fork } from 'node:child_process';
import type { Peer } from './markdownPeers.ts';
import { takeTurn, timeOnce } from './measure.ts';
import { headingsOf, openTypist, parseAll } from './parserWork.ts';

/** What a parser process can be asked, and what it answers. */
interface Answers {
  /** Line and level of every heading of every text. */
  headings: readonly string[];
  /** A turn of finding the headings of all texts: milliseconds of each sample. */
  round: readonly number[];
  /** A turn of typing letters, or fences, in the first text: milliseconds from each to its new headings. */
  letter: readonly number[];
  fence: readonly number[];
}

export interface ParserProcess {
  readonly name: string;
  ask<K extends keyof Answers>(question: K): Promise<Answers[K]>;
  close(): void;
}

/** Starts this program with arguments that bring it to `serveParser`. */
export function startParser(name: string, programArguments: readonly string[]): ParserProcess {
  const child = fork(process.argv[1]!, programArguments, { serialization: 'advanced' });
  return {
    name,
    ask: (question) => new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`${name} ended before it answered; the message above says why.`));
      child.once('exit', fail);
      child.once('message', (answer) => {
        child.off('exit', fail);
        resolve(answer as never);
      });
      child.send(question);
    }),
    close: () => child.disconnect(),
  };
}

/** Answers questions about `peer` until the parent process disconnects. */
export function serveParser(peer: Peer, texts: readonly string[], fence: string): void {
  const typist = openTypist(peer, texts[0]!, fence);
  const answers: { readonly [K in keyof Answers]: () => Promise<Answers[K]> } = {
    headings: () => headingsOf(peer, texts),
    round: () => takeTurn(() => timeOnce(() => parseAll(peer, texts))),
    letter: () => takeTurn(typist.letter),
    fence: () => takeTurn(typist.fence),
  };
  process.on('message', (question: keyof Answers) => void answers[question]().then((answer) => process.send!(answer)));
}
