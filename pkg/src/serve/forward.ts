/** Forwards the queue: one request after the other, in the order of the file. */
import { setTimeout as wait } from 'node:timers/promises';
import { type HttpMessage, toCloudEvent } from '../faces/public.js';
import { backoff, type Outcome, type Sink } from '../sink/sink.js';
import type { AppendFile } from './append.js';
import type { BoundedFile } from './bounded.js';
import { readState, Trouble, writeWhole } from './files.js';
import { countLines, type Line, linesFrom } from './lines.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

/** Milliseconds between two saves of the place: what was forwarded since then is forwarded again after a crash. */
const INTERVAL = 200;

/** Milliseconds that the last request has when the server stops. */
const GRACE = 3_000;

/** Events in a request of mode `batch`. */
const BATCH = 100;

export interface ForwardParts {
  readonly events: AppendFile;
  readonly undelivered: BoundedFile;
  readonly sink: Sink;
  readonly mode: 'structured' | 'binary' | 'batch';
  readonly metrics: Metrics;
  readonly log: Log;
  /** The file of its state. */
  readonly path: string;
}

export class Forwarder {
  readonly #parts: ForwardParts;
  readonly #stop = new AbortController();
  #at: number;
  #queue: number;
  #saved: number;
  #nextSave = 0;
  #isDown = false;
  #running: Promise<void> | undefined;
  #wake: () => void = () => undefined;

  private constructor(parts: ForwardParts, at: number, queue: number) {
    this.#parts = parts;
    this.#at = at;
    this.#saved = at;
    this.#queue = queue;
  }

  /** Goes on where the last server ended, or begins with the first event. Rejects with `Trouble`. */
  static async open(parts: ForwardParts): Promise<Forwarder> {
    const { events, path, metrics, log } = parts;
    const kept = await readState(path);
    const offset = kept?.['offset'] ?? 0;
    if (kept !== undefined && (kept['version'] !== 1 || !Number.isSafeInteger(offset) || (offset as number) < 0)) {
      throw new Trouble(`${path} is damaged; without it all events are forwarded again`);
    }
    // Somebody has put the file away, and this is a new one.
    const isNew = (offset as number) > events.end;
    if (isNew) log.warn('the file of events is shorter than what was forwarded: it is forwarded from its beginning');
    const at = isNew ? 0 : (offset as number);
    const forwarder = new Forwarder(parts, at, await countLines(events, at));
    metrics.gauges.queue = () => forwarder.#queue;
    events.onAppended(() => forwarder.#wake());
    forwarder.#running = forwarder.#run();
    return forwarder;
  }

  /** Counts events that are in the file now. */
  appended(count: number): void {
    this.#queue += count;
  }

  /** Ends after the request that is under way, or gives it up: it is sent again by the next server. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    const limit = setTimeout(() => this.#parts.sink.close(), GRACE);
    await this.#running;
    clearTimeout(limit);
    this.#parts.sink.close();
    await this.#save(true);
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #run(): Promise<void> {
    const { events, log, mode } = this.#parts;
    let failures = 0;
    while (!this.#isStopped) {
      try {
        const lines = await linesFrom(events, this.#at);
        const size = mode === 'batch' ? BATCH : 1;
        for (let index = 0; index < lines.length && !this.#isStopped; index += size) {
          await this.#deliver(lines.slice(index, index + size));
          await this.#save(false);
        }
        failures = 0;
        if (lines.length === 0) await this.#appended();
      } catch (error) {
        failures += 1;
        log.warn(`forwarding: ${(error as Error).message}`);
        await this.#pause(backoff(failures));
      }
    }
  }

  /** Resolves when there is something to forward, or the server stops. */
  async #appended(): Promise<void> {
    await this.#save(true);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (this.#isStopped || this.#parts.events.end > this.#at) resolve();
    });
  }

  /** Sends lines until they are taken, or refused for good. Nothing overtakes them. */
  async #deliver(lines: readonly Line[]): Promise<void> {
    const message = this.#messageOf(lines);
    if (message === null) {
      if (lines.length > 1) return this.#each(lines);
      await this.#setAside(lines[0]!, {
        status: 0,
        why: 'it is no event without the options of this server',
        text: '',
      });
      return this.#passed(lines, false);
    }
    for (let failures = 1; ; failures += 1) {
      const outcome = await this.#parts.sink.post(message);
      if (outcome.result === 'taken') {
        if (this.#isDown) this.#parts.log.say('forwarding works again');
        this.#isDown = false;
        return this.#passed(lines, true);
      }
      if (outcome.result === 'refused') {
        if (lines.length > 1) return this.#each(lines);
        await this.#setAside(lines[0]!, outcome);
        return this.#passed(lines, false);
      }
      this.#failed(outcome);
      await this.#pause(backoff(failures, outcome.retryAfter));
      if (this.#isStopped) return;
    }
  }

  /** One after the other, since a batch says nothing of which event is not wanted. */
  async #each(lines: readonly Line[]): Promise<void> {
    for (const line of lines) {
      if (this.#isStopped) return;
      await this.#deliver([line]);
    }
  }

  #messageOf(lines: readonly Line[]): HttpMessage | null {
    const { mode } = this.#parts;
    const text = mode === 'batch' ? `[${lines.map((line) => line.text).join(',')}]` : lines[0]!.text;
    return toCloudEvent(text, { mode });
  }

  #passed(lines: readonly Line[], isTaken: boolean): void {
    this.#at = lines.at(-1)!.end;
    this.#queue -= lines.length;
    this.#parts.metrics[isTaken ? 'forwarded' : 'undelivered'].add({}, lines.length);
  }

  #failed({ why, result }: Outcome): void {
    const { metrics, log } = this.#parts;
    metrics.retries.add({ reason: why });
    if (this.#isDown) return;
    this.#isDown = true;
    const cause = result === 'blocked' ? ' (is it the right address, and the right secret?)' : '';
    log.warn(`forwarding fails: ${why}${cause}; it is tried again until it works`);
  }

  /** Keeps an event that the receiver does not want. Rejects if that is not possible: then it is tried again. */
  async #setAside(
    { text }: Line,
    { status, why, text: answer }: Pick<Outcome, 'status' | 'why' | 'text'>,
  ): Promise<void> {
    const { undelivered, log } = this.#parts;
    await undelivered.add({ time: new Date().toISOString(), status, answer, event: text });
    log.warn(`an event was not forwarded: ${why}`);
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }

  async #save(isNow: boolean): Promise<void> {
    const now = performance.now();
    if (this.#at === this.#saved || (!isNow && now < this.#nextSave)) return;
    this.#nextSave = now + INTERVAL;
    const offset = this.#at;
    try {
      await writeWhole(this.#parts.path, JSON.stringify({ version: 1, offset }));
      this.#saved = offset;
    } catch {
      // What is forwarded again has the same ids.
      this.#parts.metrics.failures.add({ file: 'forward' });
    }
  }
}
