// What was asked before changes how long an answer takes, and nothing in it: series of calls of the installed package, each
// with options of its own, each answer held to the one after `reset()`.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { bytes, cloudEvent, json, release } from '../support/events.mjs';
import { cdevents, ROOT } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';
import { STRINGS, varied } from '../support/written.mjs';

const { catalog, isValid, reset, validate } = cdevents;

/** The options in a line as `tests/cases` has them beside a case. */
function optionsOf(line) {
  const options = {};
  for (const word of line.split(/\s+/).filter((word) => word !== '')) {
    const [name, value] = word.split('=');
    const limit = /^limits\.(.+)$/.exec(name)?.[1];
    if (limit !== undefined) options.limits = { ...options.limits, [limit]: Number(value) };
    else if (name === 'rules') options.rules = Object.fromEntries(value.split(',').map((rule) => rule.split(':')));
    else if (name === 'strict') options.strict = true;
    else if (name === 'maxDiagnostics') options.maxDiagnostics = Number(value);
    else options[name] = value;
  }
  return options;
}

/** Every case on disk with its options and with the report that is expected. */
const CASES = readdirSync(join(ROOT, 'tests/cases'), { recursive: true })
  // Those of conversions are requests, which tests/convert.rs reads, and those of histories are streams: tests/lifecycle/cases.rs.
  .filter((name) => name.endsWith('.json') && !/^(?:convert|lifecycle)/.test(name))
  .sort()
  .map((name) => {
    const path = join(ROOT, 'tests/cases', name.slice(0, -'.json'.length));
    const line = existsSync(`${path}.options`) ? readFileSync(`${path}.options`, 'utf8') : '';
    return {
      name,
      input: readFileSync(`${path}.json`),
      options: optionsOf(line),
      out: readFileSync(`${path}.out`, 'utf8'),
    };
  });

/** What is compared of a report with the expected one: the outcome, and each finding with its place. */
function shown({ outcome, diagnostics, omitted, omittedBySeverity }) {
  const place = ({ line, column }) => `${line}:${column}`;
  const found = diagnostics.map(
    ({ severity, code, rule, pointer, range: { start, end } }) =>
      `${severity} ${code} ${rule} at ${json(pointer)}, ${place(start)}-${place(end)} (${start.offset}-${end.offset})`,
  );
  const { error, warning, note } = omittedBySeverity;
  const more = omitted > 0 ? [`--- left out: ${error} errors, ${warning} warnings, ${note} notes`] : [];
  return [outcome[0].toUpperCase() + outcome.slice(1), ...found, ...more];
}

test('every case has the expected report by the installed package, with its options', () => {
  for (const { name, input, options, out } of CASES) {
    const report = validate(input, options);
    const [outcome, ...lines] = out.split('\n--- with the safe fixes\n')[0].split('\n');
    const expected = lines.filter((line) => /^(?:(?:error|warning|note) CDE|--- left out: )/.test(line));
    // Rust writes control characters in pointers in its own way.
    const plain = (line) => line.replace(/ at ".*", /, ' ');
    assert.deepEqual(shown(report).map(plain), [outcome, ...expected].map(plain), name);
    assert.equal(isValid(input, options), report.outcome === 'valid', name);
  }
  const asked = CASES.filter(({ options }) => Object.keys(options).length > 0).length;
  assert.ok(asked > 30, `${asked} cases with options`);
});

/** The reports of calls after `reset()`, by input and options: each call is made once in that way. */
const alone = new Map();

/** Holds each call of a series to the same one after `reset()`: first those alone, then the series. */
function assertSeries(calls) {
  const expected = calls.map(([input, options]) => {
    const text = typeof input === 'string' ? input : Buffer.from(input).toString('latin1');
    const key = json([typeof input, text, options]);
    if (!alone.has(key)) {
      reset();
      alone.set(key, validate(input, options));
    }
    return alone.get(key);
  });
  reset();
  for (const [index, [input, options]] of calls.entries()) {
    const why = () => `call ${index}: ${typeof input === 'string' ? input : Buffer.from(input)} ${json(options)}`;
    const found = validate(input, options);
    if (!isDeepStrictEqual(found, expected[index])) assert.deepEqual(found, expected[index], why());
    if (isValid(input, options) !== (expected[index].outcome === 'valid')) assert.fail(why());
  }
}

test('every case in one series, with its options and without', () => {
  const calls = CASES.flatMap(({ input, options }) => [[input, options], [input, options], [input], [input]]);
  assertSeries([...calls, ...calls.toReversed()]);
});

