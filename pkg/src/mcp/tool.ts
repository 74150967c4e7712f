/** What a tool is, and what all tools share. */

/** A JSON Schema of a tool's arguments or its result. */
export type Schema = Readonly<Record<string, unknown>>;

/** The arguments of a call. They have passed the tool's input schema. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The arguments as the input schema describes them. */
export function shaped<Shape>(given: Arguments): Shape {
  return given as unknown as Shape;
}

/** The answer of a tool: a few lines to read, and the same as data. */
export interface Answer {
  text: string;
  result: Record<string, unknown>;
}

export interface Tool {
  name: string;
  title: string;
  /** What it does and when to use it: all that an agent knows of it before it calls. */
  description: string;
  input: Schema;
  output: Schema;
  /** Whether the same arguments give the same result. */
  repeatable: boolean;
  /** Throws a `ToolError` for arguments that cannot be used. */
  run(given: Arguments): Answer;
}

/** The reason why a tool has no result, in words for the agent. */
export class ToolError extends Error {}

/** The longest text that a tool takes, in UTF-16 code units. */
export const MAX_INPUT = 1024 * 1024;

/** The same for a whole history. */
export const MAX_HISTORY = 4 * 1024 * 1024;

/** The longest text that a tool answers with; the result is data and has its own bounds. */
export const MAX_TEXT = 16 * 1024;

/** Findings of a report that are returned, unless the call says how many. */
export const FINDINGS = 20;

/** The JSON text of an argument that is a text or a value. Throws a `ToolError` if it is too long. */
export function textOf(value: unknown, most = MAX_INPUT): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  if (text.length > most) {
    const lengths = `${text.length.toLocaleString('en')} characters, at most ${most.toLocaleString('en')} are taken here`;
    throw new ToolError(`the input has ${lengths}: use the command line, cdevents-wasm check`);
  }
  return text;
}

/** A text cut to what is answered. */
export function bounded(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  return `${text.slice(0, MAX_TEXT)}\n… ${(text.length - MAX_TEXT).toLocaleString('en')} more characters`;
}
