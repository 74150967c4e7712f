/** Deliveries that are not accepted: counted by reason, and kept with why. */
import type { IncomingMessage } from 'node:http';
import type { Diagnostic } from '../faces/public.js';
import type { BoundedFile } from './bounded.js';
import type { Metrics } from './metrics.js';
import type { Answered } from './receive.js';

/** What the metrics call a status. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'unreadable',
  401: 'signature',
  403: 'forbidden',
  405: 'method',
  408: 'timeout',
  413: 'too-large',
  415: 'media-type',
  422: 'invalid',
  429: 'busy',
  431: 'headers-too-large',
  499: 'lost',
  500: 'failed',
  503: 'unavailable',
};

/** Statuses of requests whose content is not kept: nobody knows who has sent it, or it has none. */
const UNKEPT = [401, 403, 405];

/** Headers that are kept: those of CloudEvents and of webhooks, but no secret and no signature. */
const KEPT = /^(?:ce-.*|content-type|content-encoding|user-agent|x-.*-(?:event|delivery)|x-event-key|webhook-id)$/;

export class Refused {
  readonly #file: BoundedFile;
  readonly #metrics: Metrics;

  constructor(file: BoundedFile, metrics: Metrics) {
    this.#file = file;
    this.#metrics = metrics;
  }

  count(status: number): void {
    this.#metrics.rejected.add({ reason: REASONS[status] ?? String(status) });
  }

  /** Counts a refused delivery and its findings, and keeps it. The answer does not wait for that: it is a refusal either way. */
  add(request: IncomingMessage, body: Uint8Array, { status, text }: Pick<Answered, 'status' | 'text'>): void {
    this.count(status);
    const answer = valueOf(text);
    const diagnostics = (answer as { diagnostics?: Diagnostic[] } | undefined)?.diagnostics;
    for (const { rule, severity } of diagnostics ?? []) this.#metrics.findings.add({ rule, severity });
    if (UNKEPT.includes(status)) return;
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => KEPT.test(name)));
    const time = new Date().toISOString();
    const from = request.socket.remoteAddress ?? null;
    this.#file.add({ time, status, from, headers, ...contentOf(body), answer }).catch(() => {
      this.#metrics.failures.add({ file: 'rejected' });
    });
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function contentOf(body: Uint8Array): { body: string } | { base64: string } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return { base64: Buffer.from(body).toString('base64') };
  }
}
