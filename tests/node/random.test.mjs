// One copy of the installed package lives through random histories of calls on related documents with random options, and a
// second copy is asked the same on a new instance each time. What differs is printed with its seed and the fewest calls
// before it. `CASES` asks for another number of calls than 2,000, `SEED` for other histories.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { bytes, cloudEvent } from '../support/events.mjs';
import { PACKAGE, ROOT, require } from '../support/installed.mjs';
import { mutant } from '../support/mutants.mjs';
import { numbers } from '../support/random.mjs';
import { STRINGS, shuffled, varied, written } from '../support/written.mjs';

const CASES = Number(process.env.CASES ?? 2_000);
if (!(CASES > 0)) throw new Error('CASES is a number above 0');
const SEED = Number(process.env.SEED ?? 20_261_129);
if (!Number.isSafeInteger(SEED)) throw new Error('SEED is a whole number');

/** How many calls a history has. */
const STEPS = 250;

/** More rounds than any chain of fixes has. */
const MAX_ROUNDS = 20;

/** The package with no past at all: a copy of its own, and an instance that is made by the next call. */
function newCopy() {
  for (const path of Object.keys(require.cache)) if (path.startsWith(PACKAGE)) delete require.cache[path];
  return require('cdevents-wasm');
}

const { catalog, rules } = newCopy();
const { vocabularies } = catalog();
const RELEASES = vocabularies.map(({ id }) => id);
const EXAMPLES = vocabularies.map(({ id, events }) => ({ id, examples: events.map(({ example }) => example) }));
const KNOWN = {
  types: [...new Set(vocabularies.flatMap(({ events }) => events.map(({ type }) => type)))],
  releases: RELEASES.filter((id) => /^\d/.test(id)),
};
const DISK = readdirSync(join(ROOT, 'tests/cases'), { recursive: true })
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => readFileSync(join(ROOT, 'tests/cases', name), 'utf8'));

/** The copy that is asked on a new instance each time. */
const fresh = newCopy();

/** The rules whose level a caller may set. */
const FREE = rules()
  .map(({ rule }) => rule)
  .filter((rule) => {
    try {
      fresh.validate('{}', { rules: { [rule]: 'error' } });
      return true;
    } catch (error) {
      assert.equal(error.code, 'bad-option', rule);
      return false;
    }
  });

/** What a text is passed as. */
const FORMS = {
  text: (text) => text,
  bytes: (text) => bytes(text),
  // Letters beyond ASCII become bytes that are no UTF-8.
  latin1: (text) => new Uint8Array(Buffer.from(text, 'latin1')),
  object: (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  },
};

/** The texts of a chain of safe fixes, until none is left or there are too many, and how many members each round removes. */
function fixed(copy, first, options) {
  const rounds = [];
  for (let text = first; rounds.length <= MAX_ROUNDS; ) {
    const report = copy.validate(text, options);
    const removed = report.diagnostics.filter(({ fix }) => fix?.safe && fix.title === IS_REMOVAL).length;
    rounds.push({ text, removed });
    const next = copy.applyFixes(text, report);
    if (next === text) break;
    text = next;
  }
  return rounds;
}

/** What a copy of the package answers. */
function answer(copy, { call, text, form, options, headers, mode }) {
  const input = FORMS[form](text);
  if (call === 'fromHttp') return copy.fromHttp({ headers, body: form === 'object' ? text : input }, options);
  if (call === 'toCloudEvent') return copy.toCloudEvent(input, { mode });
  if (call === 'applyFixes') return fixed(copy, text, options);
  return copy[call](input, options);
}

/** The members and elements of a value that was parsed, all the way down. */
function size(value) {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum, member) => sum + 1 + size(member), 0);
}

