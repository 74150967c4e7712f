/** A file of bounded length, for what is worth keeping but must not fill the disk. */
import { rename } from 'node:fs/promises';
import { AppendFile } from './append.js';

/** Bytes after which a new file is begun. The one before is kept under another name, and the one before that is gone. */
const MOST = 64 * 1024 * 1024;

/** Bytes that wait to be written. */
const MAX_WAITING = 8 * 1024 * 1024;

export class BoundedFile {
  readonly #path: string;
  readonly #most: number;
  #file: AppendFile;
  #turning: Promise<void> | undefined;

  private constructor(path: string, file: AppendFile, most: number) {
    this.#path = path;
    this.#file = file;
    this.#most = most;
  }

  static async open(path: string, most = MOST): Promise<BoundedFile> {
    return new BoundedFile(path, await AppendFile.open(path, () => undefined), most);
  }

  /** Appends a value as a line. Rejects if it cannot be kept. */
  async add(value: object): Promise<void> {
    for (;;) {
      if (this.#turning !== undefined) await this.#turning;
      else if (this.#file.end + this.#file.waiting <= this.#most) break;
      else
        this.#turning = this.#turn().finally(() => {
          this.#turning = undefined;
        });
    }
    if (this.#file.waiting > MAX_WAITING) throw new Error('the disk is too slow');
    await this.#file.append(`${JSON.stringify(value)}\n`);
  }

  async close(): Promise<void> {
    await this.#turning;
    await this.#file.close();
  }

  async #turn(): Promise<void> {
    await this.#file.close();
    try {
      await rename(this.#path, `${this.#path}.1`);
    } finally {
      this.#file = await AppendFile.open(this.#path, () => undefined);
    }
  }
}
