/** Server-sent events, read from the text of a response as the HTML standard says. */

/** In UTF-16 code units: a longer event, or line, is refused. */
export const MAX_EVENT = 4 * 1024 * 1024;

/** An event as it was sent. */
export interface Sent {
  data: string;
  /** The last id so far; empty if there is none. */
  id: string;
}

/** The stream has an event that is longer than `MAX_EVENT`. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/** Reads a stream of events in pieces of any length. */
export class SentEvents {
  /** The id with which a client that comes back goes on. */
  lastId = '';
  /** How long the server asks clients to wait before they come back, in milliseconds; `null`: it does not say. */
  retryMs: number | null = null;
  /** Lines that are none of a stream of events. */
  foreign = 0;
  #line = '';
  #data: string[] = [];
  #length = 0;
  #id = '';
  #isFirst = true;
  /** A line feed that comes next belongs to the line before. */
  #afterReturn = false;

  /** A connection begins: what the one before left unfinished is dropped. */
  begin(): void {
    this.#line = '';
    this.#data = [];
    this.#length = 0;
    this.#id = this.lastId;
    this.#isFirst = true;
    this.#afterReturn = false;
  }

  /** The events that are whole now. Throws `TooLong`. */
  push(text: string): Sent[] {
    const found: Sent[] = [];
    let rest = text;
    if (this.#isFirst && rest !== '') {
      this.#isFirst = false;
      rest = rest.replace(/^\ufeff/, '');
    }
    if (this.#afterReturn && rest.startsWith('\n')) rest = rest.slice(1);
    if (text !== '') this.#afterReturn = text.endsWith('\r');
    const lines = rest.split(/\r\n|\n|\r/);
    const last = lines.pop() ?? '';
    for (const line of lines) {
      const event = this.#take(this.#line + line);
      this.#line = '';
      if (event !== null) found.push(event);
    }
    this.#line += last;
    if (this.#line.length > MAX_EVENT) throw new TooLong();
    return found;
  }

  #take(line: string): Sent | null {
    if (line === '') return this.#end();
    const colon = line.indexOf(':');
    // A comment: a sign of life.
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (field) {
      case 'data':
        this.#data.push(value);
        this.#length += value.length + 1;
        if (this.#length > MAX_EVENT) throw new TooLong();
        break;
      case 'id':
        if (!value.includes('\0')) this.#id = value;
        break;
      case 'retry':
        if (/^\d{1,9}$/.test(value)) this.retryMs = Number(value);
        break;
      case 'event':
        break;
      default:
        this.foreign += 1;
    }
    return null;
  }

  #end(): Sent | null {
    this.lastId = this.#id;
    if (this.#data.length === 0) return null;
    const data = this.#data.join('\n');
    this.#data = [];
    this.#length = 0;
    return { data, id: this.lastId };
  }
}
