import type { Report } from 'cdevents-wasm';
import type { Job } from '../engine/protocol.js';

/** An engine that answers, wherever it runs. */
export interface Judge {
  /** The report on a text. A job that was aborted before it was asked about may reject. */
  judge(job: Job, signal: AbortSignal): Promise<Report>;
}

export interface SessionEvents<By extends Judge> {
  /** The newest report has come; it is the session's from now on. */
  judged(report: Report, by: By): void;
  /** There is no report on the newest text, and why. `by` is `null` when no engine could be reached. */
  failed(error: unknown, by: By | null): void;
}

/**
 * One text that changes, and its report. Only the newest text is asked about: what was asked before is cancelled, and a
 * late answer to it is not heard. The report before stays until the next one comes.
 */
export class Session<By extends Judge> {
  readonly #reach: () => By | Promise<By>;
  readonly #events: SessionEvents<By>;
  #open: AbortController | null = null;
  #report: Report | null = null;
  #text: string | null = null;

  /** `reach` gives the engine for each question, and may reject when there is none. */
  constructor(reach: () => By | Promise<By>, events: SessionEvents<By>) {
    this.#reach = reach;
    this.#events = events;
  }

  /** The newest report; `null` when there is none. */
  get report(): Report | null {
    return this.#report;
  }

  /** Whether the newest report is about exactly this text: only then may its places be used. */
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

  /** A report on a text that was made elsewhere, or that there is none. Nothing more is heard of what was asked. */
  put(report: Report | null, text: string | null): void {
    this.cancel();
    this.#report = report;
    this.#text = text;
  }

  cancel(): void {
    this.#open?.abort();
  }
}
