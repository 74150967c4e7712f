// Local servers: listening on loopback, media types, and static files.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The media type of a file, by its extension. */
export const mediaType = (path) => TYPES[extname(path)] ?? 'application/octet-stream';

/** The decoded path of a request, without `..`; `null` if it cannot be decoded. */
export function pathOf(url) {
  try {
    return normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  } catch {
    return null;
  }
}

/** The file at a path, or `index.html` for a folder; `null` if there is none. */
export function fileIn(folder, path) {
  const file = join(folder, path);
  if (file !== folder && !file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null;
  const entry = statSync(file, { throwIfNoEntry: false });
  if (entry?.isDirectory()) return fileIn(folder, join(path, 'index.html'));
  return entry?.isFile() ? file : null;
}

/**
 * Listens on loopback; port 0 means any free port. Resolves with the port and `close`, which ends open connections and resolves
 * when the port is free again.
 */
export async function listen(answer, port = 0) {
  const server = createServer(answer);
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { port: server.address().port, close };
}

/** Serves a folder; port 0 means any free port. Resolves with the address and `close`. */
export async function serve(folder, port = 0) {
  const server = await listen((request, response) => {
    const path = request.method === 'GET' || request.method === 'HEAD' ? pathOf(request.url) : null;
    const file = path === null ? null : fileIn(folder, path);
    const missing = () => response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    if (file === null) return missing();
    const stream = createReadStream(file);
    stream.on('error', missing);
    stream.on('open', () => {
      response.writeHead(200, {
        'content-type': mediaType(file),
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      if (request.method === 'HEAD') response.end();
      else stream.pipe(response);
    });
  }, port);
  return { address: `http://localhost:${server.port}/`, close: server.close };
}
