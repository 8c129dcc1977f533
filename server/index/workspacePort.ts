/**
 * The port through which everything reads files: Node's file system on the desktop, the editor in the browser,
 * a folder on disk for the command line. It knows nothing of notes.
 */
export interface FolderEntry {
  readonly name: string;
  /** For a symbolic link: the kind of what it points to; `other` when that is gone. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly isLink: boolean;
}

/** Why a file or folder could not be read, for programs: `missing` also when it vanished between listing and reading. */
export type ReadingFailure = 'missing' | 'tooLarge' | 'unreadable';

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  /** `reason` is a short phrase for people: `no such file`, `permission denied`, `larger than 20 MB`. */
  | { readonly ok: false; readonly failure: ReadingFailure; readonly reason: string };

export interface WorkspacePort {
  /** Entries of a folder, in no particular order. */
  list(uri: string): Promise<Reading<readonly FolderEntry[]>>;
  /** The bytes of a file; one larger than `maxBytes` is refused as `tooLarge`. */
  read(uri: string, maxBytes?: number): Promise<Reading<Uint8Array>>;
  /** The real place of a folder, links resolved, so that a walk can stop at loops. Absent where links cannot be told. */
  realPath?(uri: string): Promise<Reading<string>>;
}

/** The reason for `tooLarge`, the same from every port. */
export function describeLimit(maxBytes: number): string {
  return `larger than ${maxBytes / 1_000_000} MB`;
}
