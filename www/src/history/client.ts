import type { Answer, Progress, Question } from './protocol.js';

type Asked = Question extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

/** The page's end of the worker that reads histories. It is started with the first question. */
export class Histories {
  readonly #makeWorker: () => Worker;
  readonly #progress: (progress: Progress) => void;
  readonly #open = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>();
  /** Gets how far a conversion has come. */
  converting: (progress: { done: number; total: number }) => void = () => undefined;
  #worker: Worker | null = null;
  #next = 1;

  constructor(makeWorker: () => Worker, progress: (progress: Progress) => void) {
    this.#makeWorker = makeWorker;
    this.#progress = progress;
  }

  /** Rejects if the worker cannot be started, if it stops, and with what it says went wrong. */
  ask<Kind extends Asked['kind'], Said extends Answer['kind']>(
    question: Extract<Asked, { kind: Kind }>,
    _said: Said,
  ): Promise<Extract<Answer, { kind: Said }>> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#next++;
    return new Promise((done, failed) => {
      this.#open.set(id, { done: done as (answer: Answer) => void, failed });
      worker.postMessage({ id, ...question } as Question);
    });
  }

  /** Ends the worker with all that it has read. The next question starts another one. */
  end(why: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const { failed } of open) failed(new Error(why));
  }

  #start(): Worker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.end(event.message || 'its file could not be loaded');
    };
    return worker;
  }

  #hear(answer: Answer): void {
    if (answer.kind === 'ready') return;
    if (answer.kind === 'failed') {
      this.end(answer.message);
      return;
    }
    if (answer.kind === 'progress') {
      this.#progress(answer);
      return;
    }
    if (answer.kind === 'converting') {
      this.converting(answer);
      return;
    }
    const asked = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    if (answer.kind === 'error') asked?.failed(new Error(answer.message));
    else asked?.done(answer);
  }
}
