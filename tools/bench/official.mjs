// The schemas for ajv: the official ones of one release.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const RELEASE = '0.5.1';

/** The official schemas by type, or `null` if they are not available. */
function published() {
  const folder = join(process.env.CDEVENTS_CONFORMANCE ?? '', 'cdevents-spec', RELEASE, 'schemas');
  if (process.env.CDEVENTS_CONFORMANCE === undefined || !existsSync(folder)) return null;
  const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const documents = (names) =>
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(read);
  const schemas = documents(readdirSync(folder));
  const parts = documents(readdirSync(join(folder, 'links')).map((name) => `links/${name}`));
  return { schemas: schemas.map((schema) => [schema.properties.context.properties.type.enum[0], schema]), parts };
}

/** The schemas by type and the parts that they refer to: the official ones, or ours if those are not available. */
export function schemasOf(types, jsonSchema) {
  return published() ?? { schemas: types.map((type) => [type, jsonSchema(RELEASE, type)]), parts: [] };
}

/** The name of these schemas in the output. */
export function ajvSource() {
  return published() === null ? 'schemas of jsonSchema()' : 'official schemas';
}
