/**
 * Opens a file in the user's editor and waits until it is closed. It knows nothing of what is in the file.
 */
import { spawn } from 'node:child_process';
import { chooseEditor } from '../../host/chooseEditor.ts';

export type EditorEnd = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The editor gets this terminal; a session that is not confirmed by a normal end is kept, not applied. */
export async function runEditor(path: string): Promise<EditorEnd> {
  const choice = chooseEditor(process.env);
  if ('problem' in choice) return { ok: false, reason: choice.problem };
  const { program, words } = choice;
  const isScript = /\.(?:cmd|bat)$/i.test(program);
  const quoted = (word: string): string => (isScript ? `"${word}"` : word);
  // Ctrl+C is the editor's business, as git does it: whatever it makes of it, the session says what became of the text.
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  return new Promise<EditorEnd>((done) => {
    const child = spawn(quoted(program), [...words.slice(1), path].map(quoted), { stdio: 'inherit', shell: isScript });
    child.on('error', (error) => done({ ok: false, reason: `${words[0]} did not start: ${error.message}` }));
    child.on('close', (status, signal) => done(status === 0 ? { ok: true }
      : { ok: false, reason: signal === null ? `${words[0]} ended with status ${status}` : `${words[0]} was ended by ${signal}` }));
  }).finally(() => process.off('SIGINT', ignore));
}
