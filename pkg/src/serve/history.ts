/** The history of what was accepted: what `EventStream` finds in it, and its state over restarts. */
import {
  CdEventError,
  type EventInfo,
  EventStream,
  type StreamItem,
  type StreamOptions,
  type ValidateOptions,
  validate,
} from '../faces/public.js';
import type { AppendFile } from './append.js';
import type { BoundedFile } from './bounded.js';
import { hasCode, readState, Trouble, writeWhole } from './files.js';
import { linesFrom } from './lines.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { OpenRuns } from './open-runs.js';

/** Milliseconds between two saves, at least; more if saving takes long. */
const INTERVAL = 10_000;

/** A save may take this part of the time. */
const SHARE = 20;

export interface HistoryParts {
  readonly options: ValidateOptions;
  readonly windowMs: number | undefined;
  readonly events: AppendFile;
  readonly findings: BoundedFile;
  readonly metrics: Metrics;
  readonly log: Log;
  /** The file of its state. */
  readonly path: string;
}

export class History {
  readonly #parts: HistoryParts;
  readonly #options: StreamOptions;
  readonly #runs = new OpenRuns();
  #stream: EventStream;
  /** Up to where the file is in the stream. */
  #at = 0;
  #saved = 0;
  #saving: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(parts: HistoryParts) {
    this.#parts = parts;
    this.#options = { ...parts.options, records: 'none', lifecycle: { windowMs: parts.windowMs } };
    this.#stream = new EventStream(this.#options);
  }

  /** Continues where the last server ended. Rejects with `Trouble`. */
  static async open(parts: HistoryParts): Promise<History> {
    const history = new History(parts);
    await history.#restore();
    parts.metrics.gauges.runs = () => history.#runs.size;
    history.#wait(INTERVAL);
    return history;
  }

  /** Takes events that are in the file now, up to this place: their lines, and what the handler says of each. */
  add(lines: string, infos: readonly EventInfo[], end: number): void {
    for (const info of infos) this.#observe(info);
    this.#push(lines);
    this.#at = end;
  }

  /** Saves the state, and ends. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    await this.#save();
    this.#stream.free();
  }

  #observe(info: EventInfo): void {
    const seconds = this.#runs.add(info);
    if (seconds !== undefined) this.#parts.metrics.runSeconds.observe(seconds);
  }

  #push(text: string): void {
    try {
      this.#found(this.#stream.push(text));
    } catch (error) {
      if (!(error instanceof CdEventError)) throw error;
      this.#parts.log.warn(`the history is lost: ${error.message}`);
      this.#stream = new EventStream(this.#options);
    }
  }

  #found(items: readonly StreamItem[]): void {
    const { metrics, log, findings } = this.#parts;
    for (const item of items) {
      if (item.kind !== 'finding') continue;
      const { severity, code, rule, message } = item.finding;
      metrics.findings.add({ rule, severity });
      log.say(`${severity}[${code}] ${message} (${rule})`);
      // It is in the log and the metrics, and is found again with `check --lifecycle`.
      findings.add(item).catch(() => metrics.failures.add({ file: 'findings' }));
    }
  }

  async #restore(): Promise<void> {
    const { path, events, options, log } = this.#parts;
    const kept = await readState(path);
    const at = kept?.['offset'];
    if (kept !== undefined) {
      const { version, snapshot, runs } = kept;
      if (version !== 1 || !Number.isSafeInteger(at) || typeof snapshot !== 'string') {
        throw new Trouble(`${path} is not a history of this version; without it all events are read again`);
      }
      if ((at as number) <= events.end) {
        try {
          const stream = EventStream.restore(Buffer.from(snapshot, 'base64'), this.#options);
          this.#stream.free();
          this.#stream = stream;
          this.#at = at as number;
          this.#runs.load(runs);
        } catch (error) {
          if (!(error instanceof CdEventError)) throw error;
          log.warn(`${path} is not a history of this version: all events are read again`);
        }
      }
    }
    this.#saved = this.#at;
    for (let lines = await linesFrom(events, this.#at); lines.length > 0; lines = await linesFrom(events, this.#at)) {
      for (const { text } of lines) {
        const { event } = validate(text, { ...options, maxDiagnostics: 0 });
        if (event !== null) this.#observe(event);
      }
      this.#push(lines.map(({ text }) => `${text}\n`).join(''));
      this.#at = lines.at(-1)!.end;
    }
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      const began = performance.now();
      this.#saving = this.#save().finally(() => {
        this.#saving = undefined;
        this.#wait(Math.max(INTERVAL, SHARE * (performance.now() - began)));
      });
    }, ms).unref();
  }

  async #save(): Promise<void> {
    const { path, metrics, log } = this.#parts;
    if (this.#at === this.#saved) return;
    const offset = this.#at;
    const snapshot = Buffer.from(this.#stream.snapshot()).toString('base64');
    try {
      await writeWhole(path, JSON.stringify({ version: 1, offset, snapshot, runs: this.#runs.save() }));
      this.#saved = offset;
    } catch (error) {
      // The events are in the file, and are read again by the next server.
      metrics.failures.add({ file: 'history' });
      if (!hasCode(error, 'ENOSPC')) log.warn(`the history cannot be saved: ${(error as Error).message}`);
    }
  }
}
