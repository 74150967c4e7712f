/** Colours of the text output, on terminals that support them. */

export type Paint = (text: string) => string;

export interface Palette {
  error: Paint;
  warning: Paint;
  note: Paint;
  good: Paint;
  frame: Paint;
  strong: Paint;
}

const NAMES: Record<keyof Palette, string> = {
  error: '1;31',
  warning: '1;33',
  note: '1;36',
  good: '32',
  frame: '34',
  strong: '1',
};

/** The palette for a stream. Follows the NO_COLOR and FORCE_COLOR conventions. */
export function palette(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): Palette {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = environment;
  const coloured = never ? false : always ? always !== '0' : stream.isTTY === true && terminal !== 'dumb';
  const paint = (code: string): Paint => (coloured ? (text) => `\u001b[${code}m${text}\u001b[0m` : (text) => text);
  return Object.fromEntries(Object.entries(NAMES).map(([name, code]) => [name, paint(code)])) as unknown as Palette;
}
