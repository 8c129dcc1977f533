/**
 * What a script says when something is missing that the user can mend: one clear line, no stack.
 *
 * `throw new Problem('Port 4139 is taken: run `npm start -- --port 4140`.')` prints that line and ends with status 1.
 */
export class Problem extends Error {}

/**
 * Runs a script's main function and turns a `Problem`, or options that the script does not have, into one line;
 * anything else is a bug and keeps its stack.
 * The number that `main` returns becomes the exit status.
 */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Problem || isWrongUsage(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** What `parseArgs` of Node throws for options it was not told of. */
function isWrongUsage(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
