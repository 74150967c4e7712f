import type { CloudEventOptions, HttpMessage, Report, Vocabulary } from 'cdevents-wasm';
import type {
  Answer,
  Conversion,
  Fixed,
  Job,
  Mark,
  Matrix,
  OwnSchema,
  Question,
  SchemaProblem,
  Wanted,
} from './protocol.js';

/** `starting` until the engine can answer; `restarted` after a dead worker was replaced; `down` if workers keep dying. */
export type EngineState = 'starting' | 'ready' | 'restarted' | 'down';

export interface EngineEvents {
  /** The verdict on a text by every vocabulary. Not called for texts that a newer one has replaced. */
  matrix?(text: string, matrix: Matrix): void;
  state(state: EngineState, message: string): void;
}

interface Asked {
  job: Job;
  done(report: Report): void;
  failed(error: Error): void;
}

/** A matrix that is not yet complete: the vocabularies still to ask. `null` asks for the one that the event names. */
interface Survey {
  text: string;
  left: (Vocabulary | null)[];
  marks: Map<Vocabulary, Mark>;
  claims: Vocabulary[];
}

/** Milliseconds without an answer until a worker counts as dead. 16 MiB need well under a second. */
const SILENCE_MS = 8_000;
/** The same while the worker has to load a file first, in milliseconds. */
const LOADING_MS = 60_000;
/** How many workers may die in a row without an answer before the engine is down. */
const MAX_DEATHS = 3;

/**
 * The page's end of the worker. One question is open at a time and one waits: of the questions that come meanwhile, only the
 * newest is asked, so the verdict lags by one text at most. When none waits, the last text is checked by every vocabulary,
 * one question each: a newer text waits for one of them at most and cancels the rest.
 */
export class Engine {
  readonly #events: EngineEvents;
  #worker: Worker | null = null;
  #ready = false;
  #next = 1;
  #open: { id: number; asked: Asked | null; by: Vocabulary | null } | null = null;
  #waiting: Asked | null = null;
  #vocabularies: readonly Vocabulary[] = [];
  #survey: Survey | null = null;
  /** The text that the worker holds; `null` for none. */
  #held: string | null = null;
  #surveyed: string | null = null;
  /** What is asked beside the checks, and what waits for it. */
  readonly #beside = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>();
  #deaths = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #makeWorker: () => Worker;
  readonly #maxDeaths: number;

  /** `makeWorker` starts a new worker on each call. The engine is down after `maxDeaths` dead workers in a row. */
  constructor(events: EngineEvents, makeWorker: () => Worker, maxDeaths = MAX_DEATHS) {
    this.#events = events;
    this.#makeWorker = makeWorker;
    this.#maxDeaths = maxDeaths;
  }

  start(): void {
    this.#deaths = 0;
    this.#spawn();
  }

  /** Resolves with the report on a text. Rejects when the engine is down, and when a newer job replaces this one. */
  judge(job: Job): Promise<Report> {
    return new Promise((done, failed) => {
      this.#refuse('a newer text came');
      this.#waiting = { job, done, failed };
      if (this.#worker === null) this.#refuse('the engine does not run');
      else this.#ask();
    });
  }

  #refuse(message: string): void {
    this.#waiting?.failed(new Error(message));
    this.#waiting = null;
  }

  /** Sets the vocabularies that the matrix shows from now on. */
  survey(vocabularies: readonly Vocabulary[]): void {
    this.#vocabularies = vocabularies;
    this.#surveyed = null;
    this.#survey = null;
    this.#ask();
  }

  /** The last text has gone: when it comes again, it is put to every vocabulary again. */
  forget(): void {
    this.#held = null;
    this.#surveyed = null;
    this.#survey = null;
  }

  /** The event of a text as an HTTP message; `null` when it has none of that mode. */
  async carry(text: string, mode: CloudEventOptions['mode']): Promise<HttpMessage | null> {
    const answer = await this.#askBeside((id) => ({ id, kind: 'carry', text, mode }));
    return answer.kind === 'carried' ? answer.message : null;
  }

  /** A text with all its safe fixes applied until none is left. */
  async fix(job: Job): Promise<Fixed> {
    const answer = await this.#askBeside((id) => ({ id, kind: 'fix', ...job }));
    return answer.kind === 'fixed' ? answer : { text: job.text, fixes: 0 };
  }

  /** One event converted. `null` if the module that converts could not be loaded. Rejects if there is no answer. */
  async convert(wanted: Wanted): Promise<Conversion | null> {
    const answer = await this.#askBeside((id) => ({ id, kind: 'convert', ...wanted }), LOADING_MS);
    return answer.kind === 'converted' ? answer.conversion : null;
  }

