/**
 * Runs `node:test` files and counts them. It knows nothing of what they test.
 */
import { globSync } from 'node:fs';
import { relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { dot, spec } from 'node:test/reporters';
import { projectFolder } from '../projectFolders.ts';
import type { Counts } from './counts.ts';

export interface NodeTests {
  /** Globs relative to the checkout. */
  readonly include: string;
  readonly exclude?: string;
  /** One line per test instead of a dot. */
  readonly verbose?: boolean;
  /** One file after the other, for those that start an editor. */
  readonly oneByOne?: boolean;
}

/** @returns the counts; a cancelled test has failed, a skipped one and one still to do count for neither. */
export async function runNodeTests(tests: NodeTests): Promise<Counts> {
  const exclude = tests.exclude === undefined ? [] : [tests.exclude];
  const files = globSync(tests.include, { cwd: projectFolder, exclude }).sort();
  let passed = 0;
  const failures: string[] = [];
  if (files.length === 0) return { passed, failures };
  const events = run({ files, cwd: projectFolder, concurrency: tests.oneByOne !== true });
  events.on('test:summary', (summary) => {
    // One summary per file, and one for all at the end.
    if (summary.file === undefined) passed = summary.counts.passed;
  });
  events.on('test:fail', ({ details, file, name, todo }) => {
    // A suite and a file fail with their tests; only what fails of itself is named. Node's types do not know the field.
    const { failureType } = details.error as Error & { readonly failureType?: string };
    if (failureType !== 'subtestsFailed' && todo === undefined) failures.push(`${relative(projectFolder, file ?? '')}: ${name}`);
  });
  await pipeline(tests.verbose === true ? events.compose(new spec()) : events.compose(dot), process.stdout, { end: false });
  return { passed, failures };
}
