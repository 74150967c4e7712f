/** JSON text as it is written, so that numbers keep their digits. */

/** The elements of an array, as they are written; `null` if the text is not an array. The text must be valid JSON. */
export function elementsOf(text: string): string[] | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[')) return null;
  const elements: string[] = [];
  let start = 1;
  for (const [at, depth] of structure(trimmed)) {
    const isEnd = depth === 0;
    if (!isEnd && !(depth === 1 && trimmed[at] === ',')) continue;
    const element = trimmed.slice(start, at).trim();
    if (element !== '') elements.push(element);
    start = at + 1;
  }
  return elements;
}

/** The text with a member on each line, indented by two spaces. The text must be valid JSON without blanks. */
export function indented(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const [at, depth] of structure(text)) {
    const character = text[at]!;
    pieces.push(text.slice(from, at));
    from = at + 1;
    const line = `\n${'  '.repeat(depth)}`;
    if (character === ':') pieces.push(': ');
    else if (character === ',') pieces.push(`,${line}`);
    else if (character === '{' || character === '[') {
      const isEmpty = text[from] === '}' || text[from] === ']';
      pieces.push(isEmpty ? character : `${character}${line}`);
    } else pieces.push(text[at - 1] === '{' || text[at - 1] === '[' ? character : `${line}${character}`);
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** The places of brackets, commas and colons outside strings, each with the depth after it. */
function* structure(text: string): Generator<[at: number, depth: number]> {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        for (at++; text[at] !== '"' && at < text.length; at++) if (text[at] === '\\') at++;
        break;
      case '{':
      case '[':
        yield [at, ++depth];
        break;
      case '}':
      case ']':
        yield [at, --depth];
        break;
      case ',':
      case ':':
        yield [at, depth];
        break;
      default:
    }
  }
}