  /**
   * Checks by these schemas of the user's too, in the place of those before, until a worker is replaced: one that has hung may
   * have done so because of them. Resolves with why they cannot be used; then nothing has changed. Rejects if there is no answer.
   */
  async useSchemas(schemas: readonly OwnSchema[]): Promise<SchemaProblem | 'not loaded' | null> {
    const answer = await this.#askBeside((id) => ({ id, kind: 'schemas', schemas }), LOADING_MS);
    return answer.kind === 'schemas' ? answer.problem : 'not loaded';
  }

  #askBeside(question: (id: number) => Question, silence = SILENCE_MS): Promise<Answer> {
    const worker = this.#worker;
    if (worker === null) return Promise.reject(new Error('the engine does not run'));
    const id = this.#next++;
    return new Promise((done, failed) => {
      this.#beside.set(id, { done, failed });
      setTimeout(() => this.#letDown(id), silence);
      worker.postMessage(question(id));
    });
  }

  #letDown(id: number): void {
    this.#beside.get(id)?.failed(new Error('the engine did not answer'));
    this.#beside.delete(id);
  }

  #spawn(): void {
    this.#worker?.terminate();
    this.#ready = false;
    this.#held = null;
    this.#survey = null;
    const worker = this.#makeWorker();
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<Answer>) => {
      if (worker === this.#worker) this.#hear(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#died(event.message || 'its file could not be loaded');
    };
    worker.onmessageerror = () => {
      if (worker === this.#worker) this.#died('its answer could not be read');
    };
    this.#watch();
  }

  #ask(): void {
    const asked = this.#waiting;
    if (!this.#ready || this.#open !== null || this.#worker === null) return;
    const id = this.#next++;
    if (asked !== null) {
      const { job } = asked;
      this.#open = { id, asked, by: job.judgeBy };
      this.#waiting = null;
      if (job.text !== this.#held) {
        this.#survey = null;
        this.#surveyed = null;
        this.#held = job.text;
      }
      this.#worker.postMessage({ id, kind: 'check', ...job } satisfies Question);
    } else {
      const by = this.#nextMark();
      if (by === undefined) return;
      this.#open = { id, asked: null, by };
      this.#worker.postMessage({ id, kind: 'mark', judgeBy: by } satisfies Question);
    }
    this.#watch();
  }

  /** The next vocabulary to ask for the matrix; `undefined` if nothing is left to ask. */
  #nextMark(): Vocabulary | null | undefined {
    if (this.#survey === null) {
      if (this.#held === null || this.#held === this.#surveyed || this.#vocabularies.length === 0) return undefined;
      // Marked as done at the start: a text that kills the worker must not be sent again automatically.
      this.#surveyed = this.#held;
      this.#survey = { text: this.#held, left: [null, ...this.#vocabularies], marks: new Map(), claims: [] };
    }
    return this.#survey.left.shift();
  }

  #mark(by: Vocabulary | null, mark: Mark, claims: Vocabulary[]): void {
    const survey = this.#survey;
    if (survey === null) return;
    if (by === null) survey.claims = claims;
    else survey.marks.set(by, mark);
    if (survey.left.length > 0) return;
    this.#survey = null;
    this.#events.matrix?.(survey.text, { marks: survey.marks, claims: survey.claims });
  }

  #hear(answer: Answer): void {
    if (
      answer.kind === 'carried' ||
      answer.kind === 'fixed' ||
      answer.kind === 'converted' ||
      answer.kind === 'schemas'
    ) {
      this.#beside.get(answer.id)?.done(answer);
      this.#beside.delete(answer.id);
      return;
    }
    if (answer.kind === 'error' && this.#beside.has(answer.id)) {
      this.#letDown(answer.id);
      return;
    }
    clearTimeout(this.#timer);
    if (answer.kind === 'ready') {
      this.#ready = true;
      this.#events.state(this.#deaths > 0 ? 'restarted' : 'ready', '');
      this.#ask();
      return;
    }
    if (answer.kind === 'failed') {
      this.#stop(answer.message);
      return;
    }
    if (this.#open === null || answer.id !== this.#open.id) return;
    const { asked, by } = this.#open;
    if (answer.kind === 'error') {
      this.#died(answer.message);
      return;
    }
    this.#open = null;
    this.#deaths = 0;
    if (answer.kind === 'mark') this.#mark(by, answer.mark, answer.claims);
    else asked?.done(answer.report);
    this.#ask();
  }

  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#died('it did not answer'), SILENCE_MS);
  }

  /** Replaces the worker. The open job is asked again, unless a newer one waits. */
  #died(message: string): void {
    clearTimeout(this.#timer);
    // A new worker knows nothing of what the dead one was asked.
    for (const id of [...this.#beside.keys()]) this.#letDown(id);
    this.#deaths += 1;
    if (this.#open !== null) {
      this.#waiting ??= this.#open.asked;
      this.#open = null;
    }
    if (this.#deaths >= this.#maxDeaths) this.#stop(message);
    else this.#spawn();
  }

  #stop(message: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
    this.#refuse(message);
    this.#events.state('down', message);
  }
}
