/**
 * A heading as one line, as the cases of `test/data/asciidoc` write it: `3 == Title {_title} explicit`.
 */
import type { Heading } from '../../../server/core/model/documentModel.ts';

/** Renders `heading`; lines count from 1, flags come in a fixed order. */
export function headingLine(heading: Heading): string {
  const flags = [
    heading.discrete && 'discrete', heading.numbered && 'numbered', heading.hasExplicitId && 'explicit', heading.style === 'setext' && 'setext',
    heading.role, heading.container !== 'document' && heading.container,
  ].filter((flag) => typeof flag === 'string');
  return [`${heading.line + 1} ${'='.repeat(heading.level)}`, heading.text, `{${heading.id}}`, ...flags].filter((part) => part !== '').join(' ');
}
