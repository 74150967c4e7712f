/** An event as one line, with the digits that its numbers had. */

/** A number that `JSON.parse` may round: many digits, or an exponent. In texts and ids it does no harm to take one for it. */
const LONG_NUMBER = /\d[\d.]{15}|[\d.]e[-+]?\d/i;

/**
 * The event that the handler has read from the body at this pointer, as a line. Its own text is taken if a number could lose
 * digits otherwise; that has to be the same event, since a webhook's body is not the event that it stands for.
 */
export function exactLine(event: object, body: string, pointer: string): string {
  const line = JSON.stringify(event);
  if (!pointer.startsWith('/body') || !LONG_NUMBER.test(body)) return line;
  const text = textAt(body, pointer.split('/').slice(2).map(unescapePointer));
  if (text === undefined) return line;
  try {
    // A line end in JSON is white space: texts have it escaped.
    return JSON.stringify(JSON.parse(text)) === line ? text.replace(/[\r\n]+/g, ' ') : line;
  } catch {
    return line;
  }
}

function unescapePointer(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The text of a value within a valid JSON text. */
function textAt(json: string, path: readonly string[]): string | undefined {
  let [from, to] = [skipSpace(json, 0), json.length];
  for (const name of path) {
    const found = memberAt(json, from, name);
    if (found === undefined) return undefined;
    [from, to] = found;
  }
  return json.slice(from, to).trim();
}

/** Where the value of a member or an element is. */
function memberAt(json: string, at: number, name: string): [from: number, to: number] | undefined {
  const isArray = json[at] === '[';
  if (!isArray && json[at] !== '{') return undefined;
  let next = skipSpace(json, at + 1);
  for (let index = 0; next < json.length && json[next] !== ']' && json[next] !== '}'; index += 1) {
    let key = String(index);
    if (!isArray) {
      const end = endOf(json, next);
      key = JSON.parse(json.slice(next, end)) as string;
      next = skipSpace(json, skipSpace(json, end) + 1);
    }
    const end = endOf(json, next);
    if (key === name) return [next, end];
    next = skipSpace(json, end);
    if (json[next] === ',') next = skipSpace(json, next + 1);
  }
  return undefined;
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
