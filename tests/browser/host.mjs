// Other people's pages: the packed package's files, unpacked as npm does it, served to pages under policies that are not ours.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { PACKAGE } from '../node/installed.mjs';

export const POLICIES = {
  /** Tekton Dashboard. */
  tekton: `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' wss: ws:`,
  /** Jenkins from 2.539 on, enforced. */
  jenkins: `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'`,
  /** A page that allows the one word. */
  allowed: `script-src 'self' 'wasm-unsafe-eval'`,
  /** Ours, and stricter in styles than any of them. */
  strict: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'`,
  none: undefined,
};

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
};

/**
 * Serves pages, and the package's `dist` below each of `folders`. Only documents have the policy, as behind a proxy that sets it
 * for pages; `headersFor` says what else a path gets, and `missing` what is not there.
 */
export async function serveHost(
  pages,
  { policy, folders = ['/cd/'], headersFor = () => ({}), missing = () => false } = {},
) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://host').pathname);
    asked.push(path);
    const folder = folders.find((one) => path.startsWith(one));
    let body = pages[path];
    if (body === undefined && folder !== undefined && !missing(path)) {
      try {
        body = readFileSync(join(PACKAGE, 'dist', path.slice(folder.length)));
      } catch {
        body = undefined;
      }
    }
    const type = TYPES[extname(path)] ?? TYPES['.html'];
    const headers = {
      'content-type': type,
      'cache-control': 'no-store',
      ...(policy !== undefined && type === TYPES['.html'] ? { 'content-security-policy': policy } : {}),
      ...headersFor(path),
    };
    // The icon that browsers ask every server for.
    if (path === '/favicon.ico') response.writeHead(204).end();
    else if (body === undefined) response.writeHead(404, headers).end();
    else response.writeHead(200, headers).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** A page with this in its body. Scripts are files: no policy here allows one inside. */
export const hostPage = (
  body,
  scripts = ['/cd/elements.js'],
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="stylesheet" href="/host.css">${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</head><body><main><h1>Host</h1>${body}</main></body></html>`;

export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
