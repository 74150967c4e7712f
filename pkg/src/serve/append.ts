/** A file to which lines are appended durably. */
import { type FileHandle, open } from 'node:fs/promises';
import { hasCode } from './files.js';

interface Waiting {
  readonly bytes: Buffer;
  resolve(): void;
  reject(error: unknown): void;
}

/** Bytes that are looked at in one step for the end of the last whole line. */
const STEP = 64 * 1024;

const LINE_FEED = 0x0a;

/**
 * Lines that arrive while a write is under way are written together by the next one, and one `fdatasync` makes all of them
 * durable: so the number of lines a second does not depend on how long the disk takes for each. `append` resolves after that.
 *
 * A write that fails leaves nothing behind: the file is cut to what is durable before the next attempt, so that no line is ever
 * joined to half of another one.
 */
export class AppendFile {
  readonly #path: string;
  #file: FileHandle;
  #end: number;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #flushing: Promise<void> | undefined;
  /** Whether there can be bytes after the durable ones. */
  #isTorn = false;
  #listeners = new Set<() => void>();

  private constructor(path: string, file: FileHandle, end: number) {
    this.#path = path;
    this.#file = file;
    this.#end = end;
  }

  /** Opens the file, or makes it. A last line that is not whole was never acknowledged, and is cut off: `cut` gets its length. */
  static async open(path: string, cut: (bytes: number) => void): Promise<AppendFile> {
    const file = await openOrMake(path);
    try {
      const { size } = await file.stat();
      const end = await endOfLines(file, size);
      if (end < size) {
        cut(size - end);
        await file.truncate(end);
      }
      // What a process that was killed has written is not durable yet.
      await file.datasync();
      return new AppendFile(path, file, end);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** The bytes that are durable: whole lines. */
  get end(): number {
    return this.#end;
  }

  /** Bytes that wait to be written. */
  get waiting(): number {
    return this.#waitingBytes;
  }

  /** Calls the listener whenever lines have become durable. Returns what stops that. */
  onAppended(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Appends whole lines. Resolves when they are durable, and rejects with the system's error if they are not in the file. */
  append(lines: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const bytes = Buffer.from(lines);
      this.#waiting.push({ bytes, resolve, reject });
      this.#waitingBytes += bytes.length;
      this.#flushing ??= this.#flush().finally(() => {
        this.#flushing = undefined;
      });
    });
  }

  /** Reads bytes of the file from a place into a buffer. Returns how many there were. */
  async read(buffer: Buffer, at: number): Promise<number> {
    return (await this.#file.read(buffer, 0, buffer.length, at)).bytesRead;
  }

  /** Closes the file after what is under way. */
  async close(): Promise<void> {
    while (this.#flushing !== undefined) await this.#flushing;
    if (this.#isTorn) await this.#cut().catch(() => undefined);
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    // Whatever arrives in this turn of the event loop belongs to the first group.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      const bytes = group.length === 1 ? group[0]!.bytes : Buffer.concat(group.map((each) => each.bytes));
      try {
        await this.#write(bytes);
      } catch (error) {
        // Or else before the next write.
        await this.#cut().catch(() => undefined);
        for (const { reject } of group) reject(error);
        continue;
      } finally {
        this.#waitingBytes -= bytes.length;
      }
      for (const { resolve } of group) resolve();
      for (const listener of this.#listeners) listener();
    }
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#isTorn) await this.#cut();
    this.#isTorn = true;
    for (let at = 0; at < bytes.length; ) {
      at += (await this.#file.write(bytes, at, bytes.length - at, this.#end + at)).bytesWritten;
    }
    await this.#file.datasync();
    this.#isTorn = false;
    this.#end += bytes.length;
  }

  /** Removes what a failed write has left. Some systems forget after a failure what was not written, so the file is opened again. */
  async #cut(): Promise<void> {
    const file = await openOrMake(this.#path);
    try {
      await file.truncate(this.#end);
    } catch (error) {
      await file.close();
      throw error;
    }
    const old = this.#file;
    this.#file = file;
    this.#isTorn = false;
    await old.close().catch(() => undefined);
  }
}

async function openOrMake(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    return open(path, 'wx+', 0o600);
  }
}

/** Where the last whole line ends. */
async function endOfLines(file: FileHandle, size: number): Promise<number> {
  const buffer = Buffer.alloc(STEP);
  for (let to = size; to > 0; ) {
    const from = Math.max(0, to - STEP);
    const { bytesRead } = await file.read(buffer, 0, to - from, from);
    const found = buffer.subarray(0, bytesRead).lastIndexOf(LINE_FEED);
    if (found >= 0) return from + found + 1;
    to = from;
  }
  return 0;
}
