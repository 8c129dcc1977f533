/**
 * Section numbers and nesting equal Asciidoctor's, on documents that say `sectnums` themselves.
 * Other notes are numbered by rules of our own, tested with the outline.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import asciidoctor from '@asciidoctor/core';
import type { Asciidoctor } from '@asciidoctor/core';
import { buildOutline, outlineDepths } from '../../../server/core/outline/outline.ts';
import { parseNote } from '../../../server/core/parseNote.ts';

const processor = asciidoctor();
/** Asciidoctor says "sections out of sequence" of skipped levels, which is meant here. */
processor.LoggerManager.getLogger().setLevel(4);

/** `depth number title` of every section, in order. */
function asAsciidoctorHasIt(text: string): readonly string[] {
  const lines: string[] = [];
  const walk = (node: Asciidoctor.AbstractBlock, depth: number, around: string): void => {
    for (const section of node.getSections()) {
      const number = section.isNumbered() ? around + String(section.getNumeral()) : '';
      lines.push(`${depth} ${number} ${section.getTitle() ?? ''}`);
      walk(section, depth + 1, section.getLevel() === 0 ? '' : `${number}.`);
    }
  };
  walk(processor.load(text), 0, '');
  return lines;
}

function asWeHaveIt(text: string): readonly string[] {
  const outline = buildOutline(parseNote(text, 'asciidoc'));
  const depths = outlineDepths(outline);
  const base = outline[0]?.heading.role === 'doctitle' ? 1 : 0;
  return outline.flatMap(({ heading, number }, index) => (
    heading.discrete || heading.role === 'doctitle' ? [] : [`${depths[index]! - base} ${number} ${heading.text}`]));
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'sections and subsections': '= D\n:sectnums:\n\n== A\n\n=== B\n\n==== C\n\n== D\n',
  'without a title': ':sectnums:\n\n== A\n\n=== B\n\n== C\n',
  'switched off for a while': '= D\n:sectnums:\n\n== A\n\n:sectnums!:\n\n== B\n\n:sectnums:\n\n== C\n',
  'special sections': '= D\n:sectnums:\n\n[abstract]\n== Abstract\n\n== A\n\n[glossary]\n== Words\n\n[appendix]\n== More\n\n=== Inner\n\n[appendix]\n== Most\n',
  'special sections, all numbered': '= D\n:sectnums: all\n\n[preface]\n== Before\n\n== A\n\n[colophon]\n== After\n',
  'parts with numbers': '= D\n:doctype: book\n:sectnums:\n:partnums:\n\n= P\n\n== A\n\n=== B\n\n= Q\n\n== C\n',
  'parts without numbers': '= D\n:doctype: book\n:sectnums:\n\n= P\n\n== A\n\n= Q\n\n== C\n',
  'discrete headings': '= D\n:sectnums:\n\n== A\n\n[discrete]\n== No section\n\n=== B\n',
  'the sample of evening flowers': readFileSync('samples/dusk/evening-flowers.adoc', 'utf8'),
};

for (const [name, text] of Object.entries(DOCUMENTS)) {
  test(`as Asciidoctor: ${name}`, () => assert.deepEqual(asWeHaveIt(text), asAsciidoctorHasIt(text)));
}
