/**
 * What happens when the server's connection breaks: it is started again without a word to the user, unless it keeps
 * crashing or ended before it had started. The views ask again by themselves once it runs. It knows nothing of what the server does.
 */
import type { LogOutputChannel } from 'vscode';
import { CloseAction, ErrorAction } from 'vscode-languageclient';
import type { ErrorHandler } from 'vscode-languageclient';

/** More crashes than this within the time below mean that starting again does not help. */
const CRASHES = 5;
const MILLISECONDS = 3 * 60 * 1000;

/** @param isStarting whether the server has yet to answer its first message. */
export function createErrorHandler(log: LogOutputChannel, isStarting: () => boolean): ErrorHandler {
  let crashes: number[] = [];
  return {
    error: (error) => {
      log.warn(`Trouble talking to the language server: ${error.message}`);
      return { action: ErrorAction.Continue, handled: true };
    },
    closed: () => {
      // The next start would end the same way. The client tells the user.
      if (isStarting()) return { action: CloseAction.DoNotRestart, message: 'The language server ended before it had started', handled: true };
      const now = Date.now();
      crashes = [...crashes.filter((time) => now - time < MILLISECONDS), now];
      if (crashes.length > CRASHES) {
        return { action: CloseAction.DoNotRestart, message: `Throughline’s language server stopped ${CRASHES + 1} times in 3 minutes and stays off. “Throughline: Restart language server” starts it again.` };
      }
      log.warn('The language server stopped unexpectedly and is started again');
      return { action: CloseAction.Restart, handled: true };
    },
  };
}