/** A member that repeats the type of the event, which later releases have no longer: it is safe to take it out. */
const IS_REMOVAL = 'Remove `type`';

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a report says of a valid event of a release is what another parser reads there. */
function assertIdentity(text, { outcome, events }) {
  const value = outcome === 'valid' ? parsed(text) : undefined;
  for (const event of value === undefined ? [] : events) {
    if (!KNOWN.releases.includes(event.vocabulary) || event.pointer.includes('base64')) continue;
    const own = event.pointer
      .split('/')
      .slice(1)
      .reduce((inner, name) => inner[name], value);
    const { context, subject } = own;
    assert.deepEqual(
      [event.id, event.source, event.time, event.type, event.subjectId],
      [context.id, context.source, context.timestamp, context.type, subject.id],
      'an event is known by what it says',
    );
  }
}

/** How the answers of one copy must fit each other. Each fails with words about what does not. */
function assertConsistent(copy, { call, text, form, options = {}, headers }, found) {
  if (call === 'validate') {
    assert.equal(copy.isValid(FORMS[form](text), options), found.outcome === 'valid', 'isValid is validate');
    if (form === 'text' && text.isWellFormed()) {
      assert.deepEqual(copy.validate(bytes(text), options), found, 'bytes are judged as their text');
    }
    if (form === 'object') {
      const short = ({ outcome, diagnostics }) => [outcome, diagnostics.map(({ rule, pointer }) => rule + pointer)];
      const same = typeof FORMS.object(text) === 'string' ? text : JSON.stringify(JSON.parse(text));
      assert.deepEqual(short(copy.validate(same, options)), short(found), 'an object is judged as its text');
    }
    const whole = copy.validate(FORMS[form](text), { ...options, maxDiagnostics: Infinity });
    assert.equal(found.diagnostics.length + found.omitted, whole.diagnostics.length, 'what is omitted is counted');
    let at = -1;
    for (const each of found.diagnostics) {
      at = whole.diagnostics.findIndex((other, index) => index > at && isDeepStrictEqual(each, other));
      assert.ok(at >= 0, 'a finding is the same however many are listed, and so is their order');
    }
    assert.equal(found.outcome, whole.outcome, 'the outcome does not depend on what is listed');
    assertIdentity(text, found);
  } else if (call === 'isValid') {
    assert.equal(found, copy.validate(FORMS[form](text), options).outcome === 'valid', 'isValid is validate');
  } else if (call === 'parse') {
    assert.equal(found.ok, found.report.outcome === 'valid' && found.report.event !== null, 'parse is validate');
  } else if (call === 'fromHttp' && form === 'text' && text.isWellFormed()) {
    const as = (body) => copy.fromHttp({ headers, body }, options);
    assert.deepEqual(as(bytes(text)), found, 'a body of bytes is judged as its text');
    assert.deepEqual(
      copy.fromHttp({ headers: new Headers(headers), body: text }, options),
      copy.fromHttp({ headers: Object.fromEntries(new Headers(headers)), body: text }, options),
      'Headers are judged as their names and values',
    );
  } else if (call === 'applyFixes') {
    assert.ok(found.length <= MAX_ROUNDS, `fixing comes to rest: ${JSON.stringify(found.at(-1))}`);
    const { diagnostics } = copy.validate(found.at(-1).text, options);
    assert.ok(!diagnostics.some(({ fix }) => fix?.safe), 'no safe fix is left at rest');
    for (const [index, { text: after }] of found.slice(1).entries()) {
      const { text: before, removed } = found[index];
      const [old, now] = [parsed(before), parsed(after)];
      if (old === undefined) continue;
      assert.ok(now !== undefined && size(now) >= size(old) - removed, `nothing is lost: ${JSON.stringify(after)}`);
    }
  }
}

/** So many calls are held to a new instance of the second copy, and then one to a copy that was never asked anything. */
const INSTANCES = 20;

/** Asks both copies. Fails where the answers differ, or one does not fit the others. */
function attempt(used, step, count = 0) {
  fresh.reset();
  const right = answer(count % INSTANCES === 0 ? newCopy() : fresh, step);
  const found = answer(used, step);
  if (!isDeepStrictEqual(found, right)) assert.deepEqual(found, right, 'as on a new instance');
  assertConsistent(used, step, found);
}

