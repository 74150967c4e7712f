// A second opinion on schemas: ajv in strict mode with ajv-formats, put right where it is not what the RFCs say.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A host and a port that is no number, with or without a scheme before it. */
const PORT = /^(?:[^/?#]*:)?\/\/(?:[^@/?#]*@)?[^@:/?#[\]]*:(?=[^@/?#]*[^0-9@/?#])[^@/?#]*(?:[/?#]|$)/;

/**
 * Where ajv-formats and the grammar of an RFC differ, and what the RFC says: it decides. ajv.test.mjs asserts every
 * example: that ajv-formats says the other thing, and that we say what the RFC does.
 */
export const DISPUTED = [
  {
    format: 'date-time',
    when: /^.{10}\s/,
    right: false,
    source: 'RFC 3339, 5.6: a date and a time have `T` between them',
    examples: ['2026-03-14 09:26:53Z', '2026-03-14\t09:26:53Z'],
  },
  {
    format: 'date-time',
    when: /:\d\d(\.\d+)?[+-]\d\d(\d\d)?$/,
    right: false,
    source: 'RFC 3339, 5.6: an offset has hours, a colon and minutes',
    examples: ['2026-03-14T09:26:53+0530', '2026-03-14T09:26:53+05'],
  },
  {
    format: 'uri',
    when: /^[A-Za-z][A-Za-z0-9+.-]*:$/,
    right: true,
    source: 'RFC 3986, 3.3: a path may be empty',
    examples: ['x:', 'http:'],
  },
  {
    format: 'uri',
    when: PORT,
    right: false,
    source: 'RFC 3986, 3.2.3: a port is digits',
    examples: ['http://host:port'],
  },
  {
    format: 'uri-reference',
    when: PORT,
    right: false,
    source: 'RFC 3986, 3.2.3: a port is digits',
    examples: ['http://host:port', '//host:port'],
  },
  {
    format: 'uri-reference',
    when: /^(?![A-Za-z][A-Za-z0-9+.-]*:)[^/?#]*:/,
    right: false,
    source: 'RFC 3986, 4.2: the first segment of a relative path has no colon',
    examples: [':', '1:a', '2026-03-14T09:26:53Z'],
  },
  {
    format: 'uri-reference',
    when: /"/,
    right: false,
    source: 'RFC 3986, appendix A: a quotation mark is allowed nowhere',
    examples: ['"', 'https://host/"path"'],
  },
];

const checkOf = (format) => {
  if (format instanceof RegExp) return (text) => format.test(text);
  return typeof format === 'function' ? format : format.validate;
};

/** What ajv-formats itself says of a text. */
export function asShipped(format, text) {
  return checkOf(addFormats(new Ajv()).formats[format])(text);
}

/** Ajv with what it needs for the schemas of a vocabulary. */
export function ajvWith(options = {}) {
  const ajv = addFormats(new Ajv(options));
  for (const name of new Set(DISPUTED.map(({ format }) => format))) {
    const check = checkOf(ajv.formats[name]);
    const decided = (text) => DISPUTED.find(({ format, when }) => format === name && when.test(text))?.right;
    ajv.addFormat(name, { type: 'string', validate: (text) => decided(text) ?? check(text) });
  }
  return ajv;
}
