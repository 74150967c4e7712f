// The installed package against the official schemas, by way of ajv: a second pair of eyes beside the engine's own
// comparison in tests/conformance, on other mutants, in JavaScript, through the files that a user gets.
//
// Reads the folder that CDEVENTS_CONFORMANCE names (see CONTRIBUTING.md) and fails where something is not in it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ajvWith } from '../support/ajv.mjs';
import { cdevents, PACKAGE } from '../support/installed.mjs';
import { COUNT, Disputes, mutant, singles } from '../support/mutants.mjs';
import { numbers } from '../support/random.mjs';

const { catalog, construct, convert, isValid, reset, validate } = cdevents;
const verdict = await import(pathToFileURL(join(PACKAGE, 'dist/verdict.node.js')).href);

assert.ok(process.env.CDEVENTS_CONFORMANCE, 'CDEVENTS_CONFORMANCE names the folder of the official files');
const OFFICIAL = join(process.env.CDEVENTS_CONFORMANCE, 'cdevents-spec');

const releases = catalog().vocabularies.filter(({ events }) => events.some(({ example }) => 'context' in example));
const known = {
  releases: releases.map(({ id }) => id),
  types: [...new Set(releases.flatMap(({ events }) => events.map(({ type }) => type)))],
};

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The JSON files of a folder by name, less the ending. */
function documents(...path) {
  const folder = join(OFFICIAL, ...path);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.map((name) => [name.slice(0, -'.json'.length), read(join(folder, name))]);
}

/**
 * What of a release cannot be compared, because its schema means nothing. The counts are asserted: a schema that begins
 * to mean something must be compared.
 */
const UNUSABLE = {
  // These refer to links by an address that no schema has.
  '0.4.0': { reason: 'unresolved', count: 41 },
  // These require a member of the context that they forbid.
  '0.5.0': { reason: 'unsatisfiable', count: 3 },
};

/** Whether a context can have all the members that it must have. */
function satisfiable({ properties: { context } }) {
  return context.required.every((name) => Object.hasOwn(context.properties, name));
}

/** A release's schemas by type, or by subject and predicate where they name no type; `null`: it is unusable. */
function official(id) {
  const links = documents(id, 'schemas/links')
    .map(([, schema]) => schema)
    .filter(({ $id }) => $id !== undefined);
  const found = new Map();
  const unusable = { unresolved: 0, unsatisfiable: 0 };
  const compile = (schema) => {
    if (!satisfiable(schema)) {
      unusable.unsatisfiable += 1;
      return null;
    }
    try {
      // Some schemas of a release share an $id, so each is compiled by itself.
      return ajvWith({ strict: false, schemas: links }).compile(schema);
    } catch (error) {
      if (error.missingRef === undefined) throw error;
      unusable.unresolved += 1;
      return null;
    }
  };
  for (const [name, schema] of documents(id, 'schemas')) {
    found.set(schema.properties.context.properties.type.enum?.[0] ?? name, compile(schema));
  }
  const custom = documents(id, 'custom').find(([name]) => name === 'schema');
  const examples = [
    ...documents(id, 'conformance'),
    ...documents(id, 'examples'),
    ...documents(id, 'custom').filter(([name]) => name === 'conformance'),
  ];
  return {
    id,
    schemas: found,
    custom: custom && compile(custom[1]),
    unusable,
    examples: examples.map(([, example]) => example),
  };
}

const all = releases.map(({ id }) => official(id));

/** The official verdict on an event as one of a release; `undefined`: its schema is unusable. */
function officially({ schemas, custom }, event) {
  const type = event.context?.type;
  if (typeof type !== 'string') return false;
  const [, subject, predicate] = /^dev\.cdevents\.([^.]*)\.([^.]*)/.exec(type) ?? [];
  const schema = type.startsWith('dev.cdeventsx.')
    ? custom
    : schemas.has(type)
      ? schemas.get(type)
      : schemas.get(`${subject}${predicate}`);
  // A release that has no schema for a type does not have the type.
  return schema === undefined ? false : schema === null ? undefined : schema(event);
}

/** Whether an event names a release as that release wants it. */
function names(id, { context }) {
  return context?.version === id
    ? context.specversion === undefined
    : context?.specversion === id && context.version === undefined;
}

