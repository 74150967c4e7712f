// The JSON Schemas in the package: files that are self-contained, compile, and judge as the package does.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ajvWith } from '../support/ajv.mjs';
import { cloudEvent, draft, release } from '../support/events.mjs';
import { cdevents, PACKAGE, require } from '../support/installed.mjs';
import { COUNT, Disputes, mutant, singles } from '../support/mutants.mjs';
import { numbers } from '../support/random.mjs';

const { catalog, isValid, jsonSchema, validate } = cdevents;

const ALL = 'cdevents.schema.json';
const { vocabularies } = catalog();
/** The vocabularies that the file for all releases is about: their events have a context. */
const releases = vocabularies.filter(({ events }) => events.some(({ example }) => 'context' in example));
const typesOf = (lists) => [...new Set(lists.flatMap(({ events }) => events.map(({ type }) => type)))];
const known = { releases: releases.map(({ id }) => id), types: typesOf(releases) };

const fileOf = (id) => `schemas/${id}.schema.json`;
const read = (name) => JSON.parse(readFileSync(join(PACKAGE, name), 'utf8'));

/** A value's objects, itself first. */
function objects(value) {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objects)];
}

/** Compiled as a user would, with nothing allowed that strict mode refuses. */
const compiled = new Map();
function check(name) {
  if (!compiled.has(name)) compiled.set(name, ajvWith({ strict: true, allErrors: false }).compile(read(name)));
  return compiled.get(name);
}

test('there is a file for each vocabulary, and each is what jsonSchema gives', () => {
  assert.equal(releases.length, 10);
  assert.deepEqual(
    readdirSync(join(PACKAGE, 'schemas')).sort(),
    vocabularies.map(({ id }) => `${id}.schema.json`).sort(),
  );
  for (const { id } of vocabularies) assert.deepEqual(read(fileOf(id)), jsonSchema(id));
});

test('programs find the files by the package’s name', () => {
  for (const name of [ALL, ...vocabularies.map(({ id }) => fileOf(id))])
    assert.deepEqual(require(`cdevents-wasm/${name}`), read(name));
});

test('the files name their dialect, refer to nothing outside, and compile in strict mode', () => {
  for (const name of [ALL, ...vocabularies.map(({ id }) => fileOf(id))]) {
    const schema = read(name);
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    for (const [, target] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)) {
      assert.ok(target.startsWith('#/$defs/') && Object.hasOwn(schema.$defs, target.slice(8)), `${name}: ${target}`);
    }
    // Some editors ignore keywords beside a `$ref`: no constraint may be there.
    for (const part of objects(schema).filter((each) => typeof each.$ref === 'string')) {
      assert.deepEqual(
        Object.keys(part).filter((key) => !['$ref', 'title', 'description'].includes(key)),
        [],
        name,
      );
    }
    // Strict mode throws for what it does not know, and warns of nothing that may pass.
    const warnings = [];
    ajvWith({
      strict: true,
      logger: { log() {}, warn: (text) => warnings.push(text), error: (text) => warnings.push(text) },
    }).compile(schema);
    assert.deepEqual(warnings, [], name);
  }
});

test('nothing in the file for all releases is left over, and it stays small enough for an editor', () => {
  const text = readFileSync(join(PACKAGE, ALL), 'utf8');
  const { $defs } = JSON.parse(text);
  for (const name of Object.keys($defs)) assert.ok(text.includes(`"#/$defs/${name}"`), name);
  // The releases one by one, as their own files, come to more.
  const alone = releases.reduce((sum, { id }) => sum + JSON.stringify({ ...jsonSchema(id), examples: [] }).length, 0);
  assert.ok(text.length < 300_000 && text.length < alone, `${text.length} characters, alone ${alone}`);
});

test('every example is valid by the file of its vocabulary, and every one of a release by the file for all', () => {
  for (const { id, events } of vocabularies) {
    for (const { type, example } of events) {
      assert.ok(check(fileOf(id))(example), `${id} ${type}`);
      assert.equal(check(ALL)(example), known.releases.includes(id), `${id} ${type}`);
      assert.ok(isValid(example) && isValid(example, { release: id }), `${id} ${type}`);
    }
  }
});

