/**
 * Which constructs beyond CommonMark a text may use. GitHub's own are on by default, other programs' dialects off.
 */
export interface MarkdownOptions {
  /** A block of metadata on the first line: YAML between `---` and `---` or `...`, TOML between `+++` and `+++`. Default true. */
  readonly frontMatter?: boolean;
  /** GitHub's pipe tables. Default true. */
  readonly tables?: boolean;
  /** Blocks of math between `$$` and `$$`. Default false: in CommonMark those lines are ordinary text. */
  readonly math?: boolean;
  /** Obsidian's comments between `%%` and `%%`. Default false. */
  readonly percentComments?: boolean;
  /** `# Title {#id}` as in Pandoc, Kramdown and mdBook. Default false: GitHub shows the braces. */
  readonly headingAttributes?: boolean;
}

/** The options with every default filled in. */
export function withDefaults(options: MarkdownOptions): Required<MarkdownOptions> {
  return { frontMatter: true, tables: true, math: false, percentComments: false, headingAttributes: false, ...options };
}
