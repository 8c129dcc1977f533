/**
 * The only place where the server's own values become values of the protocol.
 */
import { CodeActionKind, CompletionItemKind, DiagnosticSeverity, MarkupKind, SymbolKind } from 'vscode-languageserver';
import type { CodeAction, CodeLens, Command, CompletionItem, Diagnostic, DocumentSymbol, FoldingRange as LspFoldingRange, Hover, InlayHint, Location, Range, SelectionRange, SemanticTokensBuilder, SymbolInformation, TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import type { DocumentModel } from '../core/model/documentModel.ts';
import type { Book } from '../core/outline/book.ts';
import { buildOutline } from '../core/outline/outline.ts';
import { sectionWords } from '../core/outline/sectionWords.ts';
import type { Severity } from '../core/model/problem.ts';
import type { Fix, PlanProblem } from '../core/plan/planProblem.ts';
import { positionAt } from '../core/text/lineIndex.ts';
import type { LineIndex, Span } from '../core/text/lineIndex.ts';
import type { TextEdit } from '../core/text/textEdit.ts';
import { visibleText } from '../core/text/visibleText.ts';
import type { NoteSymbol } from '../features/documentSymbols.ts';
import type { FoldingRange } from '../features/foldingRanges.ts';
import type { PlanCompletion } from '../features/planCompletion.ts';
import type { PlanCard } from '../features/planHover.ts';
import type { ColumnHint } from '../features/planInlayHints.ts';
import type { PlanLens } from '../features/planLenses.ts';
import { PLAN_TOKEN_MODIFIERS, PLAN_TOKEN_TYPES } from '../features/planTokens.ts';
import type { PlanToken } from '../features/planTokens.ts';
import type { FoundSymbol } from '../features/workspaceSymbols.ts';
import type { PlanAnalysis } from '../index/planAnalysis.ts';
import type { BookResult, OutlineResult } from '../protocol/outlineMessages.ts';

/** A span of a text as a range of lines and characters. */
export function toRange(lines: LineIndex, span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

export function toOutlineResult(model: DocumentModel, version: number | null): NonNullable<OutlineResult> {
  const outline = buildOutline(model);
  const words = sectionWords(model, outline);
  const entries = outline.map(({ heading, parent, number, span }, index) => ({
    text: visibleText(heading.text), level: heading.level, parent, number, id: heading.id,
    selection: toRange(model.lines, heading.titleSpan), range: toRange(model.lines, span),
    words: words.sections[index]!.own, wordsTotal: words.sections[index]!.total,
    discrete: heading.discrete, container: heading.container,
  }));
  return { dialect: model.dialect, title: model.title === undefined ? null : visibleText(model.title), words: words.total, version, entries };
}

/** A path below a folder as a URI. */
export function toChildUri(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString();
}

/**
 * @param folder URI of the book's folder, which titles a book that names itself nowhere
 * @param scanning whether notes may still be missing
 */
export function toBookResult(folder: string, { title, order, nodes, problems }: Book, scanning: boolean): BookResult {
  const place = URI.parse(folder);
  const toUri = (path: string): string => Utils.joinPath(place, path).toString();
  return {
    title: visibleText(title ?? Utils.basename(place)),
    order,
    scanning,
    nodes: nodes.map(({ kind, title: nodeTitle, number, parent, hasHeadings, path, dialect }) => ({
      kind, title: visibleText(nodeTitle), number, parent, hasHeadings, dialect: dialect ?? null,
      uri: path === undefined ? null : kind === 'external' ? path : toUri(path),
    })),
    problems: problems.map(({ message, path, line }) => ({ message, line, uri: toUri(path) })),
  };
}

/** Symbols nested in each other. */
export function toDocumentSymbols(lines: LineIndex, symbols: readonly NoteSymbol[]): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const made: (DocumentSymbol & { children: DocumentSymbol[] })[] = [];
  for (const { name, detail, span, selection, parent, isTask } of symbols) {
    const range = toRange(lines, span);
    const symbol = { name: visibleText(name), detail, kind: symbolKind(isTask), range, selectionRange: toRange(lines, selection), children: [] };
    made.push(symbol);
    (made[parent]?.children ?? top).push(symbol);
  }
  return top;
}

/** The same symbols as a flat list, for editors that know no nesting. */
export function toFlatSymbols(uri: string, lines: LineIndex, symbols: readonly NoteSymbol[]): SymbolInformation[] {
  return symbols.map(({ name, span, parent, isTask }) => {
    const container = symbols[parent]?.name;
    const location = { uri, range: toRange(lines, span) };
    return { name: visibleText(name), kind: symbolKind(isTask), location, ...(container === undefined ? {} : { containerName: visibleText(container) }) };
  });
}

/** A box to tick is closest to a boolean; headings are strings as in VS Code's own symbols. */
function symbolKind(isTask: boolean): SymbolKind {
  return isTask ? SymbolKind.Boolean : SymbolKind.String;
}

export function toSymbolInformation({ uri, name, line, container }: FoundSymbol): SymbolInformation {
  const start = { line, character: 0 };
  const location = { uri, range: { start, end: start } };
  return { name: visibleText(name), kind: SymbolKind.String, location, ...(container === undefined ? {} : { containerName: visibleText(container) }) };
}

export function toFoldingRange({ startLine, endLine, kind }: FoldingRange): LspFoldingRange {
  return { startLine, endLine, ...(kind === undefined ? {} : { kind }) };
}

/** A span of one of the notes of plans. */
export function toPlanLocation({ notes }: PlanAnalysis, { note, span }: { readonly note: number; readonly span: Span }): Location {
  return { uri: notes[note]!.uri, range: toRange(notes[note]!.lines, span) };
}

export const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};

