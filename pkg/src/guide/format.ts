/** One step of indentation, unless another one is asked for. */
const UNIT = '  ';

/** A string, a bracket, a comma, a colon, or any other run of characters; white space is left out. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The JSON text with each member and element on a line of its own. Every token keeps its characters, so that numbers, escapes
 * and members that stand twice stay what they are. `null` for a text that is not JSON.
 */
export function format(text: string, unit = UNIT): string | null {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  let depth = 0;
  let result = '';
  const line = (): string => `\n${unit.repeat(depth)}`;
  for (const [index, token] of tokens.entries()) {
    const isClosing = token === '}' || token === ']';
    const isOpening = token === '{' || token === '[';
    const before = tokens[index - 1];
    const wasOpening = before === '{' || before === '[';
    if (isClosing) depth -= 1;
    if (isClosing ? !wasOpening : before === ',' || wasOpening) result += line();
    result += token === ':' ? ': ' : token;
    if (isOpening) depth += 1;
  }
  return `${result}\n`;
}

/** The JSON text on one line, with the characters of every token as they are; `null` for a text that is not JSON. */
export function compact(text: string): string | null {
  return tokensOf(text)?.join('') ?? null;
}

function tokensOf(text: string): string[] | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return text.match(TOKEN) ?? [];
}
