// What a user would take otherwise: ajv with ajv-formats, one compiled function for each event type.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export const RELEASE = '0.5.1';

/** The official schemas by type, or `null` where they are not at hand. */
function published() {
  const folder = join(process.env.CDEVENTS_CONFORMANCE ?? '', 'cdevents-spec', RELEASE, 'schemas');
  if (process.env.CDEVENTS_CONFORMANCE === undefined || !existsSync(folder)) return null;
  const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const documents = (names) => names.filter((name) => name.endsWith('.json')).sort().map(read);
  const schemas = documents(readdirSync(folder));
  const parts = documents(readdirSync(join(folder, 'links')).map((name) => `links/${name}`));
  return { schemas: schemas.map((schema) => [schema.properties.context.properties.type.enum[0], schema]), parts };
}

/** The schemas by type, and the parts that they refer to: the official ones, or ours where those are not at hand. */
export function schemasOf(types, jsonSchema) {
  return published() ?? { schemas: types.map((type) => [type, jsonSchema(RELEASE, type)]), parts: [] };
}

/** Functions by type that say whether an event is valid; `all` makes them look for every error. */
export function ajvByType(types, jsonSchema, { all = false } = {}) {
  const found = schemasOf(types, jsonSchema);
  const ajv = new Ajv({ strict: false, allErrors: all, schemas: found.parts });
  addFormats(ajv);
  return new Map(found.schemas.map(([type, schema]) => [type, ajv.compile(schema)]));
}

/** One program with a function for each type: what a user who compiles beforehand has. */
export async function ajvStandalone(types, jsonSchema) {
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const found = schemasOf(types, jsonSchema);
  const ajv = new Ajv({ strict: false, schemas: found.parts, code: { source: true } });
  addFormats(ajv);
  const names = {};
  found.schemas.forEach(([type, schema], index) => {
    ajv.addSchema(schema, `schema-${index}`);
    names[`t${index}`] = `schema-${index}`;
  });
  const byType = found.schemas.map(([type], index) => `${JSON.stringify(type)}: exports.t${index}`).join(', ');
  return `${standaloneCode.default(ajv, names)}\nexports.byType = { ${byType} };\n`;
}

/** Which schemas these are. */
export function ajvSource() {
  return published() === null ? 'schemas of jsonSchema()' : 'official schemas';
}
