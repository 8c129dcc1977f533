/**
 * What is missing on a machine is said in one line that tells what to do.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findBrowser } from '../../scripts/editor/findBrowser.ts';
import { installServer } from '../../scripts/editor/installServer.ts';
import { startServer } from '../../scripts/editor/startServer.ts';
import { Problem } from '../../scripts/problem.ts';

/** Asserts that the work fails with one line that matches. */
async function check(work: Promise<unknown>, expected: RegExp): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof Problem, String(error));
    assert.match(error.message, expected);
    assert.ok(!error.message.includes('\n'), 'one line');
    return true;
  });
}

test('port taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const nowhere = join(tmpdir(), 'throughline-never-made');
  await check(startServer({ port, dataFolder: nowhere, extensionsFolder: nowhere }), new RegExp(`^Port ${port} is taken .*--port ${port + 1}`));
  other.close();
});

test('no browser where CHROME_PATH points', async () => {
  await check(findBrowser({ CHROME_PATH: '/nowhere/chrome' }), /^CHROME_PATH names \/nowhere\/chrome, which does not exist/);
});

test('offline: nothing half-installed stays', async () => {
  const keep = await mkdtemp(join(tmpdir(), 'throughline-offline-'));
  process.env['npm_config_registry'] = 'http://127.0.0.1:9/';
  process.env['npm_config_fetch_retries'] = '0';
  await check(installServer(keep), /npm registry \(ECONNREFUSED\): check the network and `npm config get registry`/);
  assert.deepEqual(await readdir(keep), []);
  await rm(keep, { recursive: true });
});
