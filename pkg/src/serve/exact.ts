/** Events as lines, with the digits that its numbers had. */

/** A number that `JSON.parse` may round: many digits, or an exponent. In texts and ids it does no harm to take one for it. */
const LONG_NUMBER = /\d[\d.]{15}|[\d.]e[-+]?\d/i;

/** The events of a body as lines. */
export class Lines {
  readonly #bytes: Uint8Array;
  /** The text of the body, if a number in it could lose digits. */
  #text: string | null | undefined;
  /** Where its elements are, if it is an array: found once, since a batch has many. */
  #elements: Place[] | undefined;

  constructor(body: Uint8Array) {
    this.#bytes = body;
  }

  /**
   * The event that the handler has read at this pointer, as a line. Its own text is taken if a number could lose digits
   * otherwise; that has to be the same event, since a webhook's body is not the event that it stands for.
   */
  of(event: object, pointer: string): string {
    const line = JSON.stringify(event);
    if (!pointer.startsWith('/body')) return line;
    const text = this.#textAt(pointer.split('/').slice(2).map(unescapePointer));
    if (text === undefined) return line;
    try {
      // A line end in JSON is white space: texts have it escaped.
      return JSON.stringify(JSON.parse(text)) === line ? text.replace(/[\r\n]+/g, ' ') : line;
    } catch {
      return line;
    }
  }

  #textAt([first, ...rest]: readonly string[]): string | undefined {
    if (this.#text === undefined) {
      const text = new TextDecoder().decode(this.#bytes);
      this.#text = LONG_NUMBER.test(text) ? text : null;
    }
    const text = this.#text;
    if (text === null) return undefined;
    let place: Place | undefined = [skipSpace(text, 0), text.length];
    if (first !== undefined && text[place[0]] === '[') {
      this.#elements ??= [...membersOf(text, place[0])].map(([, found]) => found);
      place = this.#elements[Number(first)];
    } else if (first !== undefined) place = memberAt(text, place[0], first);
    for (const name of rest) place = place && memberAt(text, place[0], name);
    return place && text.slice(...place).trim();
  }
}

/** Where a value begins and ends. */
type Place = [from: number, to: number];

function unescapePointer(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Where the value of a member or an element is, in a valid JSON text. */
function memberAt(json: string, at: number, name: string): Place | undefined {
  for (const [key, place] of membersOf(json, at)) if (key === name) return place;
  return undefined;
}

/** The members or elements of what begins here. */
function* membersOf(json: string, at: number): Generator<[name: string, place: Place]> {
  const isArray = json[at] === '[';
  if (!isArray && json[at] !== '{') return;
  let next = skipSpace(json, at + 1);
  for (let index = 0; next < json.length && json[next] !== ']' && json[next] !== '}'; index += 1) {
    let key = String(index);
    if (!isArray) {
      const end = endOf(json, next);
      key = JSON.parse(json.slice(next, end)) as string;
      next = skipSpace(json, skipSpace(json, end) + 1);
    }
    const end = endOf(json, next);
    yield [key, [next, end]];
    next = skipSpace(json, end);
    if (json[next] === ',') next = skipSpace(json, next + 1);
  }
}

/** Where a value ends that begins here. */
function endOf(json: string, at: number): number {
  let depth = 0;
  for (let next = at; next < json.length; next += 1) {
    const letter = json[next];
    if (letter === '"') {
      next += 1;
      while (json[next] !== '"') next += json[next] === '\\' ? 2 : 1;
      if (depth === 0) return next + 1;
    } else if (letter === '{' || letter === '[') depth += 1;
    else if (letter === '}' || letter === ']') {
      if (depth === 0) return next;
      depth -= 1;
      if (depth === 0) return next + 1;
    } else if (
      depth === 0 &&
      (letter === ',' || letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t')
    ) {
      return next;
    }
  }
  return json.length;
}

function skipSpace(json: string, at: number): number {
  let next = at;
  while (next < json.length && /[\s\ufeff]/.test(json[next]!)) next += 1;
  return next;
}
