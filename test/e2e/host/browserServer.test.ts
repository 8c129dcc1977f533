/**
 * The server in the browser, a web worker: it ends when it is replaced, is replaced when an error ends its work,
 * and can start after a start that failed.
 * In Node's extension host there is no such worker, and nothing to test here.
 */
import { expect } from 'chai';
import * as vscode from 'vscode';
import type { ViewRows } from '../../../client/activate.ts';

interface WorkerLike {
  postMessage(message: unknown): void;
  terminate(): void;
}
type WorkerClass = new (url: string) => WorkerLike;

const host = globalThis as unknown as { Worker: WorkerClass };

/** Runs a script that also ends, on request, with an error that nobody catches. */
const CRASHING = (url: string): string => `
  addEventListener('message', (event) => {
    if (event.data !== 'crash') return;
    event.stopImmediatePropagation();
    setTimeout(() => { throw new Error('crash for a test'); });
  });
  importScripts(${JSON.stringify(url)});`;

async function eventually(ask: () => unknown, expected: unknown): Promise<void> {
  const end = Date.now() + 20_000;
  while (JSON.stringify(await ask()) !== JSON.stringify(expected)) {
    if (Date.now() > end) expect(await ask()).to.deep.equal(expected);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('server in a web worker', () => {
  const { Worker: Original } = host;
  const started: WorkerLike[] = [];
  const ended: WorkerLike[] = [];
  let rows: ViewRows;

  before(async function (this: Mocha.Context) {
    if (typeof process === 'object') return this.skip();
    rows = await vscode.extensions.getExtension<ViewRows>('throughline.throughline')!.activate();
    host.Worker = class extends Original {
      constructor(url: string) {
        super(URL.createObjectURL(new Blob([CRASHING(url)], { type: 'text/javascript' })));
        started.push(this);
        // The host's own class makes an object of another class, so this cannot be a method.
        const terminate = this.terminate.bind(this);
        this.terminate = () => {
          ended.push(this);
          terminate();
        };
      }
    };
  });

  after(() => {
    host.Worker = Original;
  });

  /** A note of its own, so that only a server that runs can have told its heading. */
  async function outlineWorks(title: string): Promise<void> {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: `# ${title}\n` }));
    await eventually(() => rows.outline.tree?.entries.map(({ text }) => text), [title]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }

  it('ends with its connection', async () => {
    await vscode.commands.executeCommand('throughline.outline.focus');
    await vscode.commands.executeCommand('throughline.restartServer');
    expect([started.length, ended.length]).to.deep.equal([1, 0]);
    await outlineWorks('One');
    await vscode.commands.executeCommand('throughline.restartServer');
    expect(ended).to.deep.equal([started[0]]);
    await outlineWorks('Two');
  });

  it('is replaced after an error that nobody caught', async () => {
    started[1]!.postMessage('crash');
    await eventually(() => [started.length, ended.length, ended[1] === started[1]], [3, 2, true]);
    await outlineWorks('Three');
  });

  it('starts once it can, after a start that failed before there was a worker', async () => {
    host.Worker = function refuse() {
      throw new Error('a policy that forbids workers');
    } as unknown as WorkerClass;
    await vscode.commands.executeCommand('throughline.restartServer');
    host.Worker = Original;
    await vscode.commands.executeCommand('throughline.restartServer');
    await outlineWorks('Four');
  });
});
