/** The files of a folder of state: their names, how they are written whole, and which process has the folder. */
import { readFileSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Names in the folder. */
export const FILES = {
  /** Every accepted event, one a line: the queue. */
  events: 'events.ndjson',
  /** Deliveries that were refused, with why. */
  rejected: 'rejected.ndjson',
  /** Events that the receiver behind `--forward` does not want, with its answer. */
  undelivered: 'undelivered.ndjson',
  /** What was found in the history. */
  findings: 'findings.ndjson',
  /** How far the queue has been forwarded. */
  forward: 'forward.json',
  /** The history up to a place in the queue. */
  history: 'history.json',
  lock: 'serve.lock',
} as const;

/** Why the server cannot start, or cannot go on, in words for the user. */
export class Trouble extends Error {}

/** Whether a system error has this code. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException)?.code ?? '');
}

/** Writes a file so that there is always a whole one, through a power cut too. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The JSON value in a file; undefined if there is no such file. Throws `Trouble` if it is none. */
export async function readState(path: string): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Trouble(`${path} is damaged; without it the server begins with the first event again`);
}

/**
 * Takes a folder for this process, and resolves with a function that gives it back. A process that was killed leaves its lock
 * behind; it no longer counts then. Throws `Trouble` if another process has it.
 */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, FILES.lock);
  const own = { pid: process.pid, begun: begunAt(process.pid) };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(path, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      return () => rm(path, { force: true });
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const holder = holderOf(path);
    if (holder !== undefined && holder.pid !== process.pid && isRunning(holder)) break;
    await rm(path, { force: true });
  }
  throw new Trouble(`${folder} is in use by another server (${path})`);
}

interface Holder {
  pid: number;
  begun: string;
}

function holderOf(path: string): Holder | undefined {
  try {
    const { pid, begun } = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return Number.isSafeInteger(pid) && pid > 0 ? { pid, begun } : undefined;
  } catch {
    return undefined;
  }
}

function isRunning({ pid, begun }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return begunAt(pid) === begun;
}

/** When a process began, as Linux counts it; empty elsewhere. Another process can get the number of one that is gone. */
function begunAt(pid: number): string {
  try {
    // The name before the last parenthesis can have any characters.
    const [, rest] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return rest?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
