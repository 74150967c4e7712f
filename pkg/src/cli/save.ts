/**
 * Replaces a file's content so that at any instant the file holds either what was read or all of what is to be
 * written, whatever happens in between.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file as it was read. */
export interface Snapshot {
  path: string;
  bytes: Uint8Array;
  stats: BigIntStats;
}

/** Why a file was left alone, as what follows its name: `is read-only`. */
export class NotSaved extends Error {}

/** Reads a file and remembers which file, of which content, that was. Signals are heard meanwhile. */
export async function read(path: string): Promise<Snapshot> {
  const file = await open(path, constants.O_RDONLY);
  try {
    const stats = await file.stat({ bigint: true });
    return { path, bytes: await file.readFile(), stats };
  } finally {
    await file.close();
  }
}

/** The same without a pause, in which a file that is about to be replaced could change. */
function readAtOnce(path: string): Snapshot {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file, { bigint: true });
    return { path, bytes: readFileSync(file), stats };
  } finally {
    closeSync(file);
  }
}

/** Temporary files that exist just now, for whoever has to end the program early. */
const temporary = new Set<string>();

/** Removes what a write that was cut off would leave behind. */
export function cleanUp(): void {
  for (const path of temporary) unlinkQuietly(path);
}

/**
 * Writes `bytes` to a new file beside the old one, makes sure that they have arrived, and puts it in the old one's
 * place, with the same mode and owner. Throws `NotSaved` for what is not a plain file with one link, for a file that
 * has changed since it was read, and for a folder or disk that does not take it.
 */
export function replace(snapshot: Snapshot, bytes: Uint8Array): void {
  try {
    refuseUnplain(snapshot);
    const target = realpathSync(snapshot.path);
    const draft = join(dirname(target), `.${basename(target)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
    writeDraft(draft, bytes, snapshot.stats);
    refuseChanged(target, snapshot);
    renameSync(draft, target);
    temporary.delete(draft);
    syncFolder(dirname(target));
  } catch (error) {
    cleanUp();
    throw error instanceof NotSaved ? error : new NotSaved(`cannot be written: ${reason(error)}`);
  }
}

/** Throws `NotSaved` for what `replace` would leave alone, as far as that can be known beforehand. */
export function refuseUnplain({ path, stats }: Snapshot): void {
  const now = lstatSync(path, { bigint: true });
  if (now.isSymbolicLink()) throw new NotSaved('is a symbolic link');
  if (!now.isFile()) throw new NotSaved('is not a plain file');
  if (now.nlink > 1n) throw new NotSaved('has several hard links');
  if ((stats.mode & 0o222n) === 0n) throw new NotSaved('is read-only');
}

function writeDraft(draft: string, bytes: Uint8Array, { mode, uid, gid }: BigIntStats): void {
  const file = openSync(draft, 'wx', 0o600);
  temporary.add(draft);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    const own = fstatSync(file, { bigint: true });
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, Number(uid), Number(gid));
    fchmodSync(file, Number(mode & 0o7777n));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function refuseChanged(target: string, { stats, bytes }: Snapshot): void {
  const now = readAtOnce(target);
  const unchanged =
    now.stats.ino === stats.ino &&
    now.stats.dev === stats.dev &&
    now.stats.size === stats.size &&
    now.stats.mtimeNs === stats.mtimeNs &&
    sha256(now.bytes) === sha256(bytes);
  if (!unchanged) throw new NotSaved('has changed while it was checked');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Makes the new name last through a power cut, where the system lets a folder be opened. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // The content is whole in either case.
  }
}

function unlinkQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made, or is gone already.
  }
  temporary.delete(path);
}

/** A system error in words, without the path that the caller names anyway. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    EACCES: 'permission denied',
    EIO: 'input/output error',
    EISDIR: 'it is a folder',
    ELOOP: 'too many symbolic links',
    EMFILE: 'too many open files',
    ENAMETOOLONG: 'its name is too long',
    ENOENT: 'no such file',
    ENOSPC: 'no space left on the disk',
    ENOTDIR: 'a part of its path is not a folder',
    EPERM: 'operation not permitted',
    EROFS: 'the file system is read-only',
    ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
    Z_BUF_ERROR: 'its gzip data ends too early',
    Z_DATA_ERROR: 'its gzip data is damaged',
  };
  return (code !== undefined ? known[code] : undefined) ?? code ?? String(message);
}
