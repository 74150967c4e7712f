import type { Report } from 'cdevents-wasm';
import type { Job } from '../engine/protocol.js';

/** An engine, wherever it runs. */
export interface Judge {
  /** Resolves with the report on a text. May reject if the job is aborted before it is asked. */
  judge(job: Job, signal: AbortSignal): Promise<Report>;
}

export interface SessionEvents<By extends Judge> {
  /** The newest report has arrived. */
  judged(report: Report, by: By): void;
  /** Why there is no report on the newest text. `by` is `null` if no engine could be reached. */
  failed(error: unknown, by: By | null): void;
}

/**
 * A changing text and its report. Only the newest text is checked: earlier questions are cancelled, and late
 * answers to them are ignored. The previous report stays until the next one arrives.
 */
export class Session<By extends Judge> {
  readonly #reach: () => By | Promise<By>;
  readonly #events: SessionEvents<By>;
  #open: AbortController | null = null;
  #report: Report | null = null;
  #text: string | null = null;

  /** `reach` returns the engine for each question. It rejects if there is none. */
  constructor(reach: () => By | Promise<By>, events: SessionEvents<By>) {
    this.#reach = reach;
    this.#events = events;
  }

  /** The newest report; `null` if there is none. */
  get report(): Report | null {
    return this.#report;
  }

  /** Whether the newest report is about this text. Only then are its positions valid. */
  isAbout(text: string | undefined): boolean {
    return this.#report !== null && this.#text === text;
  }

  judge(job: Job): void {
    this.cancel();
    this.#open = new AbortController();
    void this.#ask(job, this.#open.signal);
  }

  async #ask(job: Job, signal: AbortSignal): Promise<void> {
    let by: By | null = null;
    let report: Report;
    try {
      by = await this.#reach();
      if (signal.aborted) return;
      report = await by.judge(job, signal);
    } catch (error) {
      if (!signal.aborted) this.#events.failed(error, by);
      return;
    }
    if (signal.aborted) return;
    this.put(report, job.text);
    this.#events.judged(report, by);
  }

  /** Sets a report made elsewhere, or none. Cancels what was asked. */
  put(report: Report | null, text: string | null): void {
    this.cancel();
    this.#report = report;
    this.#text = text;
  }

  cancel(): void {
    this.#open?.abort();
  }
}
