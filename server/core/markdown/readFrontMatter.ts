/**
 * The title that front matter gives a note, and where its YAML breaks.
 * The common forms of a title are read directly, since every note of a workspace is asked for its title; whatever else
 * YAML allows is left to the yaml package. Other values are read by those who need them.
 *
 * Sample: `title: "A: b" # c` gives `A: b`.
 */
import { isScalar, parseDocument } from 'yaml';
import type { FrontMatter } from '../model/documentModel.ts';
import type { Problem } from '../model/problem.ts';

/** A key at the start of a line and what follows it there; then whether the value goes on below. */
const TITLE_LINE = /^(?:title|"title"|'title')[ \t]*:(?![^ \t\r\n])(.*)$(?:\r\n?|\n)?([ \t]+\S)?/m;
const FLOW_MAPPING = /^\s*\{/;
/** A plain value that means itself: no indicator at its start, no `: ` or ` #` inside, and not one of YAML's words for nothing. */
const PLAIN_VALUE = /^(?!(?:null|Null|NULL)$)[\p{L}\p{N}](?:(?!:(?:\s|$)|\s#).)*$/u;
const QUOTED_VALUE = /^(?:"([^"\\]*)"|'([^']*)')$/;
const TOML_TITLE = /^title[ \t]*=[ \t]*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^']*)')/m;

/** The title, or undefined when the front matter of `text` gives none. */
export function readFrontMatterTitle(text: string, frontMatter: FrontMatter): string | undefined {
  const content = text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end);
  return (frontMatter.format === 'toml' ? tomlTitle(content) : yamlTitle(content)) || undefined;
}

function yamlTitle(content: string): string | undefined {
  const line = TITLE_LINE.exec(content);
  if (line === null) return FLOW_MAPPING.test(content) ? parsedTitle(content) : undefined;
  const value = line[1]!.trim();
  if (line[2] !== undefined) return parsedTitle(content);
  if (PLAIN_VALUE.test(value)) return value;
  const quoted = QUOTED_VALUE.exec(value);
  return quoted === null ? parsedTitle(content) : (quoted[1] ?? quoted[2]);
}

/** The title by the yaml package; a number or a date as it is written. */
function parsedTitle(content: string): string | undefined {
  const document = parseDocument(content, { logLevel: 'silent' });
  const title = document.has('title') ? document.get('title', true) : undefined;
  if (!isScalar(title) || title.value === null) return undefined;
  return typeof title.value === 'string' ? title.value : (title.source ?? String(title.value));
}

function tomlTitle(content: string): string | undefined {
  const match = TOML_TITLE.exec(content.split(/^\[/m, 1)[0]!);
  if (match?.[1] === undefined) return match?.[2];
  return match[1].replace(/\\(["\\])/g, '$1');
}

/** Where YAML front matter breaks its syntax first; further errors tend to follow from that one. */
export function findFrontMatterProblems(text: string, frontMatter: FrontMatter): Problem[] {
  if (frontMatter.format !== 'yaml') return [];
  const { start, end } = frontMatter.contentSpan;
  return parseDocument(text.slice(start, end), { logLevel: 'silent', prettyErrors: false }).errors.slice(0, 1).map((error) => ({
    code: 'invalid-front-matter',
    severity: 'warning',
    message: `The front matter is not valid YAML: ${error.message}.`,
    span: { start: start + error.pos[0], end: Math.min(end, start + Math.max(error.pos[1], error.pos[0] + 1)) },
  }));
}
