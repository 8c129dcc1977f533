/**
 * Colours a text as VS Code does without a language server: its own tokeniser with the usual grammars of Markdown and
 * AsciiDoc, and ours injected as the manifest says. It asserts nothing.
 *
 * Sample: in `- [ ] A  est:3` the word `est` has the scope `keyword.other.plan.throughline`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IGrammar } from 'vscode-textmate';
import type { Dialect } from '../../server/core/model/documentModel.ts';

export interface ScopedWord {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

interface Manifest {
  readonly contributes: { readonly grammars: readonly { readonly scopeName: string; readonly path: string; readonly injectTo?: readonly string[] }[] };
}

const require = createRequire(import.meta.url);
const { grammars } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes;
const others = { 'text.html.markdown': 'markdown', 'text.html.derivative': 'html-derivative', 'text.html.basic': 'html', 'text.asciidoc': 'asciidoc', 'source.yaml': 'yaml' };
const paths = new Map([
  ...Object.entries(others).map(([scope, name]) => [scope, require.resolve(`tm-grammars/grammars/${name}.json`)] as const),
  ...grammars.map(({ scopeName, path }) => [scopeName, path] as const),
]);

await oniguruma.loadWASM(new Uint8Array(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).buffer);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns), createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scope) => {
    const path = paths.get(scope);
    return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
  },
  getInjections: (scope) => grammars.filter(({ injectTo }) => injectTo?.includes(scope) === true).map(({ scopeName }) => scopeName),
});
const loaded: Readonly<Record<Dialect, IGrammar>> = {
  markdown: (await registry.loadGrammar('text.html.markdown'))!, asciidoc: (await registry.loadGrammar('text.asciidoc'))!,
};

/** Every token of `text`, in order, with offsets into it. */
export function tokenise(text: string, dialect: Dialect): readonly ScopedWord[] {
  let state = textmate.INITIAL;
  let offset = 0;
  return text.split(/(?<=\n)/).flatMap((line) => {
    const { tokens, ruleStack } = loaded[dialect].tokenizeLine(line.replace(/\r?\n$/, ''), state);
    const words = tokens.map(({ startIndex, endIndex, scopes }) => ({ start: offset + startIndex, end: offset + Math.min(endIndex, line.length), scopes }));
    state = ruleStack;
    offset += line.length;
    return words;
  });
}
