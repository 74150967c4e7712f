import { init, type Report, validate } from 'cdevents-wasm';
import { Engine } from '../engine/client.js';
import { fixed } from '../engine/fix.js';
import { type Fixed, type Job, optionsOf, wordsOf } from '../engine/protocol.js';
import type { Judge } from '../session/session.js';
import { spawn } from './spawn.js';

/**
 * Where the engine can run for the elements: on the page or in a worker. All elements of a page that come from the same file
 * share one of each. A place that failed is not tried again until somebody asks for it.
 */
export type EnginePlace = 'page' | 'worker';
export const ENGINE_PLACES: readonly EnginePlace[] = ['page', 'worker'];

export interface Way extends Judge {
  readonly place: EnginePlace;
  /** The text with all its safe fixes applied. */
  fix(job: Job): Promise<Fixed>;
}

/** Why a place has no engine. `refused`: the policy does not allow WebAssembly there. */
export interface Trouble {
  place: EnginePlace;
  message: string;
  refused: boolean;
}

/** Thrown when none of the allowed places has an engine. */
export class NoWay extends Error {
  readonly troubles: readonly Trouble[];

  constructor(troubles: readonly Trouble[]) {
    super(troubles.map(({ place, message }) => `${place}: ${message}`).join('; '));
    this.name = 'NoWay';
    this.troubles = troubles;
  }
}

const tried = new Map<EnginePlace, Promise<Way>>();
const failed = new Set<EnginePlace>();

/** Starts the engine at the first place where it runs. Rejects with `NoWay`. */
export async function wayTo(places: readonly EnginePlace[]): Promise<Way> {
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

/** Forgets which places failed, so that they are tried again. */
export function tryAgain(): void {
  for (const place of failed) tried.delete(place);
  failed.clear();
}

class Refused extends Error {}

/** The smallest module. Compiling it shows whether the policy allows WebAssembly, before the engine is fetched. */
const NOTHING = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function onPage(): Promise<Way> {
  try {
    new WebAssembly.Module(NOTHING);
  } catch {
    throw new Refused('the policy of the page does not allow WebAssembly');
  }
  await init();
  return {
    place: 'page',
    judge: (job) => Promise.resolve(validate(job.text, optionsOf(job))),
    fix: (job) => Promise.resolve(fixed(job)),
  };
}

/** One worker for all elements. It checks one text at a time, in order of arrival. */
class WorkerWay implements Way {
  readonly place = 'worker';
  readonly #engine: Engine;
  #last: Promise<unknown> = Promise.resolve();
  #isDown = false;

  constructor(up: (way: Way) => void, down: (message: string) => void) {
    this.#engine = new Engine(
      {
        state: (state, message) => {
          this.#isDown = state === 'down';
          // Only the first failure counts.
          if (this.#isDown) down(message);
          else up(this);
        },
      },
      spawn,
      1,
    );
    this.#engine.start();
  }

  judge(job: Job, signal: AbortSignal): Promise<Report> {
    const report = this.#last.then(async () => {
      signal.throwIfAborted();
      try {
        return await this.#ask(job);
      } catch {
        // The worker died after it had answered before, so a new one may work.
        return await this.#ask(job);
      }
    });
    this.#last = report.catch(() => undefined);
    return report;
  }

  fix(job: Job): Promise<Fixed> {
    if (this.#isDown) this.#engine.start();
    return this.#engine.fix(job);
  }

  /** A worker that died is replaced when the next text comes: if its file is gone, another one would die at once. */
  #ask(job: Job): Promise<Report> {
    if (this.#isDown) this.#engine.start();
    return this.#engine.judge(job);
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
      // The browser throws at once if the worker's file is not of the page's origin.
      down(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
