/** A request and its answer, whatever the host calls them. */
import type { HttpInput } from '../types.js';
import type { Body } from './body.js';

/** The value of a header by its name in lower case. Values of a repeated header are joined by commas. */
export type Header = (name: string) => string | undefined;

/** A request whose body has not been read. */
export interface Incoming {
  readonly method: string;
  readonly headers: HttpInput['headers'];
  readonly header: Header;
  /** Reads the body, once. Never rejects. `keep`: false to read and drop it; its bytes are empty then. */
  body(limit: number, keep: boolean): Promise<Body>;
}

/** A response. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer with a JSON body. */
export function json(status: number, value: object, type = 'application/json', more: Answer['headers'] = {}): Answer {
  // Text from the request is in it: no browser may take it for a page.
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff', ...more };
  return { status, headers, body: JSON.stringify(value) };
}

/** An answer without a report: RFC 9457's JSON. */
export function problem(status: number, detail: string, more?: Answer['headers']): Answer {
  return json(status, { status, detail }, 'application/problem+json', more);
}
