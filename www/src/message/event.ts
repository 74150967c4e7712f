import { attributeOf, CONTENT_TYPE, essence, isJson, PREFIX } from '../cloudevents/headers.js';
import { DATA, DATA_BASE64, DATA_CONTENT_TYPE } from '../cloudevents/names.js';
import { JsonDocument } from '../json/document.js';

/** An HTTP message from a curl command or from text. */
export interface Incoming {
  headers: readonly { name: string; value: string }[];
  body: string;
}

/** Attributes that are or describe the body, so that no `ce-` header carries them. */
const NO_HEADER: ReadonlySet<string> = new Set([DATA, DATA_BASE64, DATA_CONTENT_TYPE]);

/**
 * The text for the editor with a notice, or why there is none. `said` and `refused` are words for the user. `bare`: the message
 * itself, where nothing in it says that it carries an event.
 */
export type Taken = { text: string; said: string; bare?: Incoming } | { refused: string };

/**
 * The event of a message as one JSON text. A structured event or a batch is the body unchanged, and so is a body without
 * attributes in the headers. Binary mode becomes the equivalent structured CloudEvent. Nothing is validated here.
 */
export function eventOf(message: Incoming): Taken {
  const { headers, body } = message;
  const valuesOf = (wanted: string): string[] => headers.flatMap(({ name, value }) => (name === wanted ? [value] : []));
  const encoding = valuesOf('content-encoding').find((value) => value.toLowerCase() !== 'identity');
  if (encoding !== undefined) return { refused: 'Its body is compressed, which is not read here.' };
  if (valuesOf('transfer-encoding').some((value) => /chunked/i.test(value)))
    return { refused: 'Its body is sent in chunks, which are not read here: paste it without them.' };
  const [type] = valuesOf(CONTENT_TYPE);
  const media = type === undefined ? '' : essence(type);
  if (media === 'application/cloudevents+json') return whole(body, 'a structured CloudEvent');
  if (media === 'application/cloudevents-batch+json') return whole(body, 'a batch of CloudEvents');
  if (media.startsWith('application/cloudevents'))
    return { refused: 'Its content-type is a format of CloudEvents that is not read here.' };

  const attributes = new Map<string, string>();
  let undecoded = false;
  for (const { name, value } of headers) {
    if (!name.startsWith(PREFIX)) continue;
    const attribute = name.slice(PREFIX.length);
    if (attribute === '' || NO_HEADER.has(attribute)) continue;
    const decoded = attributeOf(value);
    undecoded ||= decoded === null;
    const before = attributes.get(attribute);
    // HTTP joins the values of a repeated header with commas.
    attributes.set(attribute, before === undefined ? (decoded ?? value) : `${before}, ${decoded ?? value}`);
  }
  if (attributes.size === 0) return { ...whole(body, 'an event without an envelope'), bare: message };

  const members = [...attributes].map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  if (type !== undefined) members.push(`"${DATA_CONTENT_TYPE}": ${JSON.stringify(type)}`);
  let said = 'a CloudEvent in binary mode, shown here as a structured one';
  if (body.trim() !== '') {
    const sound = new JsonDocument(body).sound || (body.length > 200_000 && parses(body));
    // A body that is not a single JSON value could inject members into the envelope.
    if (!sound) said += '. Its body is not JSON, so it is a string here';
    members.push(
      `"${DATA}": ${sound && (type === undefined || isJson(type)) ? body.trim().replace(/\r\n?/g, '\n').replaceAll('\n', '\n  ') : JSON.stringify(body)}`,
    );
  }
  if (undecoded) said += '. A header is not percent-encoded UTF-8 and was left as it is';
  return { text: `{\n  ${members.join(',\n  ')}\n}\n`, said };
}

function whole(body: string, what: string): Taken {
  return body.trim() === ''
    ? { refused: 'It has no body and no attributes, so it contains no event.' }
    : { text: body.replace(/\r\n/g, '\n'), said: what };
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
