// The cases for Node and the browser. Each counts the events that it finds valid, so that nothing is fast by
// being wrong.

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The corpora without valid events. */
export const WRONG = ['bad', 'mixed'];

/** How many inputs a validator finds valid. */
function count(inputs, verdict) {
  let valid = 0;
  for (const input of inputs) if (verdict(input)) valid += 1;
  return valid;
}

/** All cases of one corpus. `functions`: ajv's, by type; `release`: forces the release, which bypasses the cache of series. */
export function casesOf(name, inputs, functions, { isValid, validate }, release) {
  const bytes = inputs.map((text) => encoder.encode(text));
  const objects = inputs.map((text) => JSON.parse(text));
  const byAjv = (event) => functions.get(event.context.type)(event);
  const expected = WRONG.includes(name) ? 0 : inputs.length;
  const one = (title, list, verdict, counts = expected) => ({
    name: `${name}: ${title}`,
    run: () => count(list, verdict),
    expected: counts,
  });
  const all = [
    one('JSON.parse', inputs, (text) => JSON.parse(text) !== null, inputs.length),
    one('JSON.parse + ajv', inputs, (text) => byAjv(JSON.parse(text))),
    one('decode + JSON.parse + ajv', bytes, (input) => byAjv(JSON.parse(decoder.decode(input)))),
    one('ajv on objects', objects, byAjv),
    one('isValid(text)', inputs, (text) => isValid(text)),
    one('isValid(bytes)', bytes, (input) => isValid(input)),
    one('isValid(object)', objects, (event) => isValid(event)),
    one('validate(text)', inputs, (text) => validate(text).outcome === 'valid'),
    one('validate(bytes)', bytes, (input) => validate(input).outcome === 'valid'),
    one('validate(object)', objects, (event) => validate(event).outcome === 'valid'),
  ];
  if (name === 'mixed') return all.filter(({ name: title }) => / (JSON|isValid\(text|validate\(text)/.test(title));
  if (name === 'semi' || name === 'wild') {
    const options = { release };
    return [
      ...all.filter(({ name: title }) => / (JSON|isValid\(text)/.test(title)),
      one('without recall', inputs, (text) => isValid(text, options)),
    ];
  }
  return all;
}

/** The rival of a case: the case whose title starts with this. */
export function rivalOf(title) {
  if (/bytes/.test(title) || /decode/.test(title)) return 'decode + JSON.parse + ajv';
  return /object/.test(title) ? 'ajv on objects' : 'JSON.parse + ajv';
}
