import type { Readable } from 'node:stream';
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type MessageReader,
} from 'vscode-languageserver/node';

/** The longest message that is read, in bytes. */
const MAX_MESSAGE = 64 * 1024 * 1024;

/** Bytes without the end of a header after which they are dropped. */
const MAX_HEAD = 16 * 1024;

/** What of them is kept, since the beginning of a header can be in it. */
const KEPT_HEAD = 1024;

/** The name of the notification that stands for the end of the input. */
export const END = 'cdevents/end';

const HEAD_END = '\r\n\r\n';
const EMPTY = Buffer.alloc(0);

/** What goes wrong before there is a message, for JSON-RPC's answer without an id. */
export interface Trouble {
  /** One of JSON-RPC's codes, if the client gets an answer; `null` if it is only logged. */
  code: number | null;
  message: string;
}

/**
 * Reads the messages of the protocol's base layer. It survives what the library's own reader does not: after headers that are
 * broken it goes on with the next message, texts that are not JSON are reported, and what is too long is skipped unread.
 */
export class Reader extends AbstractMessageReader implements MessageReader {
  readonly #input: Readable;
  readonly #tell: (trouble: Trouble) => void;
  #callback: DataCallback = () => undefined;
  #head: Buffer = EMPTY;
  #body: Buffer[] = [];
  /** Bytes of the body that are still to come; `null` between messages. */
  #needed: number | null = null;
  #skips = false;

  constructor(input: Readable, tell: (trouble: Trouble) => void) {
    super();
    this.#input = input;
    this.#tell = tell;
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    const take = (chunk: Buffer): void => this.#take(chunk);
    this.#input.on('data', take);
    this.#input.on('error', (error) => this.#tell({ code: null, message: `cannot read: ${error.message}` }));
    let isEnded = false;
    const end = (): void => {
      if (!isEnded) callback({ jsonrpc: '2.0', method: END } as Parameters<DataCallback>[0]);
      isEnded = true;
    };
    this.#input.on('end', end);
    this.#input.on('close', end);
    return { dispose: () => void this.#input.off('data', take) };
  }

  /** Whether the input has ended inside a message. */
  get isInside(): boolean {
    return this.#needed !== null || this.#head.length > 0;
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) rest = this.#needed === null ? this.#takeHead(rest) : this.#takeBody(rest, this.#needed);
  }

  /** Takes bytes of a header, and returns those after its end. */
  #takeHead(chunk: Buffer): Buffer {
    const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    const end = head.indexOf(HEAD_END);
    if (end < 0) {
      const isTooLong = head.length > MAX_HEAD;
      if (isTooLong) this.#tell({ code: null, message: `skipped ${head.length - KEPT_HEAD} bytes that are no header` });
      this.#head = isTooLong ? head.subarray(head.length - KEPT_HEAD) : head;
      return EMPTY;
    }
    this.#head = EMPTY;
    const text = head.subarray(0, end).toString('latin1');
    // After a broken header its body is what comes before the next header.
    const found = [...text.matchAll(/Content-Length:[ \t]*(\d{1,15})(?=\r|$)/gi)].at(-1);
    const lengths = text.match(/^Content-Length:/gim)?.length ?? 0;
    if (found === undefined || lengths !== 1 || /^[^\r\n:]*[{[]/m.test(text)) {
      this.#tell({ code: null, message: `skipped a broken header: ${JSON.stringify(text.slice(0, 80))}` });
    }
    if (found !== undefined) {
      this.#needed = Number(found[1]);
      this.#skips = this.#needed > MAX_MESSAGE;
      if (this.#skips) {
        const message = `skipped a message of ${this.#needed} bytes, at most ${MAX_MESSAGE} are read`;
        this.#tell({ code: -32600, message });
      }
      if (this.#needed === 0) this.#deliver();
    }
    return head.subarray(end + HEAD_END.length);
  }

  /** Takes bytes of a body, and returns those of the next message. */
  #takeBody(chunk: Buffer, needed: number): Buffer {
    const piece = chunk.subarray(0, needed);
    if (!this.#skips) this.#body.push(piece);
    this.#needed = needed - piece.length;
    if (this.#needed === 0) this.#deliver();
    return chunk.subarray(piece.length);
  }

  #deliver(): void {
    const bytes = Buffer.concat(this.#body);
    const isRead = !this.#skips;
    this.#body = [];
    this.#needed = null;
    this.#skips = false;
    if (!isRead) return;
    let message: unknown;
    try {
      message = JSON.parse(bytes.toString('utf8'));
    } catch (error) {
      this.#tell({ code: -32700, message: `the message is not JSON: ${(error as Error).message}` });
      return;
    }
    if (typeof message !== 'object' || message === null || Array.isArray(message)) {
      this.#tell({ code: -32600, message: 'the message is not an object' });
      return;
    }
    const { jsonrpc } = message as { jsonrpc?: unknown };
    if (jsonrpc !== '2.0') {
      this.#tell({ code: -32600, message: 'the message is not JSON-RPC 2.0' });
      return;
    }
    this.#callback(message as Parameters<DataCallback>[0]);
  }
}
