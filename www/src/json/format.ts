/** One step of indentation. */
const UNIT = '  ';

/** A string, a bracket, a comma, a colon, or any other run of characters; white space is left out. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The JSON text with each member and element on a line of its own. Every token keeps its characters, so that numbers, escapes
 * and members that stand twice stay what they are. `null` for a text that is not JSON.
 */
export function format(text: string): string | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  const tokens = text.match(TOKEN) ?? [];
  let depth = 0;
  let result = '';
  const line = (): string => `\n${UNIT.repeat(depth)}`;
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
