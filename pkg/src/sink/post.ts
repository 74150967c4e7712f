/** Requests to a receiver of events. Redirects are not followed: CloudEvents forbids them. */
import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { HttpMessage } from '../faces/public.js';
import { retryAfter } from './backoff.js';
import { type Signing, signatureOf } from './sign.js';

/** What became of a request. */
export interface Outcome {
  /**
   * `taken`: it was accepted; `refused`: this message is not wanted, and will not be; `later`: the same message may be accepted
   * later; `blocked`: nothing is accepted as long as nobody changes something: the address, the secret, a redirect.
   */
  readonly result: 'taken' | 'refused' | 'later' | 'blocked';
  /** The status, or 0 without a response. */
  readonly status: number;
  /** In words: `status 503`, `connection refused`. */
  readonly why: string;
  /** Milliseconds that the receiver asks to wait; 0 if it does not. */
  readonly retryAfter: number;
  /** The beginning of the response's body. */
  readonly text: string;
}

/** What is kept of a response's body, in characters. The rest is not read. */
const KEPT = 4096;

/** Milliseconds for a request with its response. */
const LIMIT = 30_000;

/** Statuses that speak of the message, and not of the receiver. */
const REFUSED = [400, 406, 411, 413, 414, 415, 422, 431];

/** Statuses after which the same request can succeed. */
const LATER = [408, 421, 425, 429];

/** A receiver, with a connection that is kept. */
export class Sink {
  readonly #url: URL;
  readonly #signing: Signing | undefined;
  readonly #agent: HttpAgent;
  readonly #limit: number;
  readonly #open = new Set<ClientRequest>();

  /** `url` is one of http or https. `limit`: milliseconds for a request. */
  constructor(url: URL, signing: Signing | undefined, limit = LIMIT) {
    this.#url = url;
    this.#signing = signing;
    this.#limit = limit;
    const options = { keepAlive: true, maxSockets: 1 };
    this.#agent = url.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  }

  /** Sends a message. Never rejects. */
  async post({ headers, body }: HttpMessage): Promise<Outcome> {
    const first = await this.#attempt(headers, body);
    // A receiver may have closed a kept connection just before it was used.
    return first.isStale ? await this.#attempt(headers, body) : first;
  }

  /** Ends the connection, and what is under way with it. */
  close(): void {
    for (const request of this.#open) request.destroy(new Error('it was given up'));
    this.#agent.destroy();
  }

  #attempt(headers: HttpMessage['headers'], body: string): Promise<Outcome & { isStale?: boolean }> {
    const signature = this.#signing === undefined ? {} : signatureOf(body, this.#signing);
    return new Promise((resolve) => {
      const make = this.#url.protocol === 'https:' ? httpsRequest : httpRequest;
      const request = make(this.#url, {
        method: 'POST',
        agent: this.#agent,
        headers: { ...headers, ...signature, 'content-length': Buffer.byteLength(body) },
      });
      this.#open.add(request);
      const timer = setTimeout(() => request.destroy(new Error('no response in time')), this.#limit);
      const end = (outcome: Outcome & { isStale?: boolean }): void => {
        clearTimeout(timer);
        this.#open.delete(request);
        resolve(outcome);
      };
      request.on('error', (error) => {
        const isStale = request.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
        end({ result: 'later', status: 0, why: wordsOf(error), retryAfter: 0, text: '', isStale });
      });
      request.on('response', (response) => void read(response).then((text) => end(outcomeOf(response, text))));
      request.end(body);
    });
  }
}

async function read(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      text += chunk;
      if (text.length > KEPT) break;
    }
  } catch {
    // The status has arrived, and that is what counts.
  }
  return text.slice(0, KEPT);
}

function outcomeOf(response: IncomingMessage, text: string): Outcome {
  const status = response.statusCode ?? 0;
  const asked = retryAfter(response.headers['retry-after']);
  const result =
    status >= 200 && status < 300
      ? 'taken'
      : REFUSED.includes(status)
        ? 'refused'
        : status >= 500 || LATER.includes(status)
          ? 'later'
          : 'blocked';
  return { result, status, why: `status ${status}`, retryAfter: asked, text };
}

const WORDS: Record<string, string> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was lost',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'the name of the host cannot be resolved now',
  EPIPE: 'the connection was lost',
  ETIMEDOUT: 'the connection timed out',
};

function wordsOf(error: Error): string {
  const { code, message, errors } = error as NodeJS.ErrnoException & { errors?: Error[] };
  // A name with several addresses fails with an error for each.
  if (message === '' && errors?.[0] !== undefined) return wordsOf(errors[0]);
  return (code !== undefined ? WORDS[code] : undefined) ?? (message || String(code));
}

/** The address of a receiver; undefined if it is none. */
export function addressOf(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}
