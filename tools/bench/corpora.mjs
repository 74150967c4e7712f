// What is measured on: made from the project's own examples by a seeded generator, the same in every run.
import { createHash } from 'node:crypto';

/** Numbers from 0 up to and without 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function uuid(next) {
  const digits = () => Math.floor(next() * 2 ** 32).toString(16).padStart(8, '0');
  const hex = digits() + digits() + digits() + digits();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The event as its sender might send it the next time: other ids, another moment. */
function again(event, next) {
  const fresh = structuredClone(event);
  fresh.context.id = uuid(next);
  if (fresh.context.chainId !== undefined) fresh.context.chainId = uuid(next);
  fresh.context.timestamp = new Date(1_770_000_000_000 + Math.floor(next() * 3e10)).toISOString();
  fresh.subject.id = `${fresh.subject.id.split('#', 1)[0].slice(0, 60)}-${Math.floor(next() * 1e6)}`;
  return fresh;
}

/** Texts by corpus: `conf` each example once, `pretty` the same indented, `stream` in random order with fresh ids. */
export function corpora(examples, { seed = 1, streamBytes }) {
  const next = random(seed);
  const stream = [];
  for (let bytes = 0; bytes < streamBytes; ) {
    const text = JSON.stringify(again(examples[Math.floor(next() * examples.length)], next));
    stream.push(text);
    bytes += text.length + 1;
  }
  const wrong = structuredClone(examples.find(({ context }) => context.type.startsWith('dev.cdevents.pipelinerun.finished.')));
  wrong.context.timestamp = 'yesterday';
  wrong.subject.content.outcome = 'sucess';
  wrong.subject.content.pipelineNme = 'release';
  return {
    conf: examples.map((event) => JSON.stringify(event)),
    pretty: examples.map((event) => JSON.stringify(event, null, 2)),
    stream,
    bad: [JSON.stringify(wrong)],
  };
}

/** Tells one state of the corpora from another. */
export function hashOf(byName) {
  const hash = createHash('sha256');
  for (const [name, texts] of Object.entries(byName)) hash.update(name).update(texts.join('\n'));
  return hash.digest('hex').slice(0, 16);
}