test('the schema of one type compiles in strict mode and takes events of that type alone', () => {
  for (const { id, events } of vocabularies.filter(({ status }) => status !== 'superseded')) {
    const checks = events.map(({ type }) => ajvWith({ strict: true }).compile(jsonSchema(id, type)));
    for (const [index, one] of checks.entries()) {
      assert.deepEqual(
        events.map(({ example }) => one(example)),
        events.map((_, other) => other === index),
        `${id} ${events[index].type}`,
      );
    }
  }
  const [type, other] = ['a', 'b'].map((word) => `dev.cdeventsx.${word}-b.c.0.1.0`);
  const custom = (name) => ({ context: { ...release().context, type: name }, subject: { id: 'x', content: {} } });
  const one = ajvWith({ strict: true }).compile(jsonSchema(release().context.specversion, type));
  assert.deepEqual([one(custom(type)), one(custom(other)), isValid(custom(other))], [true, false, true]);
});

test('the files and isValid agree on every example with one simple thing wrong', (t) => {
  const disputes = new Disputes();
  let made = 0;
  for (const { id, events } of vocabularies) {
    for (const { example } of events) {
      for (const event of singles(example)) {
        made += 1;
        const ours = isValid(event, { release: id });
        if (check(fileOf(id))(event) !== ours) disputes.add(`${id}: isValid says ${ours}`, event);
        if (!known.releases.includes(id)) continue;
        const free = isValid(event);
        if (check(ALL)(event) !== free) disputes.add(`isValid without an option says ${free}`, event);
      }
    }
  }
  t.diagnostic(`${made} compared, ${disputes.count} disputes`);
  assert.ok(disputes.count === 0, String(disputes));
  assert.ok(made > 20_000, `${made} compared`);
});

test('the files and isValid agree on changed examples', () => {
  let valid = 0;
  let made = 0;
  const disputes = new Disputes();
  for (const { id, events } of vocabularies) {
    const random = numbers(20_210_314);
    const words = { releases: known.releases, types: [...typesOf([{ events }]), ...known.types] };
    for (let round = 0; round < COUNT / vocabularies.length; round += 1) {
      const event = mutant(events[round % events.length].example, 1 + (round & 1), random, words);
      const ours = isValid(event, { release: id });
      made += 1;
      valid += Number(ours);
      if (check(fileOf(id))(event) !== ours) disputes.add(`${id}: isValid says ${ours}`, event);
    }
  }
  assert.ok(disputes.count === 0, String(disputes));
  assert.ok(made >= COUNT && valid > made / 10 && valid < made / 2, `${valid} of ${made} are valid`);
});

test('the file for all releases and isValid agree on changed examples', () => {
  const events = releases.flatMap(({ events: each }) => each.map(({ example }) => example));
  const random = numbers(20_220_209);
  const disputes = new Disputes();
  let valid = 0;
  let assumed = 0;
  let renotated = 0;
  for (let round = 0; round < COUNT; round += 1) {
    const event = mutant(events[round % events.length], 1 + (round & 1), random, known);
    // A schema cannot read a known release in another notation (`v0.5.1`, or with a space after it); isValid does.
    const named = String(event.context?.version ?? event.context?.specversion);
    if (!known.releases.includes(named) && /\d\.\d/.test(named)) {
      renotated += 1;
      continue;
    }
    const ours = isValid(event);
    valid += Number(ours);
    if (check(ALL)(event) !== ours) disputes.add(`isValid says ${ours}`, event);
    assumed += Number(ours && !known.releases.includes(event.context.version ?? event.context.specversion));
  }
  assert.ok(disputes.count === 0, String(disputes));
  assert.ok(valid > COUNT / 10 && valid < COUNT / 2, `${valid} of ${COUNT} are valid`);
  assert.ok(assumed > 0, 'none is judged by a release that it does not name');
  assert.ok(renotated < COUNT / 20, `${renotated} name a release in another notation`);
});

test('every type under every release, known or not, is judged by the same rule as isValid has', () => {
  const named = [...known.releases, 'banana', '0.5', ''];
  const examples = new Map();
  for (const { events } of releases) for (const { type, example } of events) examples.set(type, example);
  const disputes = new Disputes();
  let valid = 0;
  for (const [type, example] of examples) {
    const { version, specversion, ...rest } = example.context;
    const wrongType = { ...rest, type: `${type}x` };
    for (const release of named) {
      for (const key of ['version', 'specversion']) {
        for (const context of [
          { [key]: release, ...rest },
          { [key]: release, ...wrongType },
        ]) {
          const event = { ...example, context };
          const ours = isValid(event);
          valid += Number(ours);
          if (check(ALL)(event) !== ours) disputes.add(`isValid says ${ours}`, event);
        }
      }
      for (const other of named) {
        const event = { ...example, context: { version: release, specversion: other, ...rest } };
        if (check(ALL)(event) || isValid(event)) disputes.add('both keys are refused', event);
      }
    }
    const event = { ...example, context: rest };
    if (check(ALL)(event) || isValid(event)) disputes.add('no key is refused', event);
  }
  assert.ok(disputes.count === 0, String(disputes));
  assert.ok(valid > 2 * examples.size, `${valid} are valid`);
});

