// The alternative: ajv with ajv-formats, one compiled function per event type.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Compiled validators by type, from the result of `schemasOf`. `all` sets `allErrors`. */
export function ajvByType(found, { all = false } = {}) {
  const ajv = new Ajv({ strict: false, allErrors: all, schemas: found.parts });
  addFormats(ajv);
  return new Map(found.schemas.map(([type, schema]) => [type, ajv.compile(schema)]));
}

/** One program with a function per type, as ajv's standalone mode compiles it ahead of time. */
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
