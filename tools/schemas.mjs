// Writes the JSON Schema files of the package: one per vocabulary, and one for all releases.
//
// Both come from the package itself, so that schemas/ stays the only source. The files of the vocabularies are
// the results of `jsonSchema(vocabulary)`. The one for all releases finds the release and the type of an event as
// src/validate/route.rs does, and then applies only the parts of that release, so that all errors come from one branch.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at } from './steps.mjs';

/** The name of the file for all releases. */
export const ALL = 'cdevents.schema.json';

/** The folder of the files per vocabulary. */
export const FOLDER = 'schemas';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const CUSTOM = { type: 'string', pattern: '^dev\\.cdeventsx\\.' };

/** Parts that occur at least twice and are longer than this become a shared definition. */
const WORTH_A_NAME = 60;

const COMMENT =
  'Judges bare events of CDEvents as isValid of cdevents-wasm does, with these exceptions. It does not see what is no ' +
  'matter of JSON Schema: a member that occurs twice, half of a surrogate pair in a string, an input beyond the limits of ' +
  'size and depth. CloudEvents envelopes, arrays of events and the older vocabularies (draft, sig-v1) are not CDEvents here. ' +
  'Formats count where the validator asserts them, and then as strictly as it does. The release is found as isValid finds ' +
  'it: an event that names a known release is judged by it; one that names none, or an unknown one, is judged by the ' +
  'newest release with the same key that knows its type, a draft only if no other does.';

export async function writeSchemas(folder) {
  // Not a top-level import: the package may not have been built yet.
  const { jsonSchema, catalog } = createRequire(import.meta.url)(at('pkg/dist/node.cjs'));
  const { makeParts } = await import(pathToFileURL(at('pkg/dist/schemas.js')).href);
  const { vocabularies } = JSON.parse(readFileSync(at('schemas/releases.json'), 'utf8'));
  const write = (name, schema) => writeFileSync(join(folder, name), `${JSON.stringify(schema)}\n`);
  mkdirSync(join(folder, FOLDER), { recursive: true });
  for (const { id } of catalog().vocabularies) write(`${FOLDER}/${id}.schema.json`, jsonSchema(id));
  write(
    ALL,
    allReleases(
      vocabularies.filter(({ versionKey }) => versionKey !== null),
      makeParts(),
    ),
  );
}

const reference = (name) => ({ $ref: `#/$defs/${name}` });

const typesOf = (id) => `types@${id}`;

/** A schema for events whose context has these members with these schemas. `false`: the member must be absent. */
function context(properties) {
  const required = Object.keys(properties).filter((name) => properties[name] !== false);
  const demanded = required.length === 0 ? { type: 'object' } : { type: 'object', properties, required };
  return { type: 'object', properties: { context: demanded }, required: ['context'] };
}

const not = (condition) => ({ not: condition });

const any = (schemas) => (schemas.length === 1 ? schemas[0] : { anyOf: schemas });

/** `releases`: oldest first, as in schemas/releases.json. `parts`: the parts of jsonSchema(). */
export function allReleases(releases, parts) {
  const newestFirst = [...releases].reverse();
  const $defs = {};
  const place = placing(parts, $defs);
  const known = new Map(releases.map(({ id }) => [id, knownTypes(parts.bundles[id])]));
  for (const { id } of newestFirst) {
    $defs[id] = release(parts.bundles[id], id, place);
    $defs[typesOf(id)] = any(known.get(id));
  }

  // In the engine's order: a release under its own key first, the newer key before the older.
  const keys = [...new Set(newestFirst.map(({ versionKey }) => versionKey))];
  const named = (key) => releases.filter(({ versionKey }) => versionKey === key).map(({ id }) => id);
  const names = (key, ids = named(key)) =>
    context({ [key]: ids.length === 1 ? { const: ids[0] } : { type: 'string', enum: ids } });
  const branches = newestFirst.map(({ id, versionKey }) => {
    const before = keys.slice(0, keys.indexOf(versionKey)).map((key) => names(key));
    const own = names(versionKey, [id]);
    return { if: before.length === 0 ? own : { ...own, ...not(any(before)) }, then: reference(id) };
  });
  $defs.assumed = assumed(keys, newestFirst, known, names, $defs);
  const said = keys.map((key) => [
    key,
    { description: 'The release of the vocabulary that the event is written in.', examples: named(key) },
  ]);
  const body = {
    title: 'CDEvents',
    description: 'Any event of any release of CDEvents, judged by the release and the type that it names.',
    $comment: COMMENT,
    type: 'object',
    properties: { context: { type: 'object', properties: Object.fromEntries(said) }, subject: { type: 'object' } },
    required: ['context', 'subject'],
    allOf: [...branches, { if: any(keys.map((key) => names(key))), else: reference('assumed') }],
  };
  return { $schema: DIALECT, ...shared({ ...body, $defs }) };
}

