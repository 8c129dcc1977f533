/**
 * Whether another extension host still runs, so that what it left half written may be finished.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { createProcessWriters } from '../../client/processWriters.ts';
import { createNamedWriters } from '../../client/session/writers.ts';

test('a process of this machine is known to run or to have ended, one of another machine is not', () => {
  const { own, isGone } = createProcessWriters('castle');
  const { pid } = spawnSync(process.execPath, ['--version']);
  assert.deepEqual([own, isGone(own), isGone(`castle ${pid}`), isGone(`tower ${pid}`), isGone('')], [`castle ${process.pid}`, false, true, undefined, undefined]);
});

test('a window has one extension host at a time', () => {
  const [first, second, other] = [createNamedWriters('window'), createNamedWriters('window'), createNamedWriters('other')];
  assert.deepEqual([second.isGone(first.own), second.isGone(second.own), other.isGone(first.own)], [true, false, undefined]);
});