/** A ring may have thousands of members; its message counts them all. */
const RELATED_PLACES = 100;

export function toDiagnostic(analysis: PlanAnalysis, problem: PlanProblem): Diagnostic {
  const { code, severity, message, related } = problem;
  const relatedInformation = related.slice(0, RELATED_PLACES).map((place) => ({ location: toPlanLocation(analysis, place), message: visibleText(place.message) }));
  return {
    code, severity: SEVERITIES[severity], source: 'throughline', message: visibleText(message), range: toPlanLocation(analysis, problem).range,
    ...(related.length === 0 ? {} : { relatedInformation }),
  };
}

/** Says how many problems of a note are not listed, where the first of them stands. */
export function toNotice(analysis: PlanAnalysis, first: PlanProblem, count: number): Diagnostic {
  const message = `${count.toLocaleString('en')} more problems of this plan are not listed in this note: throughline check names them all.`;
  return { severity: DiagnosticSeverity.Information, source: 'throughline', message, range: toPlanLocation(analysis, first).range };
}

/** A change of a note in which nothing is wrong. */
export function toRewriting(analysis: PlanAnalysis, note: number, { title, edits }: Fix): CodeAction {
  return { title, kind: CodeActionKind.RefactorRewrite, edit: toWorkspaceEdit(analysis, edits.map((edit) => ({ note, edit }))) };
}

export function toHover(lines: LineIndex, { span, markdown }: PlanCard): Hover {
  return { range: toRange(lines, span), contents: { kind: MarkupKind.Markdown, value: markdown } };
}

/** Edits of several notes as one, to be undone as one. */
export function toWorkspaceEdit({ notes }: PlanAnalysis, edits: readonly { readonly note: number; readonly edit: TextEdit }[]): WorkspaceEdit {
  const changes: Record<string, LspTextEdit[]> = {};
  for (const { note, edit } of edits) {
    const { uri, lines } = notes[note]!;
    (changes[uri] ??= []).push({ range: toRange(lines, edit), newText: edit.newText });
  }
  return { changes };
}

const SUGGESTION_KINDS = { key: CompletionItemKind.Property, id: CompletionItemKind.Reference, value: CompletionItemKind.Value } as const;

/** Has VS Code ask for the values as soon as a key is chosen. */
const SUGGEST_VALUES = { title: 'Suggest values', command: 'editor.action.triggerSuggest' };

/** @param isVsCode whether the editor knows VS Code's own commands */
export function toCompletionItems(lines: LineIndex, { span, suggestions }: PlanCompletion, isVsCode: boolean): CompletionItem[] {
  const range = toRange(lines, span);
  return suggestions.map(({ kind, label, detail, title, insert }, index) => ({
    label, detail: visibleText(detail), labelDetails: { description: visibleText(detail) }, kind: SUGGESTION_KINDS[kind], sortText: String(index).padStart(6, '0'),
    ...(title === undefined ? {} : { filterText: `${label} ${title}` }),
    textEdit: { range, newText: insert ?? label },
    ...(kind === 'key' && isVsCode ? { command: SUGGEST_VALUES } : {}),
  }));
}

/** A repair of `problem`, whose note it changes. */
export function toQuickFix(analysis: PlanAnalysis, problem: PlanProblem, { title, edits }: Fix): CodeAction {
  return {
    title: visibleText(title), kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(analysis, problem)],
    edit: toWorkspaceEdit(analysis, edits.map((edit) => ({ note: problem.note, edit }))),
  };
}

export function toInlayHint(lines: LineIndex, { offset, label, explanation }: ColumnHint): InlayHint {
  return { position: positionAt(lines, offset), label, paddingLeft: true, tooltip: explanation };
}

/** A line of text above the one it belongs to; a lens without a command is only read. */
export function toCodeLens(lines: LineIndex, { offset, text }: PlanLens, command: Omit<Command, 'title'> = { command: '' }): CodeLens {
  const start = positionAt(lines, offset);
  return { range: { start, end: start }, command: { title: visibleText(text), ...command } };
}

/** Spans inside each other, the smallest first, as the editor wants them: each with the next one around it. */
export function toSelectionRange(lines: LineIndex, spans: readonly Span[]): SelectionRange | undefined {
  return spans.reduceRight<SelectionRange | undefined>((parent, span) => ({ range: toRange(lines, span), ...(parent === undefined ? {} : { parent }) }), undefined);
}

/** Adds `tokens`, which are in order and each on one line, to `builder`, numbered as in the legend. */
export function pushPlanTokens(builder: SemanticTokensBuilder, lines: LineIndex, tokens: readonly PlanToken[]): void {
  for (const { span, type, modifier } of tokens) {
    const { line, character } = positionAt(lines, span.start);
    builder.push(line, character, span.end - span.start, PLAN_TOKEN_TYPES.indexOf(type), modifier === undefined ? 0 : 1 << PLAN_TOKEN_MODIFIERS.indexOf(modifier));
  }
}
