/** A command that is run for somebody else: its output passes through, and so do signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';

/** How a command has ended. */
export interface Ended {
  /** As a shell gives it: 128 and the number of the signal, 127 if there is no such command, 126 if it cannot be run. */
  readonly code: number;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started. */
  readonly trouble: string | null;
  /** Whether somebody has asked for its end, by a signal to this program. */
  readonly isCancelled: boolean;
  /** The last lines of its output. */
  readonly tail: string;
  /** Whether its standard output ends within a line. */
  readonly isLineOpen: boolean;
}

/** Characters of the last lines that are kept at most. */
const MOST = 8000;

/** Control sequences of terminals, and other control characters but line ends and tabs. */
const CONTROLS = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\0-\b\v\f\x0e-\x1f\x7f]/g;

/** The last lines of what passes. */
class Tail {
  readonly #lines: number;
  readonly #decoders = new Map<Readable, TextDecoder>();
  #text = '';

  constructor(lines: number) {
    this.#lines = lines;
  }

  add(chunk: Buffer, from: Readable): void {
    const decoder = this.#decoders.get(from) ?? new TextDecoder();
    this.#decoders.set(from, decoder);
    this.#text += decoder.decode(chunk, { stream: true });
    if (this.#text.length > 4 * MOST) this.#text = this.#text.slice(-2 * MOST);
  }

  toString(): string {
    const plain = this.#text.replace(CONTROLS, '').replace(/\r\n/g, '\n').trimEnd();
    // A carriage return begins the line again, as progress bars do.
    const lines = plain.split('\n').map((line) => line.replace(/^.*\r(?=.)/s, ''));
    return lines.slice(-this.#lines).join('\n').slice(-MOST).toWellFormed();
  }
}

/** Runs a command. Never rejects. `lines`: how many of the last lines are kept; with 0 the command gets the terminal itself. */
export function runChild(
  [program, ...args]: readonly string[],
  lines: number,
  onSignal: (take: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  const tail = new Tail(lines);
  const through = lines === 0 ? 'inherit' : 'pipe';
  let isCancelled = false;
  let isLineOpen = false;
  return new Promise((resolve) => {
    const end = (code: number, signal: NodeJS.Signals | null, trouble: string | null): void =>
      resolve({ code, signal, trouble, isCancelled, isLineOpen, tail: lines === 0 ? '' : String(tail) });
    let child: ChildProcess;
    try {
      child = spawn(program!, args, { stdio: ['inherit', through, through] });
    } catch (error) {
      // A name with a null byte, for instance.
      end(127, null, (error as Error).message);
      return;
    }
    const take = (signal: NodeJS.Signals): void => {
      isCancelled = true;
      // A terminal has sent it to the command already.
      if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
    };
    onSignal(take);
    process.on('SIGHUP', take);
    process.on('SIGQUIT', take);
    child.stdout?.on('data', (chunk: Buffer) => {
      isLineOpen = chunk.at(-1) !== 0x0a;
    });
    pass(child.stdout, process.stdout, tail);
    pass(child.stderr, process.stderr, tail);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (child.pid !== undefined) return;
      const isMissing = error.code === 'ENOENT';
      end(isMissing ? 127 : 126, null, isMissing ? 'there is no such command' : `it cannot be run: ${error.code}`);
    });
    child.on('close', (code, signal) => {
      if (child.pid === undefined) return;
      end(code ?? 128 + (constants.signals[signal!] ?? 0), signal, null);
    });
  });
}

/** Without a reader, the command's next write fails as if it had none itself. */
function pass(from: Readable | null, to: Writable, tail: Tail): void {
  to.on('error', () => from?.destroy());
  from?.on('data', (chunk: Buffer) => {
    tail.add(chunk, from);
    if (to.write(chunk)) return;
    from.pause();
    to.once('drain', () => from.resume());
  });
}