/** The fewest calls before the last one of a history after which that still fails. */
function minimised(steps) {
  const fails = (before) => {
    const copy = newCopy();
    for (const step of before) answer(copy, step);
    try {
      attempt(copy, steps.at(-1));
      return false;
    } catch {
      return true;
    }
  };
  let before = steps.slice(0, -1);
  for (let length = before.length; length > 0; length = Math.floor(length / 2)) {
    for (let at = 0; at < before.length; ) {
      const rest = before.toSpliced(at, length);
      if (fails(rest)) before = rest;
      else at += length;
    }
  }
  return [...before, steps.at(-1)];
}

/** Makes the calls of a history: series of documents that are like each other, by options that are like each other. */
class History {
  #random;
  #pool = [];
  #base = 0;
  #left = 0;
  #options;
  #form;

  constructor(seed) {
    this.#random = numbers(seed);
  }

  step() {
    const { below, of } = this.#random;
    if (this.#left === 0) this.#startSeries();
    this.#left -= 1;
    const text = this.#text();
    const call = of([
      'validate',
      'validate',
      'validate',
      'isValid',
      'isValid',
      'parse',
      'fromHttp',
      'applyFixes',
      'toCloudEvent',
    ]);
    const form = below(6) === 0 ? of(Object.keys(FORMS)) : this.#form;
    const options = [undefined, this.#optionsFor(text), this.#options, this.#options, this.#options][below(5)];
    const step = { call, text, form, ...(options && { options }) };
    if (call === 'fromHttp') step.headers = this.#headers(text);
    if (call === 'toCloudEvent') step.mode = of(['structured', 'binary', 'batch']);
    return step;
  }

  #startSeries() {
    const { below, of } = this.#random;
    this.#left = 1 + below(30);
    if (this.#pool.length < 6) {
      this.#base = this.#pool.length;
      this.#pool.push(this.#newText());
    } else {
      this.#base = below(this.#pool.length);
      if (below(2) === 0) this.#pool[this.#base] = this.#newText();
    }
    this.#form = of(['text', 'text', 'text', 'bytes', 'bytes', 'object']);
    this.#options = below(3) === 0 ? undefined : this.#optionsFor(this.#pool[this.#base]);
  }

  #newText() {
    const random = this.#random;
    const { below, of } = random;
    if (below(5) === 0) return of(DISK);
    // Each vocabulary as often, however many events it has.
    const { examples } = of(EXAMPLES);
    let event = mutant(of(examples), [0, 0, 0, 1, 1, 2, 3][below(7)], random, KNOWN);
    if (below(3) === 0 && event.context !== undefined) {
      // Letters beyond ASCII before what comes after them.
      const { context, customData, ...rest } = event;
      event = { context, customData: { letters: of(['é', '☃', '𝄞']) }, ...rest };
    }
    const inside = [event, event, event, [event, of(examples)], this.#enveloped(event), [this.#enveloped(event)]][
      below(6)
    ];
    if (below(16) === 0 && event.customData !== undefined) event.customData = 'x'.repeat(4_000 + below(200));
    return [JSON.stringify(inside), JSON.stringify(inside, null, 2), written(inside, random)][below(3)];
  }

