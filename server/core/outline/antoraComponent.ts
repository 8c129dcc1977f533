/**
 * What `antora.yml` says of a component (https://docs.antora.org/antora/latest/component-version-descriptor/): its name
 * and its navigation files. It reads nothing else of it.
 *
 * Sample: `name: ops\nnav: [modules/ROOT/nav.adoc]` gives `{ name: 'ops', nav: ['modules/ROOT/nav.adoc'] }`.
 */
import { isScalar, isSeq, parseDocument } from 'yaml';
import { joinPath } from './bookEntry.ts';

export interface AntoraComponent {
  readonly name: string | undefined;
  /** Paths of the navigation files in order; `..` beyond the folder stays. */
  readonly nav: readonly string[];
}

/** Never throws: what is no YAML says nothing. */
export function parseComponent(text: string): AntoraComponent {
  try {
    const settings = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
    const [name, nav] = [settings.get('name'), settings.get('nav', true)];
    const paths = isSeq(nav) ? nav.items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [joinPath('', item.value)] : [])) : [];
    return { name: typeof name === 'string' ? name : undefined, nav: paths };
  } catch {
    return { name: undefined, nav: [] }; // The parser throws for nothing but a stack too deep.
  }
}
