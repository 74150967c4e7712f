// The budgets (`owed`) and the stretch goals (`dream`). Speeds are minimum factors, sizes and times are maxima.

/** Minimum ratios of the rival's time (`vs`) to ours, by host and case. */
export const FASTER = [
  { id: 'P1', host: 'node', name: 'stream: isValid(text)', vs: 'JSON.parse + ajv', owed: 6, dream: 25 },
  { id: 'P1', host: 'node', name: 'stream: isValid(text)', vs: 'JSON.parse', owed: 2.5, dream: 10 },
  { id: 'P1', host: 'chromium', name: 'stream: isValid(text)', vs: 'JSON.parse + ajv', owed: 3, dream: 6 },
  { id: 'P1', host: 'chromium', name: 'stream: isValid(text)', vs: 'JSON.parse', owed: 1.4, dream: 2.5 },
  { id: 'P2', host: 'node', name: 'stream: isValid(bytes)', vs: 'decode + JSON.parse + ajv', owed: 8, dream: 30 },
  { id: 'P2', host: 'chromium', name: 'stream: isValid(bytes)', vs: 'decode + JSON.parse + ajv', owed: 6 },
  { id: 'P3', host: 'native', name: 'stream: isValid(bytes) in Node', vs: 'simd-json tape', owed: 0.8, dream: 4 },
  { id: 'P5', host: 'node', name: 'stream: validate(text)', vs: 'JSON.parse + ajv', owed: 5, dream: 15 },
  { id: 'P5', host: 'chromium', name: 'stream: validate(text)', vs: 'JSON.parse + ajv', owed: 2.5, dream: 6 },
  { id: 'P6', host: 'node', name: 'mixed: validate(text)', vs: 'JSON.parse + ajv', owed: 2, dream: 3 },
  { id: 'P6', host: 'node', name: 'mixed: validate(text)', vs: 'JSON.parse', owed: 0.83, dream: 1.4 },
  { id: 'P7', host: 'node', name: 'stream: isValid(object)', vs: 'ajv on objects', owed: 0.7, dream: 1.5 },
  // For the entry that gives verdicts only, as ajv does. The main entry is shown for comparison.
  { id: 'P8', host: 'node', name: 'first verdict, cdevents-wasm/verdict', vs: 'ajv standalone', owed: 4, dream: 8 },
  { id: 'P8', host: 'node', name: 'first verdict, cdevents-wasm/verdict', vs: 'ajv compiling', owed: 60, dream: 150 },
  { id: 'P13', host: 'node', name: 'wild: isValid(text)', vs: 'without recall', owed: 1 / 1.15, dream: 1 },
  { id: 'P14', host: 'node', name: 'build: convert', vs: 'validate', owed: 1 / 3 },
  { id: 'P17', host: 'node', name: 'EventStream, lifecycle', vs: 'JSON.parse + ajv by lines', owed: 8, dream: 25 },
  { id: 'P17', host: 'native', name: 'history', vs: 'a million events a second', owed: 1 },
];

/** Maximum sizes in brotli kilobytes (1,024 bytes). */
export const SIZES = [
  // 55 for verdict and report, 18 for advice, envelopes and fixes.
  { id: 'P9', name: 'core.wasm', owed: 73, dream: 40 },
  { id: 'P10', name: 'verdict.wasm', owed: 25, dream: 15 },
  { id: 'P16', name: 'schemas.wasm', owed: 600, dream: 500 },
  // Everything that makes an event: construct, convert, sample, samples; and describe and diff.
  { id: 'P15', name: 'composer.wasm', owed: 68 },
  { id: 'P18', name: 'streams.wasm', owed: 110 },
  { id: 'P19', name: 'webhooks.wasm', owed: 37 },
  { name: 'web.js' },
  { name: 'verdict.js' },
  { name: 'catalog.js' },
  { name: 'schemas.js' },
];

/** `factor` times the input must take `factor` times as long, within a factor of `slack`. */
export const GROWTH = { id: 'P11', factor: 10, slack: 2 };

/** The page. "First load" is everything that it loads on its own, except for the offline cache. Kilobytes are 1,000 bytes; "slow" is 1.6 Mbit/s, 150 ms round trip, and CPU throttling by 4. */
export const PAGE = [
  { what: 'brotli', name: 'first load, brotli', most: 250, unit: ' kB', digits: 1 },
  { what: 'gzip', name: 'first load, gzip', most: 290, unit: ' kB', digits: 1 },
  { what: 'fast', name: 'first verdict', most: 400, unit: ' ms', digits: 0 },
  { what: 'slow', name: 'first verdict, slow', most: 2500, unit: ' ms', digits: 0 },
  { what: 'key', name: 'key to verdict in the worker, 2 KB', most: 5, unit: ' ms', digits: 2 },
  {
    what: 'frame',
    name: 'timeline of 100,000 runs, script and layout of a frame, p95',
    most: 16.7,
    unit: ' ms',
    digits: 1,
  },
  {
    what: 'task',
    name: 'timeline of 100,000 runs, longest task until all is drawn',
    most: 50,
    unit: ' ms',
    digits: 0,
  },
  { what: 'history', name: 'history of 1 GB, growth of the browser', most: 300, unit: ' MB', digits: 0 },
  { what: 'nodes', name: 'timeline of 100,000 runs, nodes', most: 2000, unit: '', digits: 0 },
  { what: 'foreign', name: 'requests to other origins', most: 0, unit: '', digits: 0 },
];
