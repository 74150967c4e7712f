/** The calls that make up events, describe them and compare vocabularies. `composer.wasm` answers them. */
import { unknownType } from '../engine/building.js';
import { ask } from '../engine/composer.js';
import type { ComposerPort } from '../engine/port.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { DiffEntry, Input, Sample, SampledEvent, SampleOptions, SamplesOptions } from '../types.js';

/** An answer that says why there is none. */
interface Failed {
  error: string;
  help?: string;
}

/** No vocabulary has the type. */
interface Unknown {
  unknown: { suggestion: string | null };
}

/** Asks; an engine failure is a `CdEventError`. */
function answer<Answer>(request: Record<string, unknown>, port: ComposerPort): Answer | Failed {
  try {
    return ask(request, undefined, port) as Answer | Failed;
  } catch (thrown) {
    if (!(thrown instanceof port.EngineFault)) throw thrown;
    throw new port.CdEventError('init-failed', `the engine stopped: ${thrown.message}`, { cause: thrown });
  }
}

/** See `sample`. */
export function makeSample(type: string, options: SampleOptions | undefined, port: ComposerPort): Sample {
  const { bad, known } = port;
  if (typeof type !== 'string') throw bad('type', type, 'a string');
  const { release, seed, fault } = known(options ?? {}, 'options', ['release', 'seed', 'fault']);
  if (fault !== undefined && typeof fault !== 'string') throw bad('fault', fault, 'the name of a rule');
  const request = {
    call: 'sample',
    type,
    release: vocabularyOf('release', release, port),
    seed: whole('seed', seed, 0, port),
    fault,
  };
  const made = answer<Sample | Unknown>(request, port);
  if ('unknown' in made) throw unknownType(type, release, made.unknown, port);
  if (!('error' in made)) return made;
  throw bad('fault', fault, made.help === undefined ? 'the name of a rule' : `another rule: ${made.help}`);
}

/** See `samples`. */
export function makeSamples(options: SamplesOptions | undefined, port: ComposerPort): Iterable<SampledEvent> {
  const { bad, known } = port;
  const names = ['seed', 'runs', 'vocabulary', 'scenario', 'faults'];
  const { seed, runs, vocabulary, scenario, faults } = known(options ?? {}, 'options', names);
  if (scenario !== undefined && typeof scenario !== 'string') throw bad('scenario', scenario, 'a string');
  if (faults !== undefined && !(Array.isArray(faults) && faults.every((fault) => typeof fault === 'string'))) {
    throw bad('faults', faults, 'an array of strings');
  }
  const request = {
    call: 'samples',
    seed: whole('seed', seed, 0, port),
    runs: whole('runs', runs, 1, port),
    vocabulary: vocabularyOf('vocabulary', vocabulary, port),
    scenario,
    faults: faults === undefined ? [] : [...(faults as string[])],
  };
  const stretch = (index: number) => {
    const made = answer<{ events: Omit<SampledEvent, 'event'>[] | null }>({ ...request, stretch: index }, port);
    if (!('error' in made)) return made.events;
    const wanted = `one of ${made.help}`;
    throw made.error === 'unknown scenario' ? bad('scenario', scenario, wanted) : bad('faults', faults, wanted);
  };
  // What is wrong with the options is said now, not when the first event is taken.
  const first = stretch(0);
  return {
    *[Symbol.iterator]() {
      for (let index = 0, events = first; events !== null; index += 1, events = stretch(index)) {
        for (const { json, fault } of events) {
          yield { event: JSON.parse(json) as object, json, ...(fault !== undefined && { fault }) };
        }
      }
    },
  };
}

/** See `describe`. */
export function describeInput(input: Input, port: ComposerPort): string {
  port.requireReady();
  const read = port.readable(input);
  if (read.report !== undefined) return NOT_AN_EVENT;
  try {
    return (ask({ call: 'describe' }, read.input, port) as { sentence: string }).sentence;
  } catch (thrown) {
    // Whatever the input is, there is an answer.
    if (thrown instanceof port.EngineFault) return NOT_AN_EVENT;
    throw thrown;
  }
}

const NOT_AN_EVENT = 'not an event';

/** See `diff`. */
export function makeDiff(from: unknown, to: unknown, type: unknown, port: ComposerPort): DiffEntry[] {
  const { bad, CdEventError } = port;
  if (type !== undefined && typeof type !== 'string') throw bad('type', type, 'a string');
  const request = {
    call: 'diff',
    from: vocabularyOf('from', from, port) ?? fail('from', from, port),
    to: vocabularyOf('to', to, port) ?? fail('to', to, port),
    type,
  };
  const made = answer<{ differences: DiffEntry[] }>(request, port);
  if (!('error' in made)) return made.differences;
  throw new CdEventError('unknown-type', `neither ${from} nor ${to} has an event ${JSON.stringify(type)}`);
}

function vocabularyOf(name: string, value: unknown, port: ComposerPort): string | undefined {
  if (value === undefined || (VOCABULARIES as readonly unknown[]).includes(value)) return value as string | undefined;
  return fail(name, value, port);
}

function fail(name: string, value: unknown, { bad }: ComposerPort): never {
  throw bad(name, value, `one of ${VOCABULARIES.join(', ')}`);
}

function whole(name: string, value: unknown, otherwise: number, { bad }: ComposerPort): number {
  if (value === undefined) return otherwise;
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw bad(name, value, 'an integer of 0 or more');
}
