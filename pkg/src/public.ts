/** What every face of the package exports but `init`, which each has its own way of doing. */
export { is, isValid, parse, reset, validate, version } from './api.js';
export type { Parsed } from './api.js';
export { catalog } from './catalog.js';
export { construct } from './construct.js';
export type { EventOfType, Holes } from './construct.js';
export { CdEventError } from './errors.js';
export { applyFixes } from './fixes.js';
export { rules } from './rules.js';
export { jsonSchema } from './schemas.js';
export type * from './generated/events.js';
export type { ModuleSource } from './init.js';
export type * from './types.js';
