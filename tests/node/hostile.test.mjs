// Anything may be passed to `validate`. It answers with a report, and the next call works.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { bytes, cloudEvent, draft, json, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

const { isValid, parse, validate } = cdevents;

const OUTCOMES = ['valid', 'invalid', 'unchecked'];

/** That a report is whole, and that its ranges lie inside the text. */
function assertWhole(report, length = Infinity) {
  assert.ok(OUTCOMES.includes(report.outcome));
  assert.ok(Array.isArray(report.events) && Array.isArray(report.diagnostics) && Number.isInteger(report.omitted));
  if (report.outcome === 'unchecked') assert.ok(report.diagnostics.some(({ severity }) => severity === 'error'));
  for (const found of report.diagnostics) {
    for (const key of ['code', 'rule', 'severity', 'message', 'url']) assert.ok(found[key].length > 0, key);
    assert.match(found.message, /^[^\n]*$/);
    assert.equal(typeof found.pointer, 'string');
    if (found.range === undefined) continue;
    const { start, end } = found.range;
    assert.ok(0 <= start.offset && start.offset <= end.offset && end.offset <= length, json(found));
    assert.ok(start.line >= 1 && start.column >= 1 && end.line >= start.line);
  }
}

/** That every face answers, in the same way, and that the next event is judged as ever. */
function answers(input) {
  const report = validate(input);
  assertWhole(report, typeof input === 'string' ? input.length : Infinity);
  assert.equal(isValid(input), report.outcome === 'valid');
  const parsed = parse(input);
  assert.equal(parsed.ok, report.outcome === 'valid' && report.event !== null);
  assert.equal(json(parsed.report), json(report));
  assert.equal(validate(json(release())).outcome, 'valid');
  return report;
}

const cycle = [];
cycle.push({ cycle });
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const deep = { top: null };
for (let level = 0, at = deep; level < 100_000; level += 1) at = at.top = { top: null };
const detached = bytes(json(release()));
structuredClone(detached, { transfer: [detached.buffer] });
const lying = bytes('{}');
Object.defineProperties(lying, { length: { value: 1_000_000 }, byteLength: { value: 1_000_000 } });
class Loud extends Uint8Array {
  get length() {
    throw new Error('length');
  }
  subarray() {
    throw new Error('subarray');
  }
}
const thrower = (thrown) => ({
  get type() {
    throw thrown;
  },
});
const nastyError = new Proxy(new Error('no'), {
  get() {
    throw new Error('nastier');
  },
  getPrototypeOf() {
    throw new Error('nastiest');
  },
});

test('values that are no JSON', () => {
  const cases = {
    undefined: [undefined, 'not-an-event'],
    'a function': [() => 0, 'not-an-event'],
    'a symbol': [Symbol('event'), 'not-an-event'],
    null: [null, 'not-an-event'],
    'a number': [42, 'not-an-event'],
    NaN: [NaN, 'not-an-event'],
    true: [true, 'not-an-event'],
    'a BigInt': [10n, 'unreadable-object'],
    'a BigInt inside': [{ a: 10n }, 'unreadable-object'],
    'a cycle': [cycle, 'unreadable-object'],
    'a Map': [new Map([['type', 'CD.Pipeline.PipelineRun.Queued']]), 'not-an-event'],
    'a Set': [new Set([1]), 'not-an-event'],
    'a Date': [new Date(0), 'not-an-event'],
    'a revoked proxy': [revoked.proxy, 'unreadable-object'],
    'a proxy that throws': [
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
      'unreadable-object',
    ],
    'a getter that throws': [thrower(new Error('no')), 'unreadable-object'],
    'a getter that throws null': [thrower(null), 'unreadable-object'],
    'a getter that throws undefined': [thrower(undefined), 'unreadable-object'],
    'a getter that throws a proxy': [thrower(nastyError), 'unreadable-object'],
    'a toJSON that throws': [
      {
        toJSON: () => {
          throw new TypeError('no');
        },
      },
      'unreadable-object',
    ],
    'a toJSON that gives nothing': [{ toJSON: () => undefined }, 'not-an-event'],
    'an object a hundred thousand levels deep': [deep, 'limit-depth'],
    'a sparse array': [new Array(2), 'not-an-event'],
    'an object without a prototype': [Object.create(null), 'not-an-event'],
    'a promise': [Promise.resolve('{}'), 'not-an-event'],
    'no bytes': [new Uint8Array(0), 'json-syntax'],
    'no text': ['', 'json-syntax'],
    blanks: [' \t\r\n', 'json-syntax'],
    'bytes whose buffer has gone elsewhere': [detached, 'json-syntax'],
    'a view that is no Uint8Array': [new DataView(new ArrayBuffer(8)), 'not-an-event'],
    'an empty buffer': [new ArrayBuffer(0), 'json-syntax'],
  };
  for (const [name, [input, rule]] of Object.entries(cases)) {
    const report = answers(input);
    assert.equal(report.outcome, 'unchecked', name);
    assert.ok(
      report.diagnostics.some((found) => found.rule === rule),
      `${name}: ${report.diagnostics.map((found) => found.rule)}`,
    );
    // What answers before the engine does has the codes of the list of rules.
    for (const { code, rule: name } of report.diagnostics)
      assert.equal(code, cdevents.rules().find((each) => each.rule === name)?.code);
  }
});

