// Serves a folder of static files on this machine only.
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
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The file that a request asks for, or `null`. */
function fileFor(folder, url) {
  try {
    const path = normalize(join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname)));
    if (path !== folder && !path.startsWith(folder + sep)) return null;
    if (statSync(path).isDirectory()) return join(path, 'index.html');
    return path;
  } catch {
    return null;
  }
}

/** Starts serving; port 0 takes any free one. Resolves with the server and its address. */
export function serve(folder, port = 0) {
  const server = createServer((request, response) => {
    const path = request.method === 'GET' || request.method === 'HEAD' ? fileFor(folder, request.url) : null;
    const stream = path === null ? null : createReadStream(path);
    const missing = () => response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    if (stream === null) return missing();
    stream.on('error', missing);
    stream.on('open', () => {
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      if (request.method === 'HEAD') response.end();
      else stream.pipe(response);
    });
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({ server, address: `http://localhost:${server.address().port}/` }));
  });
}
