/**
 * The thin progress line of a view while the workspace is being scanned. It knows nothing of what is scanned.
 */
import { window } from 'vscode';
import type { Disposable } from 'vscode';

export interface ScanProgress extends Disposable {
  show(scanning: boolean): void;
}

export function createScanProgress(viewId: string): ScanProgress {
  let finish: (() => void) | undefined;
  const show = (scanning: boolean): void => {
    if (!scanning) {
      finish?.();
      finish = undefined;
    } else if (finish === undefined) {
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      void window.withProgress({ location: { viewId } }, () => finished);
    }
  };
  return { show, dispose: () => show(false) };
}
