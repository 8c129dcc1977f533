/**
 * Sections as a text to edit: one line a section, a handle, two blanks for each level, the title.
 * It writes; reading is done in `outlineLines.ts`.
 *
 * Sample: `! aa3 Guide⏎  k7q Install⏎  m2d   Linux`
 */
import { SCISSORS, renderHeader } from '../sessionText.ts';
import type { OutlineBase, OutlineSection } from './outlineBase.ts';

export const OUTLINE_HELP: readonly string[] = [
  'One line for each section with its own text: order is order, two blanks are a level, the title is the title.',
  'Every section needs its line. Sections below go along only if their lines do.',
  '',
  '  new Title      a new section',
  '- k7q Title      delete this section and its text; those below have lines of their own',
  '~ k7q Title      remove the heading, keep the text',
  '* k7q Title      a copy',
  '! k7q Title      the title of the note, which stays in front',
  '@ path           the lines below belong to this note',
  '',
  'Lines that begin with # say nothing. Remove all lines to stop without a change.',
];

export function renderOutline(base: OutlineBase): string {
  const { files, sections, token } = base;
  const header = renderHeader({ kind: 'outline', token, subject: files.length === 1 ? files[0]!.path : `${files.length} notes` });
  const lines = files.flatMap(({ path }, file) => [
    ...(files.length > 1 ? [`@ ${path}`] : []), ...sections.filter((section) => section.file === file).map((section) => renderSection(base, section)),
  ]);
  return [header, ...lines, SCISSORS, ...OUTLINE_HELP, ''].join('\n');
}

/** The line of a section as the notes say it. */
export function renderSection({ files }: OutlineBase, { file, piece, handle }: OutlineSection, mark = piece.isPinned ? '!' : ' '): string {
  const indent = piece.isPinned ? '' : '  '.repeat(piece.level - files[file]!.shallowest);
  return `${mark} ${handle} ${indent}${piece.title}`.trimEnd();
}
