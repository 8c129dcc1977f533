/**
 * A command written in one line, cut into words as a shell cuts them: blanks separate, quotes and backslashes keep
 * together. Nothing is expanded and nothing is run.
 *
 * Sample: `"/My Apps/edit" -w 'a b'` is `/My Apps/edit`, `-w`, `a b`.
 */

/** @param keepBackslashes on Windows, where they separate folders */
export function splitShellWords(command: string, keepBackslashes = false): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < command.length; at++) {
    const sign = command[at]!;
    if (quote !== '' && sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) {
      quote = sign;
      word ??= '';
    } else if (sign === '\\' && quote !== "'" && !keepBackslashes && at + 1 < command.length) word = (word ?? '') + command[++at]!;
    else if (quote === '' && /\s/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + sign;
  }
  return word === undefined ? words : [...words, word];
}
