/**
 * The one way a request reaches its handler: parameters are validated, a failure becomes one log line and an empty
 * answer, a cancelled request is answered as cancelled. It knows nothing of what the requests mean.
 *
 * Sample: `throughline/outline` with `{ uri: 1 }` is answered with the error
 * `throughline/outline: uri: Invalid input: expected string, received number`.
 */
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';

// The small edition of zod says "Invalid input" and no more until it is given a language.
z.config(english());

/** A custom request as the protocol folder defines it. */
export interface RequestDefinition<Params extends z.core.$ZodType, Result extends z.core.$ZodType> {
  readonly method: string;
  readonly params: Params;
  readonly result: Result;
}

/**
 * Answers a custom request.
 * @param empty The answer when the handler fails.
 */
export function answerRequest<Params extends z.core.$ZodType, Result extends z.core.$ZodType>(
  connection: Connection,
  { method, params }: RequestDefinition<Params, Result>,
  empty: z.infer<Result>,
  handler: (params: z.infer<Params>, token: CancellationToken) => z.infer<Result> | Promise<z.infer<Result>>,
): void {
  connection.onRequest(method, (raw: unknown, token: CancellationToken) => {
    const parsed = z.safeParse(params, raw);
    if (!parsed.success) return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${describeIssues(parsed.error)}`);
    return guard(connection, method, empty, token, () => handler(parsed.data, token));
  });
}

/** Takes a custom notification; one of the wrong shape is logged and left alone. */
export function receiveNotification<Params extends z.core.$ZodType>(
  connection: Connection,
  { method, params }: { readonly method: string; readonly params: Params },
  handler: (params: z.infer<Params>) => Promise<void>,
): void {
  connection.onNotification(method, async (raw: unknown) => {
    const parsed = validate(connection, method, params, raw);
    if (parsed !== undefined) await handler(parsed);
  });
}

/** `raw` when it has the shape of `schema`; else undefined and a line in the log that names `what`. */
export function validate<Schema extends z.core.$ZodType>(
  connection: Connection, what: string, schema: Schema, raw: unknown,
): z.infer<Schema> | undefined {
  const parsed = z.safeParse(schema, raw);
  if (!parsed.success) connection.console.warn(`${what} is not used: ${describeIssues(parsed.error)}`);
  return parsed.data;
}

/** Runs `action` for `method`; see the top of the file for what becomes of failures and cancellation. */
export async function guard<T>(
  connection: Connection, method: string, empty: T, token: CancellationToken, action: () => T | Promise<T>,
): Promise<T | ResponseError> {
  try {
    const result = await action();
    return token.isCancellationRequested ? cancelled() : result;
  } catch (error) {
    if (token.isCancellationRequested) return cancelled();
    connection.console.error(`${method} failed: ${describeError(error)}`);
    return empty;
  }
}

/** What is wrong with a message, as `path: reason` of each issue. */
export function describeIssues(error: z.core.$ZodError): string {
  return error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`)).join('; ');
}

/** An error on one line: its message and where it was thrown. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line))?.trim() ?? '';
  return `${error.message} ${place}`.trim();
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
