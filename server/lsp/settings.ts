/**
 * The settings the server reads, asked from the editor and checked one by one: a value that is none is replaced by its
 * default and named in one line of the log. It knows nothing of what the settings do.
 *
 * Sample: `throughline.markdown.symbols: "yes"` is logged and read as `off`.
 */
import type { Connection } from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { MarkdownSymbols } from '../features/offeredDialects.ts';
import type { HintDetail } from '../features/planInlayHints.ts';
import { describeError, describeIssues } from './guard.ts';

export interface Settings {
  /** `throughline.markdown.symbols`. */
  readonly markdownSymbols: MarkdownSymbols;
  /** `throughline.outline.headingsInQuotes`: whether symbols include headings inside quotes, lists and blocks. */
  readonly headingsInQuotes: boolean;
  /** `throughline.plan.hints`: what is shown behind each task. */
  readonly hints: HintDetail;
  /** `throughline.plan.lenses`: whether numbers stand above majors and the plan's title. */
  readonly lenses: boolean;
  /** `throughline.plan.symbols`: whether tasks are symbols of their note. */
  readonly taskSymbols: boolean;
  /** `throughline.index.exclude` and the globs that `files.exclude` and `search.exclude` turn on. */
  readonly exclude: readonly string[];
}

/** Globs that are on; those with a condition on sibling files (`{ "when": … }`) are left to the editor. */
const globSwitches = z.pipe(z.record(z.string(), z.unknown()), z.transform((switches) =>
  Object.entries(switches).flatMap(([glob, isOn]) => (isOn === true ? [glob] : []))));

/** @param ofOtherEditors Whether the editor has no outline of its own, so that Markdown symbols are wanted by default. */
export function defaultSettings(ofOtherEditors: boolean): Settings {
  return { markdownSymbols: ofOtherEditors ? 'whenAlone' : 'off', headingsInQuotes: true, hints: 'columnsAndFloat', lenses: true, taskSymbols: false, exclude: [] };
}

/** The sections of the editor's settings that are read here. */
export const SECTIONS: readonly string[] = ['throughline', 'files.exclude', 'search.exclude'];

/** Asks the editor for the settings. Never rejects: an editor that does not answer leaves the defaults. */
export async function readSettings(connection: Connection, defaults: Settings): Promise<Settings> {
  const [own, files, search] = await ask(connection);
  const check = <T>(name: string, value: unknown, schema: z.ZodMiniType<T>, fallback: T): T => {
    const parsed = schema.safeParse(value ?? fallback);
    if (parsed.success) return parsed.data;
    connection.console.warn(`Setting ${name} is not used: ${describeIssues(parsed.error)}`);
    return fallback;
  };
  return {
    markdownSymbols: check('throughline.markdown.symbols', find(own, 'markdown', 'symbols'),
      z.enum(['off', 'whenAlone', 'always']), defaults.markdownSymbols),
    headingsInQuotes: check('throughline.outline.headingsInQuotes', find(own, 'outline', 'headingsInQuotes'),
      z.boolean(), defaults.headingsInQuotes),
    hints: check('throughline.plan.hints', find(own, 'plan', 'hints'), z.enum(['off', 'columns', 'columnsAndFloat']), defaults.hints),
    lenses: check('throughline.plan.lenses', find(own, 'plan', 'lenses'), z.boolean(), defaults.lenses),
    taskSymbols: check('throughline.plan.symbols', find(own, 'plan', 'symbols'), z.boolean(), defaults.taskSymbols),
    exclude: [
      ...check('throughline.index.exclude', find(own, 'index', 'exclude'), z.array(z.string()), defaults.exclude),
      ...check('files.exclude', files ?? {}, globSwitches, []),
      ...check('search.exclude', search ?? {}, globSwitches, []),
    ],
  };
}

async function ask(connection: Connection): Promise<unknown[]> {
  try {
    return await connection.workspace.getConfiguration(SECTIONS.map((section) => ({ section })));
  } catch (error) {
    connection.console.warn(`The settings could not be read: ${describeError(error)}`);
    return [];
  }
}

/** The value at a path of keys; undefined when the way leads through something that is no object. */
function find(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);
}
