/**
 * Publishes what is wrong in the plans of open notes, a moment after the last edit, and takes it back when it is mended
 * or the note closed. A note that holds no plan is never mentioned.
 */
import { URI } from 'vscode-uri';
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Plan } from '../core/plan/graph/planGraph.ts';
import type { Finding } from '../core/plan/listFindings.ts';
import { isSameList } from '../core/plan/schedule/sameItem.ts';
import type { LineIndex } from '../core/text/lineIndex.ts';
import { chooseProblems } from '../features/shownProblems.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import type { State } from './state.ts';
import { describeError } from './guard.ts';
import { findPlanHome } from './planHome.ts';
import { toDiagnostic, toNotice } from './toLsp.ts';

export interface PlanDiagnostics {
  /** Some note was opened, edited or closed, or changed on disk: open notes of the same plan may differ as well. */
  changed(): void;
  stop(): void;
}

/** Milliseconds without an edit before plans are looked at again. */
const PAUSE = 200;
/** More problems in one note than this are counted, not listed. */
const LIMIT = 1000;

/** Sides of a diff are another state of one note of a plan: what seems wrong in them alone cannot be mended there. */
const SIDES: ReadonlySet<string> = new Set(['throughline-preview', 'git']);

/** What the editor was told of a note. */
interface Shown {
  readonly findings: readonly Finding[];
  readonly lines: LineIndex;
  readonly diagnostics: readonly Diagnostic[];
}

export function startPlanDiagnostics(connection: Connection, state: State): PlanDiagnostics {
  /** By URI, open notes with a plan. */
  const shown = new Map<string, Shown>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const publish = (uri: string, diagnostics: Diagnostic[], version: number | null): void => {
    void connection.sendDiagnostics({ uri, diagnostics, ...(version === null ? {} : { version }) });
  };
  const clear = (uri: string): void => {
    if (shown.get(uri)!.diagnostics.length > 0) publish(uri, [], state.open.find(uri)?.version ?? null);
    shown.delete(uri);
  };
  const show = (uri: string): void => {
    const home = findPlanHome(state, uri);
    const before = shown.get(uri);
    if (home === undefined) {
      if (before !== undefined) clear(uri);
      return;
    }
    const { analysis, analysed, lines } = home;
    const findings = analysed.findingsOf(home.note);
    // What is found in a plan that no edit touched is the same list, and stands where it stood.
    if (before?.findings === findings && before.lines === lines) return;
    const diagnostics = toDiagnostics(analysis, analysed.plan, findings);
    shown.set(uri, { findings, lines, diagnostics });
    if (!haveSameDiagnostics(diagnostics, before?.diagnostics ?? [])) publish(uri, diagnostics, state.open.find(uri)?.version ?? null);
  };
  const update = (): void => {
    const open = new Set(state.open.uris().filter((uri) => !SIDES.has(URI.parse(uri).scheme)));
    for (const uri of [...shown.keys()]) if (!open.has(uri)) clear(uri);
    for (const uri of open) show(uri);
  };
  return {
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        try {
          update();
        } catch (error) {
          connection.console.error(`Checking plans failed: ${describeError(error)}`);
        }
      }, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}

/** A finding says the same in the same place as long as it is the same object, so it is written out once. */
const written = new WeakMap<Finding, Diagnostic>();

/** @param findings some of `plan`, which is a plan of `analysis` */
export function toDiagnostics(analysis: PlanAnalysis, plan: Plan, findings: readonly Finding[]): Diagnostic[] {
  const { shown, hidden } = chooseProblems(findings, LIMIT);
  const diagnostics = shown.map((finding) => {
    const known = written.get(finding);
    if (known !== undefined) return known;
    const diagnostic = toDiagnostic(analysis, finding.describe(plan));
    written.set(finding, diagnostic);
    return diagnostic;
  });
  return hidden.length === 0 ? diagnostics : [...diagnostics, toNotice(analysis, hidden[0]!.describe(plan), hidden.length)];
}

/** Whether an editor that has some diagnostics need not be told others. */
export function haveSameDiagnostics(some: readonly Diagnostic[], others: readonly Diagnostic[]): boolean {
  return isSameList(some, others, (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other));
}
