import { init, type Report, validate } from 'cdevents-wasm';
import { Engine } from '../engine/client.js';
import { type Job, optionsOf, wordsOf } from './options.js';
import { spawn } from './spawn.js';

/**
 * Where the engine can run for the elements: on the page or in a worker. All elements of one page that come from the same file
 * share one of each, and what could not be had is not tried again until somebody asks for it.
 */
export type Place = 'page' | 'worker';
export const PLACES: readonly Place[] = ['page', 'worker'];

/** An engine that answers. */
export interface Way {
  readonly place: Place;
  judge(job: Job): Promise<Report>;
}

/** Why there is none at a place. `refused`: the policy does not let WebAssembly run there. */
export interface Trouble {
  place: Place;
  message: string;
  refused: boolean;
}

/** Thrown when no place that may be tried has an engine. */
export class NoWay extends Error {
  readonly troubles: readonly Trouble[];

  constructor(troubles: readonly Trouble[]) {
    super(troubles.map(({ place, message }) => `${place}: ${message}`).join('; '));
    this.name = 'NoWay';
    this.troubles = troubles;
  }
}

const tried = new Map<Place, Promise<Way>>();
const failed = new Set<Place>();

/** The first of the places where the engine runs. Rejects with `NoWay`. */
export async function wayTo(places: readonly Place[]): Promise<Way> {
  const troubles: Trouble[] = [];
  for (const place of places) {
    let way = tried.get(place);
    if (way === undefined) {
      way = place === 'page' ? onPage() : inWorker();
      tried.set(place, way);
    }
    try {
      return await way;
    } catch (error) {
      failed.add(place);
      troubles.push({ place, message: wordsOf(error), refused: error instanceof Refused });
    }
  }
  throw new NoWay(troubles);
}

/** Forgets what could not be had, so that it is tried again. */
export function tryAgain(): void {
  for (const place of failed) tried.delete(place);
  failed.clear();
}

class Refused extends Error {}

/** The smallest module there is: whether a policy refuses WebAssembly is known by it before the engine is fetched. */
const NOTHING = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function onPage(): Promise<Way> {
  try {
    new WebAssembly.Module(NOTHING);
  } catch {
    throw new Refused('the policy of the page does not allow WebAssembly');
  }
  await init();
  return { place: 'page', judge: (job) => Promise.resolve(validate(job.text, optionsOf(job))) };
}

interface Waiting {
  job: Job;
  done: (report: Report) => void;
  failed: (error: Error) => void;
}

/** So often a text is put to a worker that dies of something before it goes unanswered. */
const MOST_TRIES = 2;

/** One worker for all elements: one text at a time, first come, first served. */
class WorkerWay implements Way {
  readonly place = 'worker';
  readonly #engine: Engine;
  readonly #queue: Waiting[] = [];
  #now: Waiting | null = null;
  #tries = 0;
  #isUp = false;

  constructor(up: (way: Way) => void, down: (message: string) => void) {
    this.#engine = new Engine(
      {
        report: (_text, _judgeBy, report) => this.#answered(report),
        matrix: () => undefined,
        state: (state, message) => {
          if (state === 'ready' || state === 'restarted') {
            this.#isUp = true;
            up(this);
          } else if (state === 'down') {
            if (this.#isUp) this.#died(message);
            else down(message);
          }
        },
      },
      spawn,
      1,
    );
    this.#engine.start();
  }

  judge(job: Job): Promise<Report> {
    return new Promise((done, fail) => {
      this.#queue.push({ job, done, failed: fail });
      this.#next();
    });
  }

  #next(): void {
    if (this.#now !== null) return;
    this.#now = this.#queue.shift() ?? null;
    this.#tries = 0;
    this.#ask();
  }

  #ask(): void {
    if (this.#now === null) return;
    const { text, judgeBy, strict } = this.#now.job;
    this.#tries += 1;
    this.#engine.check(text, judgeBy, strict);
  }

  #answered(report: Report): void {
    this.#now?.done(report);
    this.#now = null;
    this.#next();
  }

  /** It had answered before, so another one may: the same text is asked about once more, then the next. */
  #died(message: string): void {
    this.#engine.start();
    if (this.#tries < MOST_TRIES) {
      this.#ask();
      return;
    }
    this.#now?.failed(new Error(message));
    this.#now = null;
    this.#next();
  }
}

function inWorker(): Promise<Way> {
  return new Promise((up, down) => {
    try {
      new WorkerWay(up, (message) =>
        down(
          /content security policy|unsafe-eval|disallowed by/i.test(message)
            ? new Refused(message)
            : new Error(message),
        ),
      );
    } catch (error) {
      // A worker's file must be of the page's own origin: of another one the browser says so at once.
      down(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