/** Wrong and right events of one kind each, in several formattings. */
function kinds() {
  const changed = (change, base = release) => {
    const event = base();
    change(event);
    return event;
  };
  const wrong = (event) => {
    event.context.timestamp = 'yesterday';
    event.subject.content.unknown = 'x';
  };
  const found = {
    right: release(),
    advised: changed((event) => (event.context.chainId = 'release-42')),
    wrong: changed(wrong),
    // Two errors that another release would not make.
    older: changed((event) => {
      event.subject.type = 'pipelineRun';
      event.subject.content.url = 'https://ci.example.com/42';
      delete event.subject.content.uri;
    }),
    // What may change is between the two ends of what a fix would write again.
    belongsAbove: changed((event) => (event.subject.content.chainId = 'a5e4fe2d-96d7-4e95-93b1-38b14bf21466')),
    missing: changed((event) => delete event.subject.id),
    enveloped: cloudEvent(changed(wrong)),
    batch: [cloudEvent(changed(wrong)), cloudEvent(), cloudEvent(changed(wrong))],
  };
  const ways = {
    compact: json,
    pretty: (event) => JSON.stringify(event, null, 2),
    'CR LF': (event) => JSON.stringify(event, null, 2).replaceAll('\n', '\r\n'),
    'lone CR': (event) => JSON.stringify(event, null, 2).replaceAll('\n', '\r'),
  };
  return Object.entries(found).flatMap(([name, event]) =>
    Object.entries(ways).map(([way, write]) => [`${name}, ${way}`, write(event)]),
  );
}

test('series of one event by changing options and with changing strings', () => {
  const { below, of } = numbers(20_261_129);
  for (const [name, text] of kinds()) {
    const { length } = bytes(text);
    const options = [
      undefined,
      { strict: true },
      { maxDiagnostics: 0 },
      { maxDiagnostics: 1 },
      { release: '0.4.1' },
      { release: '0.5.1' },
      { release: 'draft' },
      { rules: { 'unknown-field': 'off', 'other-release': 'error' } },
      { rules: { 'bad-date-time': 'warning', 'prose-uuid': 'error' } },
      { rules: { 'prose-uuid': 'off' }, strict: true },
      { limits: { bytes: length } },
      { limits: { bytes: length - 1 } },
      { limits: { bytes: length + 2 } },
      { limits: { depth: 2 } },
      { limits: { batch: 1 } },
    ];
    const calls = [[text], [text], [text]];
    for (let round = 0; round < 60; round += 1) {
      const changed = below(3) === 0 ? text : varied(text, below(20), of(STRINGS));
      const input = below(4) === 0 ? bytes(changed) : changed;
      calls.push([input, of(options)]);
      if (below(3) === 0) calls.push([changed], [text]);
    }
    // Each of the options after each other.
    for (const one of options) for (const other of options) calls.push([text, one], [text, other]);
    try {
      assertSeries(calls);
    } catch (error) {
      error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
});

test('a series that grows over the limit on bytes, byte by byte', () => {
  for (const wrong of [false, true]) {
    const of = (more) => {
      const event = release();
      event.subject.id = `run-${'4'.repeat(more)}`;
      if (wrong) event.subject.content.unknown = 'x';
      return json(event);
    };
    const options = { limits: { bytes: of(8).length } };
    assertSeries([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 8, 9].map((more) => [of(more), options]));
  }
});

test('every vocabulary after every other one, forced and found', () => {
  const vocabularies = catalog().vocabularies.map(({ id, events }) => {
    const { example } = events[0];
    const links = [{ linkType: 'PATH', from: { contextId: 'a' } }];
    const linked = example.context === undefined ? example : { ...example, context: { ...example.context, links } };
    return { id, texts: [json(example), json(linked)] };
  });
  assert.equal(vocabularies.length, 12);
  for (const before of vocabularies) {
    for (const after of vocabularies) {
      const ways = (id) => [undefined, { release: id }, { rules: { 'known-defect': 'error' } }];
      const calls = [];
      for (const first of ways(before.id)) {
        for (const second of [...ways(after.id), { release: after.id, rules: { 'known-defect': 'error' } }]) {
          for (const text of before.texts) calls.push([text, first], [text, first]);
          for (const text of after.texts) calls.push([text, second]);
        }
      }
      assertSeries(calls);
    }
  }
});

test('a report of a series is the caller’s own', () => {
  for (const [name, text] of kinds()) {
    reset();
    const first = validate(text);
    const right = structuredClone(first);
    /** Spoils every object and array of a value. */
    const spoil = (value) => {
      if (typeof value !== 'object' || value === null) return;
      for (const member of Object.values(value)) spoil(member);
      if (Array.isArray(value)) value.length = 0;
      else for (const key of Object.keys(value)) value[key] = 'spoilt';
    };
    spoil(first);
    for (let round = 0; round < 5; round += 1) {
      const found = validate(text);
      assert.deepEqual(found, right, name);
      spoil(found);
    }
  }
});
