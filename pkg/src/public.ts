/** What every face of the package exports but `init`, which each has its own way of doing. */

export type { Parsed } from './api.js';
export { is, parse, validate } from './api.js';
export { catalog } from './catalog.js';
export type { EventOfType, Holes } from './construct.js';
export { construct } from './construct.js';
export { CdEventError } from './errors.js';
export { applyFixes } from './fixes.js';
export type * from './generated/events.js';
export { fromHttp, toCloudEvent } from './http.js';
export type { ModuleSource } from './init.js';
export { isValid, reset, version } from './is-valid.js';
export { rules } from './rules.js';
export { toSarif } from './sarif.js';
export { jsonSchema } from './schemas.js';
export type * from './types.js';
