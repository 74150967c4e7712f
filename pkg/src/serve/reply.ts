/** Answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * In bytes and milliseconds. A client that is still sending would not read the answer if the connection were closed on it, so this
 * much more is read and dropped before that.
 */
const LINGER = 8 * 1024 * 1024;
const PATIENCE = 2000;

/** Sends an answer, unless there is one already, or no one is there. */
export function reply(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string | number>>,
  text: string,
): void {
  if (response.headersSent || response.destroyed) return;
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(text) };
  const body = request.method === 'HEAD' ? '' : text;
  if (request.complete) {
    response.writeHead(status, { ...headers, ...length });
    response.end(body);
    return;
  }
  const announced = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  const close = announced <= LINGER ? {} : { connection: 'close' };
  response.writeHead(status, { ...headers, ...length, ...close });
  if (body === '') response.flushHeaders();
  else response.write(body);
  dropRest(request, () => {
    response.end();
    if (!request.complete) request.destroy();
  });
}

/** Reads what is left of a request, up to a limit. */
function dropRest(request: IncomingMessage, end: () => void): void {
  let length = 0;
  const finish = (): void => {
    clearTimeout(timer);
    request.off('data', data);
    request.off('end', finish);
    request.off('close', finish);
    end();
  };
  const timer = setTimeout(finish, PATIENCE);
  const data = (chunk: Buffer): void => {
    length += chunk.length;
    if (length > LINGER) finish();
  };
  request.on('data', data);
  request.on('end', finish);
  request.on('close', finish);
  request.resume();
}

/** The same with a JSON body: a problem as RFC 9457 has it, if the status is one. */
export function json(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  value: object,
  headers: Record<string, string>,
): void {
  const type = status < 400 || request.url === '/healthz' ? 'application/json' : 'application/problem+json';
  const all = { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers };
  reply(request, response, status, all, JSON.stringify(value));
}
