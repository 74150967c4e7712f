// Events and schemas for the tests of `Validator`.
import { cdevents } from './installed.mjs';

export const TYPE = 'com.example.cache.filled';
export const CUSTOM = 'dev.cdeventsx.tool-cache.filled.0.1.0';
export const BYTES = {
  type: 'object',
  properties: { data: { required: ['bytes'], properties: { bytes: { type: 'integer' } } } },
};

export const cloudEvent = (data, more = {}) => ({
  specversion: '1.0',
  id: '1',
  source: '/cache',
  type: TYPE,
  data,
  ...more,
});

/** A bare event of a custom type, or of another. */
export const custom = (content, context = {}) => ({
  context: {
    version: '0.4.1',
    id: '1',
    source: '/cache',
    type: CUSTOM,
    timestamp: '2026-01-01T00:00:00Z',
    ...context,
  },
  subject: { id: 'a', type: 'tool-cache', content },
});

/** What a range covers. */
export const covered = (text, { range }) => text.slice(range.start.offset, range.end.offset);

export async function withSchemas(schemas, options) {
  const validator = new cdevents.Validator(options);
  for (const [name, schema, more] of schemas) await validator.addSchema(name, schema, more);
  return validator;
}
