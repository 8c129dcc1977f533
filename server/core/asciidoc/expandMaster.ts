/**
 * The headings of a book kept in several files: a master and what it includes, as one document, each heading with the
 * file and the line it really stands on.
 *
 * `leveloffset` (on an include or as an entry, which leaks out of the file it stands in), `lines`, `tag` and `tags`,
 * `opts=optional` and attributes in targets count. A file that includes itself, directly or through others, is left out
 * at the first repeat. It reads no files itself: the resolver does.
 *
 * Sample: `include::a.adoc[leveloffset=+1]` where a.adoc is `= Title` gives "Title", level 2, path `a.adoc`, line 0.
 */
import type { Heading } from '../model/documentModel.ts';
import type { Problem } from '../model/problem.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import { buildLineIndex } from '../text/lineIndex.ts';
import { parseAttributeList } from './attributeList.ts';
import { Attributes } from './attributes.ts';
import { scanDocument } from './documentScanner.ts';
import { Findings } from './findings.ts';
import { lineCount, selectLines } from './includeSelection.ts';
import { LineReader } from './lineReader.ts';
import { Preprocessor } from './preprocessor.ts';
import type { IncludeLine } from './preprocessor.ts';
import type { ScannedHeading } from './scannedHeading.ts';

export interface IncludedFile {
  readonly path: string;
  readonly text: string;
}

/** Finds the file an include in `fromPath` means; undefined when there is none. */
export type IncludeResolver = (target: string, fromPath: string) => IncludedFile | undefined;

/** A heading of the expanded document; lines and spans are those of the file at `path`. */
export interface ExpandedHeading extends Heading {
  readonly path: string;
}

/** One include that was found, in the order of reading. */
export interface ExpandedInclude {
  /** The file that includes, and the line (from 0) it does so on. */
  readonly fromPath: string;
  readonly line: number;
  /** The path of the file included. */
  readonly path: string;
}

export interface ExpandedDocument {
  readonly headings: readonly ExpandedHeading[];
  readonly includes: readonly ExpandedInclude[];
  /** Problems with the path of the file they are in. */
  readonly problems: readonly (Problem & { readonly path: string })[];
}