/** Schemas that match the types of a release: one for all listed types, one for each other kind. */
function knownTypes(bundle) {
  const own = Object.keys(bundle.types).map((type) => typeOf(bundle, type));
  const fixed = own.filter((schema) => 'const' in schema).map((schema) => schema.const);
  const open = own.filter((schema) => 'pattern' in schema);
  const listed = fixed.length === 0 ? [] : [{ type: 'string', enum: fixed }];
  return [...listed, ...open, ...(bundle.others.length === 0 ? [] : [CUSTOM])];
}

/** An event's schema for its type: a constant, or a pattern in releases that fix none. */
function typeOf(bundle, type) {
  const demanded = bundle.defs[bundle.types[type][0]].properties.context.properties.type;
  return 'const' in demanded ? { const: demanded.const } : { type: 'string', pattern: demanded.pattern };
}

/** The schema of one release: it must have the type, and the type's part applies. */
function release(bundle, id, place) {
  const branch = (type, name) => ({ if: context({ type }), then: place(id, name) });
  return {
    title: bundle.title,
    description: bundle.description,
    type: 'object',
    properties: {
      context: { type: 'object', properties: { type: reference(typesOf(id)) }, required: ['type'] },
    },
    allOf: [
      ...Object.keys(bundle.types).map((type) => branch(typeOf(bundle, type), bundle.types[type][0])),
      ...bundle.others.map((name) => branch(CUSTOM, name)),
    ],
  };
}

/** For events that name no known release: the newest with the same key that has the type. */
function assumed(keys, newestFirst, known, names, $defs) {
  const misplaced = [];
  const refusals = [];
  for (const key of keys) {
    for (const other of keys.filter((other) => other !== key)) {
      const wrong = context({ [key]: names(other).properties.context.properties[other] });
      misplaced.push(wrong);
      const right = { type: 'object', properties: { [key]: false, [other]: true }, required: [other] };
      refusals.push({ if: wrong, then: { type: 'object', properties: { context: right } } });
    }
  }
  const without = (key) => Object.fromEntries(keys.filter((other) => other !== key).map((other) => [other, false]));
  const only = keys.map((key) => context({ [key]: true, ...without(key) }));
  const branch = (condition, name, releases) => {
    $defs[name] = byType(releases, known);
    return {
      if: { ...condition, not: any([...misplaced, ...(condition.not ? [condition.not] : [])]) },
      then: reference(name),
    };
  };
  return {
    description: 'An event that names no release, or one that is not known, and is judged by the newest that fits.',
    type: 'object',
    allOf: [
      ...refusals,
      ...keys.map((key, index) =>
        branch(
          only[index],
          `assumed-by-${key}`,
          newestFirst.filter(({ versionKey }) => versionKey === key),
        ),
      ),
      branch({ ...context({}), ...not(any(only)) }, 'assumed-by-type', newestFirst),
    ],
  };
}

/** The newest release that has the type, a draft only if no other does; for an unknown type the newest. */
function byType(newestFirst, known) {
  const isDraft = ({ status }) => status === 'draft';
  const order = [...newestFirst.filter((release) => !isDraft(release)), ...newestFirst.filter(isDraft)];
  const allOf = [];
  const asked = [];
  const seen = new Set();
  for (const { id } of order) {
    const words = known.get(id).flatMap((schema) => schema.enum ?? [schema.pattern]);
    if (words.every((word) => seen.has(word))) continue;
    words.forEach((word) => seen.add(word));
    const type = reference(typesOf(id));
    const first = asked.length === 0 ? type : { allOf: [type], ...not(any([...asked])) };
    allOf.push({ if: context({ type: first }), then: reference(id) });
    asked.push(type);
  }
  allOf.push({ if: not(context({ type: any(asked) })), then: reference(order[0].id) });
  return { type: 'object', allOf };
}

