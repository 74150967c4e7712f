/** The exports that all entries share. Each entry has its own `init`. */

export { catalog } from '../calls/catalog.js';
export type {
  CloudEventOf,
  Enveloped,
  EventOfType,
  EventTypeName,
  Holes,
  ShortTypeName,
  TypeNameIn,
} from '../calls/construct.js';
export { construct } from '../calls/construct.js';
export { convert } from '../calls/convert.js';
export { describe } from '../calls/describe.js';
export { diff } from '../calls/diff.js';
export { applyFixes } from '../calls/fixes.js';
export { causes, effects, metrics, toSpans } from '../calls/history.js';
export type { ParsedHttp } from '../calls/http.js';
export { fromHttp, parseHttp, toCloudEvent } from '../calls/http.js';
export { isValid, reset, version } from '../calls/is-valid.js';
export { rules } from '../calls/rules.js';
export { sample, samples } from '../calls/sample.js';
export { schemaFor } from '../calls/schema-for.js';
export { jsonSchema } from '../calls/schemas.js';
export { EventStream, eventStream, factsOf, Reducer } from '../calls/streams.js';
export type { Parsed } from '../calls/validate.js';
export { is, parse, validate } from '../calls/validate.js';
export { Validator } from '../calls/validator.js';
export { fromWebhook } from '../calls/webhook.js';
export { CdEventError, type CdEventErrorCode } from '../engine/errors.js';
export type { ModuleSource } from '../engine/loader.js';
export type * from '../generated/events.js';
export { handler, verifyWebhook } from '../handler/handler.js';
export type * from '../run-types.js';
export { toSarif } from '../sarif/to-sarif.js';
export type * from '../types.js';
export type * from '../webhook-types.js';