/** What is compared, and how it came out. */
class Comparison {
  disputes = new Disputes();
  compared = 0;
  valid = 0;

  of(release, event) {
    const right = officially(release, event);
    if (right === undefined) return;
    this.compared += 1;
    this.valid += Number(right);
    const say = (way, ours) =>
      ours === right || this.disputes.add(`${release.id}, ${way}: we say ${ours}, the schema ${right}`, event);
    const options = { release: release.id };
    say('isValid', isValid(event, options));
    say('isValid of the small module', verdict.isValid(event, options));
    // An event that names its release needs no option. What names another one is the routing's to judge.
    if (!names(release.id, event)) return;
    const text = JSON.stringify(event);
    const bytes = new TextEncoder().encode(text);
    say('isValid of an object', isValid(event));
    say('isValid of text', isValid(text));
    say('isValid of bytes', isValid(bytes));
    say('isValid of indented text', isValid(JSON.stringify(event, null, 2)));
    say('validate of text', validate(text).outcome === 'valid');
    say('validate of bytes', validate(bytes).outcome === 'valid');
    say('the small module without an option', verdict.isValid(text));
  }
}

test('every release has its official schemas, and all are usable but those that are known not to be', () => {
  for (const { id, schemas, custom, unusable } of all) {
    const { events } = releases.find((each) => each.id === id);
    const ownTypes = events.filter(({ type }) => !type.startsWith('dev.cdeventsx.'));
    assert.equal(schemas.size, ownTypes.length, id);
    assert.equal(custom !== undefined, events.length > ownTypes.length || id >= '0.4.0', id);
    const { reason, count } = UNUSABLE[id] ?? {};
    assert.deepEqual(unusable, { unresolved: 0, unsatisfiable: 0, ...(reason && { [reason]: count }) }, id);
  }
});

test('the official examples come out as the official schemas say', (t) => {
  const comparison = new Comparison();
  const misnamed = [];
  for (const release of all) {
    // The first three releases published none.
    if (release.id >= '0.2.0')
      assert.ok(release.examples.length >= 36, `${release.id}: ${release.examples.length} examples`);
    for (const example of release.examples) {
      comparison.of(release, example);
      // Also where the schema is unusable: the release itself shows what it meant.
      if (isValid(example)) continue;
      misnamed.push(`${release.id} ${example.context.version}`);
      assert.ok(isValid(example, { release: release.id }), JSON.stringify(example));
    }
  }
  // The custom example of one release names the draft of the next, under the key that this one no longer has.
  assert.deepEqual(misnamed, ['0.4.1 0.5.0-draft']);
  const { compared, valid, disputes } = comparison;
  t.diagnostic(`${compared} compared, ${valid} of them valid, ${disputes.count} disputes`);
  assert.ok(disputes.count === 0, String(disputes));
  assert.ok(compared > 250, `${compared} compared`);
});