test('whoever reads errors sees those of one release and one type', () => {
  const all = ajvWith({ strict: true, allErrors: true }).compile(read(ALL));
  const places = (event) => {
    assert.equal(all(event), false);
    // `if` only says that a branch was taken, and the error that made it fail is listed too.
    return [
      ...new Set(
        all.errors
          .filter(({ keyword }) => keyword !== 'if')
          .map(({ instancePath, params }) =>
            `${instancePath} ${params.additionalProperty ?? params.missingProperty ?? ''}`.trim(),
          ),
      ),
    ];
  };
  for (const { events } of releases) {
    for (const { example } of events) {
      assert.deepEqual(places({ ...example, subject: { ...example.subject, stranger: 1 } }), ['/subject stranger']);
      assert.deepEqual(places({ ...example, context: { ...example.context, id: '' } }), ['/context/id']);
      assert.deepEqual(places({ ...example, context: { ...example.context, timestamp: 'now' } }), [
        '/context/timestamp',
      ]);
      assert.deepEqual(places({ ...example, subject: { ...example.subject, content: 1 } }), ['/subject/content']);
      assert.deepEqual(places({ ...example, subject: undefined }), ['subject']);
      assert.deepEqual(places({ ...example, context: { ...example.context, type: 'dev.cdevents.no.such.1' } }), [
        '/context/type',
      ]);
    }
  }
});

/** What no JSON Schema can say, or what the file does not speak of, as its `$comment` says too. Each with an event that shows it. */
const EXCEPTIONS = {
  'a member that occurs twice': (event) =>
    JSON.stringify(event).replace('{', '{"customDataContentType":"a","customDataContentType":"b",'),
  'half of a surrogate pair': (event) => JSON.stringify({ ...event, customData: { text: '\ud800' } }),
  'more levels than the limit': (event) =>
    JSON.stringify({ ...event, customData: JSON.parse(`${'{"a":'.repeat(130)}1${'}'.repeat(130)}`) }),
};

test('the file accepts what only a reader of the text can refuse, and says so', () => {
  const { $comment } = read(ALL);
  const { example } = releases.at(-1).events[0];
  for (const [name, write] of Object.entries(EXCEPTIONS)) {
    const text = write(example);
    assert.deepEqual([check(ALL)(JSON.parse(text)), isValid(text)], [true, false], name);
  }
  for (const words of ['occurs twice', 'surrogate', 'depth']) assert.ok($comment.includes(words), words);
});

test('the file refuses what is valid and is no bare event of a release, and says so', () => {
  const { $comment } = read(ALL);
  for (const other of [cloudEvent(), [release()], draft()]) {
    assert.deepEqual([check(ALL)(other), isValid(other)], [false, true]);
  }
  for (const words of ['envelopes', 'arrays', 'draft', 'sig-v1']) assert.ok($comment.includes(words), words);
});

test('an event that names its schema is no valid event: members of the root are fixed', () => {
  const { example } = releases.at(-1).events[0];
  const event = { $schema: `./node_modules/cdevents-wasm/${ALL}`, ...example };
  assert.deepEqual([check(ALL)(event), isValid(event)], [false, false]);
  assert.deepEqual(
    validate(event)
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ pointer }) => pointer),
    ['/$schema'],
  );
});

test('the pattern of custom types in 0.4.0 is wider than the prefix that makes an event a custom one', () => {
  // That release does not escape the dots. The file of the release has the pattern as written; the prefix comes first here.
  const { timestamp, id, source } = release().context;
  const event = (type) => ({
    context: { version: '0.4.0', id, source, timestamp, type },
    subject: { id, type: 'a-b', content: {} },
  });
  const verdicts = (each) => [
    check(fileOf('0.4.0'))(each),
    isValid(each, { release: '0.4.0' }),
    check(ALL)(each),
    isValid(each),
  ];
  assert.deepEqual(verdicts(event('dev.cdeventsx.a-b.c')), [true, true, true, true]);
  assert.deepEqual(verdicts(event('dev-cdeventsx.a-b.c')), [true, false, false, false]);
});
