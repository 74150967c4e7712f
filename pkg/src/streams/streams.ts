/** What reads streams and judges histories: `streams.wasm` does, with the engine's reports. */
export { factsIn, openReducer, restoreReducer } from './reducers.js';
export { openStream, restoreStream } from './stream.js';
export { makeTransform } from './transform.js';