  #enveloped(event) {
    const { context, subject } = event;
    if (typeof context !== 'object' || context === null)
      return { specversion: '1.0', id: '1', source: '/s', type: 'x', data: event };
    const envelope = cloudEvent({ ...event, context, subject: subject ?? {} });
    if (this.#random.below(3) > 0) return envelope;
    const { data, ...rest } = envelope;
    return { ...rest, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') };
  }

  #text() {
    const random = this.#random;
    const { below, of } = random;
    const base = this.#pool[this.#base];
    const way = below(14);
    if (way < 4) return base;
    if (way < 8) return varied(base, below(20), of(STRINGS));
    if (way === 8) return of(this.#pool);
    if (way === 9) return this.#newText();
    if (way === 10) return base.replaceAll('\n', of(['\r', '\r\n', ' ']));
    const at = below(base.length + 1);
    if (way === 11)
      return (
        base.slice(0, at) + of(['', '"', ',', '}', '\\', '\ud800', '🚀', 'é', '\0', '//']) + base.slice(at + below(3))
      );
    const value = parsed(base);
    if (typeof value !== 'object' || value === null) return base;
    if (way === 12) return written(shuffled(value, random), random);
    const [first, ...rest] = Array.isArray(value) ? value : [value];
    if (typeof first !== 'object' || first === null || Array.isArray(first) || Object.keys(first).length === 0)
      return base;
    const changed = mutant(first, 1, random, KNOWN);
    return JSON.stringify(Array.isArray(value) ? [changed, ...rest] : changed);
  }

  #optionsFor(text) {
    const { below, of } = this.#random;
    const options = {};
    const named = RELEASES.find((id) => text.includes(JSON.stringify(id)));
    if (below(3) === 0) options.release = below(2) === 0 && named !== undefined ? named : of(RELEASES);
    if (below(3) === 0) {
      const advice = FREE.filter((rule) => /^prose-|^known-defect$/.test(rule));
      const levels = ['off', 'note', 'warning', 'error'];
      options.rules = Object.fromEntries(
        Array.from({ length: 1 + below(3) }, () => [of(below(2) === 0 ? advice : FREE), of(levels)]),
      );
    }
    if (below(4) === 0) options.strict = below(4) > 0;
    if (below(4) === 0) options.maxDiagnostics = of([0, 1, 2, 3, 5, 1_000]);
    if (below(5) === 0) {
      const near = Math.max(0, bytes(text).length + below(9) - 4);
      options.limits = { [of(['bytes', 'depth', 'batch'])]: 0 };
      for (const name of Object.keys(options.limits)) {
        options.limits[name] = { bytes: near, depth: below(9), batch: below(4) }[name];
      }
    }
    return options;
  }

  #headers(text) {
    const { below, of } = this.#random;
    const headers = {
      'content-type': of([
        'application/json',
        'application/json; charset=utf-8',
        'application/cloudevents+json',
        'application/cloudevents-batch+json',
        'text/plain',
      ]),
    };
    const context = parsed(text)?.context;
    if (below(3) === 0 || typeof context !== 'object' || context === null) return headers;
    const attributes = {
      specversion: '1.0',
      id: context.id,
      source: context.source,
      type: context.type,
      time: context.timestamp,
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value !== 'string' || below(12) === 0) continue;
      headers[`ce-${name}`] = encodeURIComponent(below(12) === 0 ? of(STRINGS) : value.toWellFormed());
    }
    return headers;
  }
}

/** Lives through the history of a seed. */
function live(seed, steps) {
  const used = newCopy();
  const history = new History(seed);
  const taken = [];
  for (let count = 0; count < steps; count += 1) {
    taken.push(history.step());
    try {
      attempt(used, taken.at(-1), count);
    } catch (error) {
      const fewest = minimised(taken);
      error.message = `SEED=${seed}, call ${count}: ${error.message}\nafter ${fewest.length - 1} calls: ${JSON.stringify(fewest)}`;
      throw error;
    }
  }
  return taken;
}

test('every answer is that of a new instance, and fits the others, whatever came before', (context) => {
  const taken = [];
  for (let seed = SEED; taken.length < CASES; seed += 1) {
    taken.push(...live(seed, Math.min(STEPS, CASES - taken.length)));
    context.diagnostic(`SEED=${seed}: ${taken.length} calls`);
  }
  // What is asked is as various as it should be, whatever the seed.
  if (CASES < 2_000) return;
  const some = (name, of) => assert.ok(taken.filter(of).length > CASES / 60, name);
  for (const call of ['validate', 'isValid', 'parse', 'fromHttp', 'applyFixes', 'toCloudEvent'])
    some(call, (step) => step.call === call);
  for (const form of Object.keys(FORMS)) some(form, (step) => step.form === form);
  for (const name of ['release', 'rules', 'strict', 'maxDiagnostics', 'limits'])
    some(name, ({ options }) => options?.[name] !== undefined);
});
