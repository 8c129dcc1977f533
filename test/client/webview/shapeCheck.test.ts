/**
 * The page's own check of messages says yes and no where the schema itself does, on charts with anything in any place.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { compileShape } from '../../../client/webview/shapeCheck.ts';
import { toPage } from '../../../server/protocol/timelinePageMessages.ts';
import { chartOf } from './timelineNote.ts';

const check = compileShape(toPage);
const chart = chartOf('# T\n\n## M\n<!-- plan: id:m -->\n- [ ] A  id:a est:2-5 at:3,5 owner:ben sprint:2\n- [x] B  est:S after:a+2 overlap:nobody spent:1\n');
const messages: readonly unknown[] = [
  { kind: 'chart', chart, plans: [{ uri: 'u', name: 'n', tasks: 1, path: 'p' }] }, { kind: 'empty', reason: 'noPlan', plans: [] },
  { kind: 'reveal', uri: 'u', line: 3 }, { kind: 'command', command: 'find' }, { kind: 'say', text: 't', isProblem: true }, { kind: 'edited', isDone: true, text: 't' },
];
const ODD: readonly unknown[] = [null, undefined, 1.5, -3, NaN, Infinity, 'text', true, [], {}, ['x'], [1, 2]];

/** Every place in a value, as the keys that lead there. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function withAt(value: unknown, [key, ...rest]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, odd);
  return copy;
}

test('messages that are right pass', () => {
  for (const message of messages) assert.equal(check(message), undefined);
});

test('whatever stands in any place, the check says what the schema says', () => {
  for (const message of messages) {
    for (const path of placesIn(message)) {
      for (const odd of ODD) {
        const changed = withAt(message, path, odd);
        // Zod tells an absent field from one that is undefined; messages between windows never need to.
        if (odd === undefined) continue;
        assert.equal(check(changed) === undefined, z.safeParse(toPage, changed).success, `${path.join('.')} = ${JSON.stringify(odd)}`);
      }
    }
  }
});

test('a fault names its place', () => {
  assert.equal(check(withAt(messages[0], ['chart', 'rows', '1', 'line'], 'x')), '.chart.rows.1.line: not a number');
  assert.equal(check({ kind: 'other' }), '.kind: not one of the known values');
});
