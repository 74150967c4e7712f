/** The options of streams and reducers, as requests. */
import type { Settings } from '../base/call.js';
import { MAX_LIMIT } from '../base/call.js';
import type { HistoryPort } from '../engine/port.js';
import { ANY_VOCABULARY, STRICT } from '../generated/protocol.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { LifecycleOptions, StreamOptions } from '../run-types.js';

/** What a stream does beyond `validate`. */
const OPTIONS = ['records', 'lifecycle', 'from', 'expect'] as const;
const EXPECTATION = ['pipeline', 'tasks', 'inOrder', 'events', 'within'] as const;
const LIFECYCLE = ['complete', 'windowMs', 'maxRuns', 'maxIds'] as const;

/** In the order of the numbers in `Settings.levels`. */
const LEVELS = ['off', 'note', 'warning', 'error'];

/** Of a stream: the settings of the reports on its records, and the members of the request that opens it. */
export interface Asked {
  settings: Settings;
  request: Record<string, unknown>;
}

/** The options of a stream. Throws `CdEventError` (`bad-option`). */
export function asked(options: StreamOptions | undefined, port: HistoryPort): Asked {
  const settings = port.settingsOf(options, OPTIONS);
  const { records, lifecycle, from, expect } = options ?? {};
  const vocabulary = settings.vocabulary === ANY_VOCABULARY ? undefined : VOCABULARIES[settings.vocabulary];
  const request = {
    records: oneOf('records', records, ['problems', 'all', 'none'], port),
    from: oneOf('from', from, ['json', 'log'], port),
    release: vocabulary,
    strict: (settings.flags & STRICT) !== 0,
    levels: levelsOf(settings.levels),
    bytes: settings.maxBytes,
    depth: settings.maxDepth,
    batch: settings.maxBatch,
    ...lifecycleOf(lifecycle, port),
    ...(expect !== undefined && { lifecycle: true, expect: expectationsOf(expect, port) }),
  };
  return { settings, request };
}

/** A duration as ISO 8601 writes it, without years and months, whose length is not known. */
const DURATION = /^P(?=[\dT])(?:\d+W|(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/;

function expectationsOf(value: unknown, { bad, known }: HistoryPort): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw bad('expect', value, 'an array of expectations');
  return value.map((each: unknown, index) => {
    const name = `expect[${index}]`;
    const expected = known(each, name, EXPECTATION);
    const { pipeline, tasks, inOrder, events, within } = expected;
    if (typeof pipeline !== 'string') throw bad(`${name}.pipeline`, pipeline, 'the name of a pipeline');
    for (const [list, given] of Object.entries({ tasks, events })) {
      if (given !== undefined && !(Array.isArray(given) && given.every((one) => typeof one === 'string'))) {
        throw bad(`${name}.${list}`, given, 'an array of strings');
      }
    }
    if (inOrder !== undefined && typeof inOrder !== 'boolean') throw bad(`${name}.inOrder`, inOrder, 'true or false');
    if (within !== undefined && !(typeof within === 'string' && DURATION.test(within))) {
      throw bad(`${name}.within`, within, 'an ISO 8601 duration, such as PT30M');
    }
    return { ...expected };
  });
}

function lifecycleOf(value: unknown, port: HistoryPort): Record<string, unknown> {
  if (value === undefined || typeof value === 'boolean') return { lifecycle: value === true };
  if (typeof value !== 'object' || value === null) {
    throw port.bad('lifecycle', value, 'true, false or an object');
  }
  return { lifecycle: true, ...historyOf(value, 'lifecycle', port) };
}

/** The options of histories. Throws `CdEventError` (`bad-option`). */
export function historyOf(options: LifecycleOptions | undefined, name: string, port: HistoryPort) {
  const { complete, windowMs, maxRuns, maxIds } = port.known(options ?? {}, name, LIFECYCLE);
  if (complete !== undefined && typeof complete !== 'boolean') throw port.bad('complete', complete, 'true or false');
  return {
    complete: complete === true,
    windowMs: count('windowMs', windowMs, Number.MAX_SAFE_INTEGER, port),
    maxRuns: count('maxRuns', maxRuns, MAX_LIMIT, port),
    maxIds: count('maxIds', maxIds, MAX_LIMIT, port),
  };
}

function count(name: string, value: unknown, most: number, { bad }: HistoryPort): number | undefined {
  if (value === undefined) return undefined;
  if (value === Infinity) return most;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw bad(name, value, 'an integer of 0 or more');
  }
  return Math.min(value, most);
}

function oneOf(name: string, value: unknown, words: string[], { bad }: HistoryPort): string {
  if (value === undefined) return words[0]!;
  if (words.includes(value as string)) return value as string;
  throw bad(name, value, `one of ${words.join(', ')}`);
}

/** `814=off` for each rule that the caller sets. */
function levelsOf(levels: string): string[] {
  const list: string[] = [];
  for (let at = 0; at < levels.length; at += 3) {
    const code = levels.charCodeAt(at) | (levels.charCodeAt(at + 1) << 8);
    list.push(`${code}=${LEVELS[levels.charCodeAt(at + 2)]}`);
  }
  return list;
}