export interface ExpandOptions {
  /** Attributes from settings, as in `parseAsciidoc`. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
}

const MAXIMUM_INCLUDE_DEPTH = 64;
/** A few files that include one another twice each would otherwise never end. */
const MAXIMUM_INCLUDES = 20_000;
/** Includes whose target needs no attributes. */
const PLAIN_INCLUDE = /^include::([^\s[{][^\n[{]*)\[/gm;
const ASCIIDOC_FILE = /\.(?:adoc|asciidoc|asc|ad|txt)$/;

/** Reads `master` and all it includes. Total: what cannot be found is a problem, never an exception of ours. */
export function expandMaster(master: IncludedFile, resolve: IncludeResolver, options: ExpandOptions = {}): ExpandedDocument {
  return new Expansion(master, resolve, options).run();
}

/** A text as it lies in the one long text that is scanned. */
interface Chunk {
  readonly path: string;
  readonly base: number;
  readonly text: string;
  readonly lines: LineIndex;
}

class Expansion {
  private readonly resolve: IncludeResolver;
  private readonly attributes: Attributes;
  private readonly findings = new Findings();
  private readonly includes: ExpandedInclude[] = [];
  /** In the order of their places in the text. */
  private readonly chunks: Chunk[] = [];
  private readonly chunkByPath = new Map<string, Chunk>();
  private readonly leveloffsetChunks = new Map<string, Chunk>();
  private readonly foundFiles = new Map<string, IncludedFile | undefined>();
  /** Paths of the files being read, the innermost last. */
  private readonly openPaths: string[];
  private readonly source: Preprocessor;
  private readonly reader: LineReader;

  constructor(master: IncludedFile, resolve: IncludeResolver, options: ExpandOptions) {
    this.resolve = resolve;
    this.attributes = new Attributes(options.attributes ?? {});
    this.openPaths = [master.path];
    const chunk: Chunk = { path: master.path, base: 0, text: master.text, lines: buildLineIndex(master.text) };
    this.chunks.push(chunk);
    this.chunkByPath.set(master.path, chunk);
    const frame = { lines: chunk.lines, base: 0, next: 0, last: chunk.lines.starts.length, directives: true };
    this.source = new Preprocessor(frame, this.attributes, {
      include: (include) => this.include(include),
      conditional: () => undefined,
      skipped: () => undefined,
      problem: (code, message, start, end) => this.findings.addProblem(code, 'warning', message, start, end),
    });
    this.reader = new LineReader(master.text, this.source);
  }

  run(): ExpandedDocument {
    this.gather();
    scanDocument(this.reader, this.attributes, this.findings);
    this.findings.text = this.reader.text;
    return {
      headings: this.findings.headings.map((heading) => this.headingOf(heading)), includes: this.includes,
      problems: this.findings.problems.map((problem) => {
        const { path, base } = this.chunkAt(problem.span.start);
        return { ...problem, path, span: { start: problem.span.start - base, end: problem.span.end - base } };
      }),
    };
  }

  /** Lays out in advance, in one go, what is included by plain names; adding files one by one copies the text each time. */
  private gather(): void {
    const parts = [this.reader.text];
    let base = parts[0]!.length;
    for (let at = 0; at < this.chunks.length && at < MAXIMUM_INCLUDE_DEPTH ** 2; at++) {
      const { path: fromPath, text: from } = this.chunks[at]!;
      for (const match of from.matchAll(PLAIN_INCLUDE)) {
        const file = this.find(match[1]!, fromPath);
        if (file === undefined || this.chunkByPath.has(file.path)) continue;
        const chunk: Chunk = { path: file.path, base, text: file.text, lines: buildLineIndex(file.text) };
        this.chunks.push(chunk);
        this.chunkByPath.set(file.path, chunk);
        parts.push(file.text);
        base += file.text.length;
      }
    }
    this.reader.text = parts.join('');
  }

  /** Asks the resolver, once per include and file. */
  private find(target: string, fromPath: string): IncludedFile | undefined {
    const key = `${fromPath}\n${target}`;
    if (!this.foundFiles.has(key)) this.foundFiles.set(key, this.resolve(target, fromPath));
    return this.foundFiles.get(key);
  }

  /** Carries out an include; false leaves its line in the text. */
  private include(include: IncludeLine): boolean {
    const fromPath = this.openPaths.at(-1)!;
    const options = parseAttributeList(this.attributes.resolve(include.options)).named;
    const target = this.attributes.resolve(include.target);
    const file = target === '' ? undefined : this.find(target, fromPath);
    if (file === undefined) {
      if ((options.get('opts') ?? options.get('options') ?? '').split(/[, ]+/).includes('optional')) return true;
      this.report('include-missing', `The file ${target} is not there.`, include);
      return false;
    }
    this.includes.push({ fromPath, line: include.line, path: file.path });
    if (this.openPaths.includes(file.path)) {
      this.report('include-cycle', `${file.path} includes itself; it is left out here.`, include);
    } else if (this.openPaths.length > MAXIMUM_INCLUDE_DEPTH || this.includes.length > MAXIMUM_INCLUDES) {
      this.report('include-limit', `Includes go too deep or are too many; ${file.path} is left out here.`, include);
    } else {
      this.enter(file, options);
    }
    return true;
  }

  private report(code: string, message: string, { start, end }: IncludeLine): void {
    this.findings.addProblem(code, 'error', message, start, end);
  }

  /** Reads `file` next; a `leveloffset` of the include is set before it and set back after it, by lines of their own. */
  private enter(file: IncludedFile, options: ReadonlyMap<string, string>): void {
    const chunk = this.chunkByPath.get(file.path) ?? this.append(file.path, file.text);
    this.chunkByPath.set(file.path, chunk);
    const selected = selectLines(chunk.text, chunk.lines, options);
    const last = selected === undefined ? lineCount(chunk.text, chunk.lines) : selected.length;
    if (last === 0) return;
    const offset = options.get('leveloffset');
    const before = this.attributes.get('leveloffset');
    if (offset !== undefined) this.enterLines(before === undefined ? '\n:leveloffset!:\n' : `\n:leveloffset: ${before}\n`);
    this.openPaths.push(file.path);
    this.source.enter({
      lines: chunk.lines, base: chunk.base, next: 0, last, directives: ASCIIDOC_FILE.test(file.path),
      leave: () => void this.openPaths.pop(), ...(selected === undefined ? {} : { selected }),
    });
    if (offset !== undefined) this.enterLines(`:leveloffset: ${offset}\n\n`);
  }

  private enterLines(text: string): void {
    const chunk = this.leveloffsetChunks.get(text) ?? this.append(this.openPaths.at(-1)!, text);
    this.leveloffsetChunks.set(text, chunk);
    this.source.enter({ lines: chunk.lines, base: chunk.base, next: 0, last: lineCount(text, chunk.lines), directives: false });
  }

  private append(path: string, text: string): Chunk {
    const chunk: Chunk = { path, base: this.reader.text.length, text, lines: buildLineIndex(text) };
    this.reader.text += text;
    this.chunks.push(chunk);
    return chunk;
  }

  private chunkAt(offset: number): Chunk {
    let low = 0;
    let high = this.chunks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.chunks[middle]!.base <= offset) low = middle;
      else high = middle;
    }
    return this.chunks[low]!;
  }

  private headingOf(heading: ScannedHeading): ExpandedHeading {
    const { span, titleSpan, text, id, level, line, endLine, style, container, discrete, role, numbered, hasExplicitId } = heading;
    const { path, base } = this.chunkAt(span.start);
    return {
      path, text, id, level, line, endLine, style, container, discrete, role, numbered, hasExplicitId,
      span: { start: span.start - base, end: span.end - base }, titleSpan: { start: titleSpan.start - base, end: titleSpan.end - base },
    };
  }
}
