/** What reads streams and judges histories: `streams.wasm` does, with the engine's reports. */
export { factsIn, openReducer } from './reducers.js';
export { openStream, restoreStream } from './stream.js';
export { makeTransform } from './transform.js';