test('bytes are taken for what they are, whatever the object says', () => {
  assert.deepEqual(validate(lying), validate('{}'));
  assert.equal(validate(new Loud(bytes(json(release())))).outcome, 'valid');
  assert.equal(validate(Buffer.from(json(release()))).outcome, 'valid');
  assert.equal(validate(bytes(json(release())).buffer).outcome, 'valid');
  const shared = new Uint8Array(new SharedArrayBuffer(json(release()).length));
  shared.set(bytes(json(release())));
  assert.equal(validate(shared).outcome, 'valid');
  const foreign = runInNewContext('new Uint8Array(bytes)', { bytes: [...bytes(json(release()))] });
  assert.equal(validate(foreign).outcome, 'valid');
  const within = new Uint8Array([0, 0, ...bytes(json(release())), 0]).subarray(2, -1);
  assert.equal(validate(within).outcome, 'valid');
});

test('objects are judged as JSON.stringify writes them', () => {
  class Run {
    toJSON() {
      return draft();
    }
  }
  const cases = [
    new Run(),
    Object.assign(Object.create({ inherited: 1 }), draft()),
    { ...draft(), nothing: undefined, data: { when: new Date(0), not: NaN, minus: -0 } },
    JSON.parse('{"__proto__":1,"constructor":2,"then":3,"toString":4}'),
    Object.assign(release(), { customData: JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}') }),
    { ...draft(), pipelineName: '\ud800' },
  ];
  for (const value of cases) {
    const report = answers(value);
    const { diagnostics, ...rest } = validate(JSON.stringify(value));
    assert.deepEqual(report, { diagnostics, ...rest });
  }
  assert.equal({}.x, undefined);
});

test('a getter that calls back gets its own answer and does not disturb the outer one', () => {
  const inner = [];
  const outer = {
    ...draft(),
    get source() {
      inner.push(validate(json({ ...release(), extra: true })));
      return 'https://ci.example.com';
    },
  };
  assert.equal(validate(outer).outcome, 'valid');
  assert.deepEqual([inner.length, inner[0].outcome], [1, 'invalid']);
});

test('text that is no JSON, or too much of it', () => {
  const texts = [
    '{',
    '}',
    '[',
    '"',
    '{"a":}',
    '{"a":1,}',
    '[1 2]',
    'nul',
    '\u0000',
    '{"a":"\u0001"}',
    '"\\u12"',
    '1e',
    '-',
    '01',
    '\ufeff',
    '\ufeff{',
    '{}{}',
    '{}\u0000',
    '/* */ {}',
    "{'a':1}",
    '['.repeat(100_000),
    '{"a":'.repeat(100_000),
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `{${'"a":1,'.repeat(100_000)}"a":1}`,
    `[${'{},'.repeat(20_000)}{}]`,
    '"'.repeat(100_001),
    '\\'.repeat(100_000),
    `{"type":"${'x'.repeat(1_000_000)}"}`,
    '\n'.repeat(100_000),
    `${json(release()).slice(0, -1)},`,
  ];
  for (const text of texts) {
    answers(text);
    answers(bytes(text));
  }
});

test('every beginning of an event is answered with a place inside it', () => {
  const text = json(cloudEvent());
  for (let length = 0; length < text.length; length += 1) {
    const report = validate(text.slice(0, length));
    assert.equal(report.outcome, 'unchecked');
    assertWhole(report, length);
    assert.ok(report.diagnostics.some(({ rule }) => rule === 'json-syntax'));
  }
});

test('bytes that are no UTF-8', () => {
  const text = json({ ...draft(), pipelineName: 'né' });
  const whole = bytes(text);
  const at = whole.indexOf(0xc3);
  for (const broken of [
    [0xc3, 0x28],
    [0xff, 0xfe],
    [0xc0, 0x80],
    [0xed, 0xa0],
    [0x80, 0x80],
  ]) {
    const input = whole.slice();
    input.set(broken, at);
    const report = answers(input);
    assert.equal(report.outcome, 'unchecked');
    assert.ok(report.diagnostics.some(({ rule }) => rule === 'invalid-utf8'));
  }
  answers(Uint8Array.from({ length: 65_536 }, (_, index) => index % 256));
  answers(whole.subarray(0, at + 1));
});

test('halves of surrogate pairs are found where they are', () => {
  for (const half of ['\ud800', '\udc00', '\ud83d\ud83d', '😀\ude00']) {
    for (const before of ['', 'é', '😀']) {
      const text = json({ ...draft(), pipelineName: 'NAME' }).replace('NAME', `${before}${half}`);
      const report = answers(text);
      assert.equal(report.outcome, 'invalid');
      const found = report.diagnostics.find(({ rule }) => rule === 'unpaired-surrogate');
      assert.equal(found.pointer, '/pipelineName');
      assert.ok(found.range.start.offset >= text.indexOf(before + half) - 1);
    }
  }
  const escaped = `{"type":"CD.Pipeline.PipelineRun.Queued","pipelineName":"\\ud800"}`;
  assert.ok(answers(escaped).diagnostics.some(({ rule }) => rule === 'unpaired-surrogate'));
});

test('very large input is refused in little memory', () => {
  const before = process.memoryUsage();
  const gigabyte = new Uint8Array(2 ** 30);
  assert.deepEqual(
    validate(gigabyte).diagnostics.map(({ rule }) => rule),
    ['limit-bytes'],
  );
  assert.equal(isValid(gigabyte), false);
  const text = 'x'.repeat(2 ** 28);
  assert.deepEqual(
    validate(text).diagnostics.map(({ rule }) => rule),
    ['limit-bytes'],
  );
  // The gigabyte itself is ours; nothing like a copy of it may be made.
  assert.ok(process.memoryUsage().arrayBuffers - before.arrayBuffers < 2 ** 30 + 2 ** 27);
  assert.equal(validate(json(release())).outcome, 'valid');
});

test('an event at the limit of 16 MiB is judged', () => {
  const filler = 'x'.repeat(16 * 1024 * 1024 - json({ ...release(), customData: '' }).length);
  const text = json({ ...release(), customData: filler });
  assert.equal(bytes(text).length, 16 * 1024 * 1024);
  assert.equal(validate(text).outcome, 'valid');
  assert.equal(validate(`${text} `).outcome, 'unchecked');
  assert.equal(validate(bytes(text)).outcome, 'valid');
});

test('large parts of an event get an exact answer', () => {
  const event = release();
  const changed = (change) => {
    const copy = structuredClone(event);
    change(copy);
    return json(copy);
  };
  const name = 'x'.repeat(2 ** 20);
  const custom = changed((copy) => {
    copy.context.type = `dev.cdeventsx.tool-${name}.run.0.1.0`;
    copy.subject.content = {};
  });
  assert.deepEqual(
    [validate(custom).outcome, validate(custom).event.subject, isValid(custom)],
    ['valid', `tool-${name}`, true],
  );
  const [found] = validate(custom.replace('.run.0.1.0', '.run.0.1.')).diagnostics;
  assert.deepEqual([found.rule, found.pointer, found.message.length < 200], ['bad-pattern', '/context/type', true]);

  // Placeholders that begin everywhere and end nowhere.
  for (const opening of ['{', '$(', '<+', '${{', '{{}', '$()']) {
    const template = changed((copy) => {
      copy.subject.id = opening.repeat(2 ** 20);
    });
    assert.deepEqual([validate(template).outcome, validate(template).diagnostics], ['valid', []], opening);
  }

  const links = (broken) =>
    changed((copy) => {
      copy.context.links = Array.from({ length: 100_000 }, (_, index) => ({
        linkType: 'RELATION',
        linkKind: index === broken ? '' : 'TRIGGER',
        target: { contextId: `c-${index}` },
      }));
    });
  assert.equal(validate(links(-1)).outcome, 'valid');
  assert.deepEqual(
    validate(links(99_999)).diagnostics.map(({ pointer }) => pointer),
    ['/context/links/99999/linkKind'],
  );

  const strangers = validate(
    changed((copy) => {
      for (let index = 0; index < 10_000; index += 1) copy.context[`x${index}`] = index;
    }),
  );
  assert.deepEqual([strangers.outcome, strangers.diagnostics.length, strangers.omitted], ['invalid', 100, 9_900]);
  assert.deepEqual(
    strangers.diagnostics.map(({ pointer }) => pointer),
    Array.from({ length: 100 }, (_, index) => `/context/x${index}`),
  );
});

test('a release of every kind of character is unknown, and shown at its place', () => {
  const kinds = [
    'Lu',
    'Ll',
    'Lt',
    'Lm',
    'Lo',
    'Mn',
    'Mc',
    'Me',
    'Nd',
    'Nl',
    'No',
    'Pc',
    'Pd',
    'Ps',
    'Pe',
    'Pi',
    'Pf',
    'Po',
    'Sm',
    'Sc',
    'Sk',
    'So',
    'Zs',
    'Zl',
    'Zp',
    'Cc',
    'Cf',
    'Co',
    'Cn',
  ];
  const firsts = (kind, count) => {
    const found = [];
    const is = new RegExp(`^\\p{${kind}}$`, 'u');
    for (let code = 0; code < 0x11_0000 && found.length < count; code += code < 0x3000 ? 1 : 61) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const letter = String.fromCodePoint(code);
      if (is.test(letter)) found.push(letter);
    }
    assert.ok(found.length > 0, kind);
    return found;
  };
  const releases = cdevents.catalog().vocabularies.map(({ id }) => id);
  const good = validate(json(release()));
  for (const letter of kinds.flatMap((kind) => firsts(kind, 5))) {
    for (const name of [letter, `0.5.1${letter}`, `${letter}0.5.1`, `0.${letter}.1`]) {
      if (releases.includes(name)) continue;
      const event = release();
      event.context.specversion = name;
      const text = json(event);
      const report = validate(text);
      assert.deepEqual(
        [report.outcome, report.event.vocabularyFrom, report.event.type],
        ['valid', 'assumed', good.event.type],
        json(name),
      );
      const [{ rule, pointer, range, message }] = report.diagnostics;
      assert.deepEqual([rule, pointer], ['release-assumed', '/context/specversion']);
      assert.equal(JSON.parse(text.slice(range.start.offset, range.end.offset)), name);
      // Nothing that a terminal or an editor would act on, and no letter that cannot be seen.
      assert.doesNotMatch(message, /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u);
    }
  }
});
