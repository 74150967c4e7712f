import type { Answer, MappedWebhook, Question, WebhookWanted } from './protocol.js';

interface Asked {
  done(mapped: MappedWebhook | null): void;
  failed(error: Error): void;
}

/** The page's end of the worker that maps webhooks. It is started with the first question. */
export class Mapper {
  readonly #makeWorker: () => Worker;
  readonly #open = new Map<number, Asked>();
  #worker: Worker | null = null;
  #next = 1;

  constructor(makeWorker: () => Worker) {
    this.#makeWorker = makeWorker;
  }

  /** What a message stands for. `null`: what maps it could not be loaded. Rejects if the worker stops. */
  ask(wanted: WebhookWanted): Promise<MappedWebhook | null> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#next++;
    return new Promise((done, failed) => {
      this.#open.set(id, { done, failed });
      worker.postMessage({ id, ...wanted } satisfies Question);
    });
  }

  #start(): Worker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#end(({ done }) => done(null));
    };
    return worker;
  }

  #hear(answer: Answer): void {
    if (answer.kind === 'ready') return;
    if (answer.kind === 'failed') {
      this.#end(({ done }) => done(null));
      return;
    }
    const asked = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    if (answer.kind === 'error') asked?.failed(new Error(answer.message));
    else asked?.done(answer.mapped);
  }

  /** Ends the worker. The next question starts another one. */
  #end(tell: (asked: Asked) => void): void {
    this.#worker?.terminate();
    this.#worker = null;
    const open = [...this.#open.values()];
    this.#open.clear();
    open.forEach(tell);
  }
}

/** The page has one. */
export const mapper = new Mapper(
  () => new Worker(new URL('./webhook-worker.ts', import.meta.url), { type: 'module', name: 'cdevents-webhooks' }),
);