/**
 * Returns a function that adds an event's part and everything that it refers to to the definitions, and returns a reference.
 * Equal parts of several releases are shared, named after the first release.
 */
function placing(parts, $defs) {
  const names = new Map();
  const add = (part, name) => {
    const text = JSON.stringify(part);
    if (!names.has(text)) {
      names.set(text, name);
      $defs[name] = part;
    }
    return reference(names.get(text));
  };
  const copy = (id, name) => {
    const own = parts.bundles[id].defs[name];
    const part = JSON.parse(JSON.stringify(own ?? parts.common[name]));
    visit(part, (schema) => {
      if (schema.$ref === undefined) return;
      const target = schema.$ref.slice(reference('').$ref.length);
      const unique = parts.bundles[id].defs[target] === undefined ? target : `${target}@${id}`;
      schema.$ref = add(copy(id, target), unique).$ref;
    });
    return part;
  };
  return (id, name) => {
    const part = copy(id, name);
    // Most events differ between releases only in their context: keep it separate, so that the rest can be shared.
    const { allOf, ...rest } = part.properties.context;
    part.properties.context = rest;
    const event = add(part, `${name}@${id}`);
    return allOf === undefined ? event : { allOf: [event, { type: 'object', properties: { context: { allOf } } }] };
  };
}

const LISTS = ['allOf', 'anyOf', 'oneOf'];
const SINGLE = ['if', 'then', 'else', 'not', 'items', 'propertyNames', 'additionalProperties'];
const NAMED = ['properties', '$defs'];

/** The direct subschemas: their holder, their key, and the nearest name. */
function within(schema) {
  const found = [];
  for (const keyword of NAMED)
    for (const key of Object.keys(schema[keyword] ?? {})) found.push([schema[keyword], key, key]);
  for (const keyword of LISTS)
    (schema[keyword] ?? []).forEach((_, index) => found.push([schema[keyword], index, keyword]));
  for (const keyword of SINGLE) if (schema[keyword] !== undefined) found.push([schema, keyword, keyword]);
  return found.filter(([holder, key]) => typeof holder[key] === 'object');
}

/** Calls `tell` with a schema and all its subschemas. */
function visit(schema, tell) {
  tell(schema);
  for (const [holder, key] of within(schema)) visit(holder[key], tell);
}

/** Moves each part that occurs more than once into a definition. */
function shared(schema) {
  const times = new Map();
  const count = (each) => {
    for (const [holder, key] of within(each)) {
      const text = JSON.stringify(holder[key]);
      const before = times.get(text) ?? 0;
      times.set(text, before + 1);
      // Subschemas of a repeated part are counted once.
      if (before === 0) count(holder[key]);
    }
  };
  count(schema);
  const names = new Map(Object.entries(schema.$defs).map(([name, part]) => [JSON.stringify(part), name]));
  const numbers = new Map();
  const $defs = {};
  const replace = (each) => {
    for (const [holder, key, word] of within(each)) {
      if (holder === schema.$defs) continue;
      const text = JSON.stringify(holder[key]);
      const name = names.get(text);
      if (name !== undefined) {
        holder[key] = reference(name);
      } else if (times.get(text) > 1 && text.length > WORTH_A_NAME) {
        const number = (numbers.get(word) ?? 0) + 1;
        numbers.set(word, number);
        names.set(text, `${word}-${number}`);
        replace(holder[key]);
        $defs[`${word}-${number}`] = holder[key];
        holder[key] = reference(`${word}-${number}`);
      } else {
        replace(holder[key]);
      }
    }
  };
  replace(schema);
  for (const part of Object.values(schema.$defs)) replace(part);
  return { ...schema, $defs: { ...schema.$defs, ...$defs } };
}
