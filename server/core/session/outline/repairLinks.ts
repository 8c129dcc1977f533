/**
 * Links that lead to sections which were renamed or moved, and relative links inside of text that went to another folder:
 * each as an edit of the old note, so that it moves with its text. Links to deleted sections are reported.
 *
 * Only the target changes, the rest of a link stays. It knows no files beyond the paths it is given.
 * Sample: `[x](#install)` becomes `[x](#set-up)`, in another note `[x](guide.md#set-up)`.
 */
import type { DocumentModel, Link } from '../../model/documentModel.ts';
import { positionAt } from '../../text/lineIndex.ts';
import { NOTE_EXTENSIONS } from '../../parseNote.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { anchorKey } from './movedAnchors.ts';
import type { AnchorPlace, MovedAnchors } from './movedAnchors.ts';
import { relativePath, resolvePath, slashes } from './relativePath.ts';

export interface LinkingNote {
  readonly path: string;
  readonly model: DocumentModel;
  /** The path of the note that the text at `offset` is in afterwards; undefined where it is deleted. */
  readonly pathAt: (offset: number) => string | undefined;
}

export interface LinkRepairs {
  /** Against the old text. */
  readonly edits: readonly TextEdit[];
  /** Links that lead nowhere now: `path:line`, and where they led. */
  readonly broken: readonly { readonly place: string; readonly id: string }[];
}

/** @param followsIds false where old anchors are kept or given up, and only paths are to be right */
export function repairLinks(note: LinkingNote, moved: MovedAnchors, followsIds: boolean): LinkRepairs {
  const edits: TextEdit[] = [];
  const broken: { readonly place: string; readonly id: string }[] = [];
  for (const link of note.model.links) {
    const { targetSpan, span, kind } = link;
    const home = targetSpan === undefined ? undefined : note.pathAt(span.start);
    if (targetSpan === undefined || home === undefined) continue;
    const raw = note.model.text.slice(targetSpan.start, targetSpan.end);
    const target = readTarget(note.model, link, raw);
    if (target === undefined) continue;
    const linked = target.path === '' ? slashes(note.path) : resolvePath(note.path, target.path);
    const old = sourceOfPage(linked, moved);
    const place = placeOf(note, moved, old, target.fragment);
    if (place === 'gone') {
      const { line } = positionAt(note.model.lines, span.start);
      broken.push({ place: `${note.path}:${line + 1}`, id: target.fragment });
    }
    if (place === 'gone') continue;
    const path = asPage(pathFrom(target.path, old, place?.path, home, note.path, linked), old === linked ? '' : linked);
    const isSameId = place === undefined || !followsIds || kind === 'image' || kind === 'include' || place.id === decode(target.fragment);
    const fragment = isSameId ? target.fragment : place.id;
    const written = target.render(path, fragment);
    if (written !== raw) edits.push({ ...targetSpan, newText: written });
  }
  return { edits, broken };
}

interface Target {
  readonly path: string;
  readonly fragment: string;
  readonly render: (path: string, fragment: string) => string;
}

/** A target as path and fragment; undefined for addresses and what is no path. */
function readTarget({ dialect }: DocumentModel, { kind }: Link, raw: string): Target | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(raw) || raw.startsWith('//') || raw === '' || raw.includes('{') || kind === 'autolink' || kind === 'wiki') return undefined;
  const hash = raw.indexOf('#');
  if (dialect === 'asciidoc' && kind === 'xref' && hash === -1 && !/\.(?:adoc|asciidoc|asc)$/i.test(raw)) {
    return { path: '', fragment: raw, render: (path, fragment) => (path === '' ? fragment : `${path}#${fragment}`) };
  }
  const isBare = dialect === 'asciidoc' && kind === 'xref';
  const path = hash === -1 ? raw : raw.slice(0, hash);
  return {
    path: decode(path), fragment: hash === -1 ? '' : raw.slice(hash + 1),
    render: (newPath, fragment) => {
      const encoded = newPath === decode(path) ? path : dialect === 'markdown' ? encodeURI(newPath) : newPath;
      if (fragment === '' && hash === -1) return encoded;
      return newPath === '' && isBare && path !== '' ? fragment : `${encoded}#${fragment}`;
    },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** Where the fragment is now; undefined where nothing is known of it. */
function placeOf({ model }: LinkingNote, { places, titles }: MovedAnchors, path: string, fragment: string): AnchorPlace | 'gone' | undefined {
  if (fragment === '') return undefined;
  const found = [...new Set([fragment, decode(fragment)])].map((id) => anchorKey(path, id)).find((key) => places.has(key));
  if (found !== undefined) return places.get(found) ?? 'gone';
  const byTitle = anchorKey(path, fragment);
  if (model.dialect === 'asciidoc' && titles.has(byTitle)) return titles.get(byTitle) ?? 'gone';
  return undefined;
}

const PAGE = /\.html?$/;

/** Books link to the pages they are rendered to: the note of a page that has its name. */
function sourceOfPage(path: string, { paths }: MovedAnchors): string {
  if (!PAGE.test(path) || paths.has(path)) return path;
  return NOTE_EXTENSIONS.map((extension) => path.replace(PAGE, `.${extension}`)).find((note) => paths.has(note)) ?? path;
}

/** The path of a note as that of its page, where the link named a page. */
function asPage(path: string, page: string): string {
  return page === '' || PAGE.test(path) ? path : path.replace(/\.\w+$/, PAGE.exec(page)![0]);
}

/** The path to write: as it is where it still leads there from `home`, nothing inside of one note. */
function pathFrom(written: string, old: string, now: string | undefined, home: string, from: string, linked: string): string {
  const to = now === undefined ? old : slashes(now);
  const at = slashes(home);
  if (to === at && (written === '' || now !== undefined)) return written !== '' && slashes(from) === at && old === at ? written : '';
  const stillRight = written !== '' && resolvePath(home, written) === (to === old ? linked : to);
  if (stillRight) return written;
  return relativePath(at, to);
}
