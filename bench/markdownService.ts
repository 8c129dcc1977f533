/**
 * The few names of `vscode-markdown-languageservice` that the benchmark uses, typed by hand: the package's own
 * typings need a build of `vscode-uri` that strict resolution does not find.
 */
import * as markdownService from 'vscode-markdown-languageservice';

export interface ITextDocument {
  readonly uri: string;
  readonly version: number;
  readonly lineCount: number;
  getText(): string;
}

export interface DocumentSymbol {
  readonly name: string;
  readonly range: { readonly start: { readonly line: number } };
  readonly children?: readonly DocumentSymbol[];
}

interface LanguageService {
  getDocumentSymbols(document: ITextDocument, options: object, token: object): Promise<readonly DocumentSymbol[]>;
}

const untyped = markdownService as unknown as {
  createLanguageService(parts: object): LanguageService;
  githubSlugifier: object;
};

export const { createLanguageService, githubSlugifier } = untyped;
