// What a user would take otherwise: ajv with ajv-formats, one compiled function for each event type.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Functions by type that say whether an event is valid, from what `schemasOf` gives; `all` makes them look for every error. */
export function ajvByType(found, { all = false } = {}) {
  const ajv = new Ajv({ strict: false, allErrors: all, schemas: found.parts });
  addFormats(ajv);
  return new Map(found.schemas.map(([type, schema]) => [type, ajv.compile(schema)]));
}

/** One program with a function for each type: what a user who compiles beforehand has. */
export async function ajvStandalone(found) {
  const { default: standaloneCode } = await import('ajv/dist/standalone/index.js');
  const ajv = new Ajv({ strict: false, schemas: found.parts, code: { source: true } });
  addFormats(ajv);
  const names = {};
  found.schemas.forEach(([, schema], index) => {
    ajv.addSchema(schema, `schema-${index}`);
    names[`t${index}`] = `schema-${index}`;
  });
  const byType = found.schemas.map(([type], index) => `${JSON.stringify(type)}: exports.t${index}`).join(', ');
  return `${standaloneCode.default(ajv, names)}\nexports.byType = { ${byType} };\n`;
}
