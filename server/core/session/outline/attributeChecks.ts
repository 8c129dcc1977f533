/**
 * AsciiDoc attributes set inside of sections: a section that uses one must still stand behind the section that sets it, or
 * still in front.
 *
 * Sample: `:size: 3` in One and `{size}` in Two, and the lines of both change places.
 */
import { sessionWarning } from '../sessionProblem.ts';
import type { SessionProblem } from '../sessionProblem.ts';
import type { Entry } from './arrangement.ts';
import type { OutlineBase, OutlineSection } from './outlineBase.ts';

/** One warning for each section that sets an attribute at another place than before, seen from those that use it. */
export function checkAttributes(base: OutlineBase, files: readonly (readonly Entry[])[]): readonly SessionProblem[] {
  const setters = base.sections.filter((section) => attributesOf(base, section).length > 0);
  if (setters.length === 0) return [];
  const entries = files.flat().filter(({ section, line }) => section !== undefined && line.mark !== '*');
  const before = new Map(base.sections.map((section, index) => [section, index]));
  const after = new Map(entries.map(({ section }, index) => [section!, index]));
  return setters.flatMap((setter) => {
    const used = attributesOf(base, setter).filter((name) => base.sections.some((user) => (
      user !== setter && user.file === setter.file && textOf(base, user).includes(`{${name}}`)
      && before.get(user)! > before.get(setter)! !== after.get(user)! > after.get(setter)!)));
    const line = entries[after.get(setter)!]?.line.line;
    return used.length === 0 || line === undefined ? []
      : [sessionWarning('moved-attribute', line, `"${setter.piece.title}" sets ${used.join(', ')}, and a section that uses it stands on the other side of it now: look whether it still says the same.`)];
  });
}

function attributesOf({ files }: OutlineBase, { file, piece }: OutlineSection): readonly string[] {
  const names = files[file]!.model.attributes.filter(({ header, span }) => !header && span.start >= piece.start && span.start < piece.end).map(({ name }) => name);
  return [...new Set(names)];
}

function textOf({ files }: OutlineBase, { file, piece }: OutlineSection): string {
  return files[file]!.model.text.slice(piece.start, piece.end);
}