/** The leaves of a value with their pointers. */
function* leaves(value, pointer = '') {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) yield [pointer, value];
  else
    for (const [name, inside] of Object.entries(value))
      yield* leaves(inside, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

test('converted, the official examples are valid by the official schema, or the report says what only the caller can supply', (t) => {
  const counts = { valid: 0, lacking: 0, none: 0, unusable: 0 };
  const vocabularies = catalog().vocabularies.map(({ id }) => id);
  for (const home of all) {
    for (const example of home.examples.filter((each) => names(home.id, each))) {
      for (const to of vocabularies) {
        const { event, report, changes } = convert(example, { to });
        const where = `${example.context.type} of ${home.id} to ${to}`;
        if (event === null) {
          counts.none += 1;
          assert.ok(
            report.diagnostics.some(({ rule }) => rule === 'no-counterpart'),
            where,
          );
          continue;
        }
        const after = new Map(leaves(event));
        for (const [pointer, value] of leaves(example)) {
          const isThere = after.has(pointer) && JSON.stringify(after.get(pointer)) === JSON.stringify(value);
          assert.ok(isThere || changes.some(({ from }) => from === pointer), `${pointer} of ${where}`);
        }
        const there = convert(example, { to, keep: 'customData' });
        assert.equal(there.lossy, false, where);
        assert.deepEqual(convert(there.json, { to: home.id }).event, example, where);
        const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
        for (const { rule, help } of errors) {
          // What an official example has wrong for us, it still has.
          if (!isValid(example)) continue;
          assert.equal(rule, 'missing-field', where);
          assert.match(help, /^pass |^add |says it/, where);
        }
        const release = all.find(({ id }) => id === to);
        const right = release && officially(release, event);
        if (right === undefined) counts.unusable += 1;
        else if (right) counts.valid += 1;
        else counts.lacking += 1;
        if (right !== undefined) assert.equal(report.outcome === 'valid', right, where);
      }
    }
  }
  t.diagnostic(JSON.stringify(counts));
  assert.ok(counts.valid > 2_000 && counts.lacking < counts.valid / 10, JSON.stringify(counts));
});

/** Our examples, which are in all shapes of a release, and the official ones, where their schema is usable. */
function usable(release) {
  const ours = releases.find(({ id }) => id === release.id).events.map(({ example }) => example);
  return [...release.examples, ...ours].filter((example) => officially(release, example) !== undefined);
}

test('examples with one simple thing wrong come out as the official schemas say', (t) => {
  const comparison = new Comparison();
  for (const release of all)
    for (const example of usable(release)) for (const event of singles(example)) comparison.of(release, event);
  const { compared, valid, disputes } = comparison;
  t.diagnostic(`${compared} compared, ${valid} of them valid, ${disputes.count} disputes`);
  assert.ok(disputes.count === 0, String(disputes));
  assert.ok(compared > 40_000, `${compared} compared`);
});

test(`${COUNT} changed examples come out as the official schemas say`, (t) => {
  const comparison = new Comparison();
  const each = all.map((release) => ({ release, examples: usable(release) }));
  reset();
  const random = numbers(20_210_314);
  let made = 0;
  while (comparison.compared < COUNT) {
    const { release, examples } = each[made % each.length];
    // Single changes and double ones by turns.
    const event = mutant(random.of(examples), 1 + (Math.floor(made / each.length) & 1), random, known);
    comparison.of(release, event);
    made += 1;
    assert.ok(made < 2 * COUNT, 'too few can be compared');
  }
  const { compared, valid, disputes } = comparison;
  t.diagnostic(`${compared} compared of ${made} made, ${valid} of them valid, ${disputes.count} disputes`);
  assert.ok(disputes.count === 0, String(disputes));
  assert.ok(valid > compared / 10 && valid < compared / 2, `${valid} of ${compared} are valid`);
});

/** What `construct` fills in, taken out of an event of a release. */
function withHoles({ context, subject, ...rest }, custom) {
  const {
    id: _id,
    type: _type,
    version: _version,
    specversion: _specversion,
    timestamp: _timestamp,
    ...about
  } = context;
  const { type, content, ...what } = subject;
  const kept = { ...what, ...(custom && type !== undefined && { type }) };
  const empty = typeof content === 'object' && Object.keys(content).length === 0;
  return { context: about, subject: empty ? kept : { ...kept, content }, ...rest };
}

test('the official examples and ours, with their holes refilled, are valid by the official schemas', (t) => {
  let [official, judged] = [0, 0];
  for (const release of all) {
    const ours = releases.find(({ id }) => id === release.id).events.map(({ example }) => example);
    for (const example of [...release.examples, ...ours]) {
      const { type } = example.context;
      const custom = type.startsWith('dev.cdeventsx.');
      const given = withHoles(example, custom);
      const { event } = construct(type, given, { release: release.id });
      // All that was given is in it, and what was taken out is in it again.
      const key = event.context.version === undefined ? 'specversion' : 'version';
      const { id, timestamp } = event.context;
      const context = { ...given.context, [key]: release.id, id, type, timestamp };
      assert.deepEqual({ ...event.context }, context);
      assert.deepEqual(event.subject.content, example.subject.content);
      const right = officially(release, event);
      if (right === undefined) continue;
      assert.ok(right, JSON.stringify(event));
      judged += 1;
    }
    official += release.examples.length;
  }
  t.diagnostic(`${official} official examples, ${judged} rebuilt events judged`);
  assert.ok(official > 300 && judged > official, `${official} examples, ${judged} judged`);
});
