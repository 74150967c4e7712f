// `node tools/schemastore.mjs <clone>` writes the entry for CDEvents into a clone of SchemaStore: editors/schemastore/README.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeSchemas } from './schemas.mjs';
import { at, Failure, main } from './steps.mjs';

const FILE = 'cdevents.json';
const CATALOG = 'src/api/json/catalog.json';
const CHECKS = 'src/schema-validation.jsonc';

/** Rules that a JSON Schema can see, one for each negative test. */
const FAULTS = ['missing-field', 'unknown-field', 'wrong-type', 'not-in-enum'];

/** Adds a name to a list of a JSON file with comments, which keeps its layout. */
function listed(text, list) {
  const start = new RegExp(`"${list}"\\s*:\\s*\\[`).exec(text);
  if (start === null) throw new Failure(`${CHECKS} has no ${list}`);
  const after = start.index + start[0].length;
  const rest = text.slice(after, text.indexOf(']', after));
  if (rest.includes(`"${FILE}"`)) return text;
  return `${text.slice(0, after)}\n    "${FILE}"${rest.trim() === '' ? '\n  ' : ','}${text.slice(after)}`;
}

await main(async () => {
  const [clone] = process.argv.slice(2);
  if (clone === undefined || !existsSync(join(clone, CATALOG))) {
    throw new Failure('give the folder of a clone of SchemaStore');
  }
  const { catalog, isValid, sample } = createRequire(import.meta.url)(at('pkg/dist/node.cjs'));
  const write = (name, value) => {
    mkdirSync(join(clone, name, '..'), { recursive: true });
    writeFileSync(join(clone, name), `${JSON.stringify(value, null, 2)}\n`);
  };

  const entry = JSON.parse(readFileSync(at('editors/schemastore/catalog-entry.json'), 'utf8'));
  const index = JSON.parse(readFileSync(join(clone, CATALOG), 'utf8'));
  const others = index.schemas.filter(({ name }) => name !== entry.name);
  const place = others.findIndex(({ name }) => name.toLowerCase() > entry.name.toLowerCase());
  others.splice(place < 0 ? others.length : place, 0, entry);
  write(CATALOG, { ...index, schemas: others });

  const made = at('target/schemastore');
  mkdirSync(made, { recursive: true });
  await writeSchemas(made);
  const { $schema, ...schema } = JSON.parse(readFileSync(join(made, 'cdevents.schema.json'), 'utf8'));
  write(`src/schemas/json/${FILE}`, { $schema, $id: entry.url, ...schema });

  const releases = catalog().vocabularies.filter(({ id }) => /^\d/.test(id));
  for (const { id, events } of releases) {
    for (const { subject, predicate, example } of events) {
      if (isValid(example)) write(`src/test/cdevents/${id}-${subject}-${predicate}.json`, example);
    }
  }
  const newest = releases.findLast(({ status }) => status === 'released');
  for (const fault of FAULTS) {
    const { event } = sample('pipelinerun.finished', { release: newest.id, fault });
    write(`src/negative_test/cdevents/${fault}.json`, event);
  }

  let checks = readFileSync(join(clone, CHECKS), 'utf8');
  for (const list of ['highSchemaVersion', 'ajvNotStrictMode']) checks = listed(checks, list);
  writeFileSync(join(clone, CHECKS), checks);
});
