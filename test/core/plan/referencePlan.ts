/**
 * The reference plan that all ways into the scheduler are held to: what its columns, points and float must be. Its notes,
 * one in each dialect, stand beside it and among the samples.
 */
import { readFileSync } from 'node:fs';

export interface ReferencePlan {
  readonly columns: number;
  readonly points: number;
  readonly majors: readonly object[];
  readonly tasks: readonly object[];
}

export function readReferencePlan(): ReferencePlan {
  return JSON.parse(readFileSync('test/data/plan/storage-service.expected.json', 'utf8')) as ReferencePlan;
}
