/** What is worked out from runs. Pure functions: no engine, no clock. */
export { measure } from './metrics.js';
export { causesOf, effectsOf } from './relations.js';
export { traceOf } from './spans.js';
