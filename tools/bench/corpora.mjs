// The corpora, made from the project's examples by a seeded generator, so that they are the same in every run.
import { createHash } from 'node:crypto';
import { numbers, uuid } from '../../tests/support/random.mjs';

/** The event with new ids and a new timestamp. */
function again(event, next) {
  const fresh = structuredClone(event);
  fresh.context.id = uuid(next);
  if (fresh.context.chainId !== undefined) fresh.context.chainId = uuid(next);
  fresh.context.timestamp = new Date(1_770_000_000_000 + Math.floor(next() * 3e10)).toISOString();
  fresh.subject.id = `${fresh.subject.id.split('#', 1)[0].slice(0, 60)}-${Math.floor(next() * 1e6)}`;
  return fresh;
}

/** The event without some of its optional members, which the bits of `choice` select. */
function leaner(event, choice) {
  const fewer = structuredClone(event);
  const drop = (object, name, bit) => {
    if ((choice >> bit) % 2 === 1) delete object[name];
  };
  drop(fewer.context, 'chainId', 0);
  drop(fewer.context, 'links', 1);
  drop(fewer, 'customDataContentType', 2);
  drop(fewer, 'customData', 3);
  if (Array.isArray(fewer.context.links))
    fewer.context.links.forEach((link, index) => drop(link, 'tags', 4 + (index % 3)));
  return fewer;
}

/** The event with three mistakes, always the same. */
function spoilt(event) {
  event.context.timestamp = 'yesterday';
  event.subject.content.outcome = 'sucess';
  event.subject.content.pipelineNme = 'release';
  return event;
}

/** The event with three random mistakes. */
function spoiltAnyhow(event, next) {
  event.context.timestamp = 'yesterday';
  for (const object of [event.context, event.subject.content]) {
    const names = Object.keys(object).filter((name) => !['specversion', 'type', 'timestamp'].includes(name));
    const name = names[Math.floor(next() * names.length)] ?? 'note';
    const ways = [
      () => {
        delete object[name];
      },
      () => {
        object[name] = 7;
      },
      () => {
        object[`${name}s`] = 'x';
      },
      () => {
        object[name] = '';
      },
    ];
    ways[Math.floor(next() * ways.length)]();
  }
  return event;
}

const WRONG_EVENTS = 2000;

/**
 * Texts by corpus: `conf` each example once, `pretty` the same indented, `stream` in random order with new ids, `semi`
 * the same with three sets of members per type, `wild` with random members left out, `bad` one type with new ids and
 * the same three mistakes, `mixed` all types with random mistakes.
 */
export function corpora(examples, { seed = 1, streamBytes }) {
  const { next } = numbers(seed);
  const pick = () => examples[Math.floor(next() * examples.length)];
  const fill = (bytes, make) => {
    const texts = [];
    for (let sum = 0; sum < bytes; sum += texts.at(-1).length + 1) texts.push(JSON.stringify(again(make(), next)));
    return texts;
  };
  const finished = examples.find(({ context }) => context.type.startsWith('dev.cdevents.pipelinerun.finished.'));
  return {
    conf: examples.map((event) => JSON.stringify(event)),
    pretty: examples.map((event) => JSON.stringify(event, null, 2)),
    stream: fill(streamBytes, pick),
    semi: fill(streamBytes / 8, () => leaner(pick(), [0, 5, 10][Math.floor(next() * 3)])),
    wild: fill(streamBytes / 8, () => leaner(pick(), Math.floor(next() * 128))),
    bad: Array.from({ length: WRONG_EVENTS }, () => JSON.stringify(spoilt(again(finished, next)))),
    mixed: Array.from({ length: WRONG_EVENTS }, () => JSON.stringify(spoiltAnyhow(again(pick(), next), next))),
  };
}

/**
 * Growing events: a text, one that is ten times as large, and whether they are valid. Both are smaller than
 * a processor's cache, since memory access would distort the ratio.
 */
export function growing(example) {
  const text = (change) => {
    const event = structuredClone(example);
    change(event);
    return JSON.stringify(event);
  };
  const pair = (size, make) => [make(size), make(10 * size)];
  const members = (count, name = (index) => `k${index}`) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), index]));
  const link = (index) => ({ linkType: 'RELATION', linkKind: 'TRIGGER', target: { contextId: `c-${index}` } });
  return {
    members: {
      valid: true,
      texts: pair(10_000, (size) =>
        text((event) => {
          event.customData = members(size);
        }),
      ),
    },
    'a string': {
      valid: true,
      texts: pair(100_000, (size) =>
        text((event) => {
          event.customData = { text: 'a'.repeat(size) };
        }),
      ),
    },
    links: {
      valid: true,
      texts: pair(3_000, (size) =>
        text((event) => {
          event.context.links = Array.from({ length: size }, (_, index) => link(index));
        }),
      ),
    },
    faults: {
      valid: false,
      texts: pair(3_000, (size) =>
        text((event) => {
          event.context.links = Array.from({ length: size }, () => ({ linkType: 'NO' }));
        }),
      ),
    },
    'unknown members': {
      valid: false,
      texts: pair(3_000, (size) =>
        text((event) => {
          Object.assign(event.context, members(size));
        }),
      ),
    },
    'a custom type': {
      valid: true,
      texts: pair(100_000, (size) =>
        text((event) => {
          event.context.type = `dev.cdeventsx.tool-${'x'.repeat(size)}.run.0.1.0`;
        }),
      ),
    },
    'a batch': { valid: true, texts: pair(900, (size) => JSON.stringify(Array.from({ length: size }, () => example))) },
  };
}

/** A hash of the corpora, to detect changes. */
export function hashOf(byName) {
  const hash = createHash('sha256');
  for (const [name, texts] of Object.entries(byName)) hash.update(name).update(texts.join('\n'));
  return hash.digest('hex').slice(0, 16);
}
