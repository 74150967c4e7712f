/** A receiver of events with a queue on disk. A file of its own in the package, which only `serve` loads. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandlerOptions, ValidateOptions } from '../faces/public.js';
import { type Signing, Sink } from '../sink/sink.js';
import { AppendFile } from './append.js';
import { BoundedFile } from './bounded.js';
import { FILES, takeFolder } from './files.js';
import { Forwarder } from './forward.js';
import { History } from './history.js';
import { Limited, type Log } from './log.js';
import { Metrics } from './metrics.js';
import { Receiver } from './receive.js';
import { Refused } from './refused.js';
import { Receiving } from './server.js';
import { Streams } from './stream.js';

export { isLoopback } from './access.js';
export { Trouble } from './files.js';
export type { Log } from './log.js';

export interface ServeOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** The folder of the files. It is made if it is not there. */
  readonly state: string;
  readonly validation: ValidateOptions;
  readonly windowMs: number | undefined;
  /** What senders must sign with; any of them. */
  readonly secrets: readonly string[];
  readonly signing: Pick<HandlerOptions, 'scheme' | 'signatureHeader'>;
  readonly webhooks: boolean;
  readonly webhookOptions: HandlerOptions['webhookOptions'];
  /** Origins of pages that may send and read. */
  readonly origins: readonly string[];
  readonly maxBytes: number;
  readonly maxRequests: number;
  /** For a request to arrive. */
  readonly timeoutMs: number;
  readonly forward:
    | { readonly url: URL; readonly mode: 'structured' | 'binary' | 'batch'; readonly signing: Signing | undefined }
    | undefined;
}

export interface Served {
  readonly port: number;
  /** Answers what is under way, and saves the state. */
  stop(): Promise<void>;
}

/**
 * Starts a server, which resolves when it listens. Rejects with `Trouble`, `CdEventError` (`bad-option`) and system errors; then
 * nothing is left open.
 */
export async function serve(options: ServeOptions, log: Log): Promise<Served> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    // What was opened last is closed first.
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    const port = await start(options, log, closing);
    return { port, stop: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(options: ServeOptions, log: Log, closing: (() => Promise<unknown>)[]): Promise<number> {
  const { state, validation, secrets, forward } = options;
  const metrics = new Metrics();
  const receiver = new Receiver({
    ...validation,
    ...options.signing,
    ...(secrets.length > 0 && { secret: secrets }),
    webhooks: options.webhooks,
    webhookOptions: options.webhookOptions,
    maxBytes: options.maxBytes,
  });
  const path = (name: keyof typeof FILES): string => join(state, FILES[name]);
  await mkdir(state, { recursive: true, mode: 0o700 });
  closing.push(await takeFolder(state));
  const events = await AppendFile.open(path('events'), (bytes) =>
    log.warn(
      `the last line of ${path('events')} is not whole, and was never acknowledged: ${bytes} bytes were cut off`,
    ),
  );
  closing.push(() => events.close());
  metrics.gauges.bytes = () => events.end;
  const open = async (name: 'rejected' | 'undelivered' | 'findings'): Promise<BoundedFile> => {
    const file = await BoundedFile.open(path(name));
    closing.push(() => file.close());
    return file;
  };
  const refused = new Refused(await open('rejected'), metrics);
  const findings = await open('findings');
  const limited = new Limited(log.say);
  const history = await History.open({
    options: validation,
    windowMs: options.windowMs,
    events,
    findings,
    metrics,
    log: { warn: log.warn, say: (line) => limited.say(line) },
    path: path('history'),
  });
  closing.push(() => history.close());
  const forwarder =
    forward === undefined
      ? undefined
      : await Forwarder.open({
          events,
          undelivered: await open('undelivered'),
          sink: new Sink(forward.url, forward.signing),
          mode: forward.mode,
          metrics,
          log,
          path: path('forward'),
        });
  if (forwarder !== undefined) closing.push(() => forwarder.close());
  const streams = new Streams(events);
  metrics.gauges.clients = () => streams.size;
  const server = new Receiving({
    receiver,
    events,
    streams,
    refused,
    metrics,
    secrets,
    origins: options.origins,
    maxBytes: options.maxBytes,
    maxRequests: options.maxRequests,
    timeoutMs: options.timeoutMs,
    accepted({ lines, count, infos }) {
      metrics.accepted.add({}, count);
      history.add(lines, infos, events.end);
      forwarder?.appended(count);
    },
    failed(error) {
      if (error === null) log.say(`${path('events')} can be written again`);
      else log.warn(`${path('events')} cannot be written: ${error.message}; senders are answered with 503`);
    },
  });
  const port = await server.listen(options.host, options.port);
  closing.push(() => server.close());
  return port;
}
