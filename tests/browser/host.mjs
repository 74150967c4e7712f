// Other people's pages: the packed package's files, unpacked as npm does it, served to pages under policies that are not ours.
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileIn } from '../../tools/serve.mjs';
import { PACKAGE } from '../support/installed.mjs';
import { answering } from '../support/server.mjs';

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

/**
 * Serves pages, and the package's `dist` below each of `folders`. Only documents have the policy, as with a proxy that sets it
 * for pages; `headersFor` says what else a path gets, and `missing` what is not there.
 */
export async function serveHost(
  pages,
  { policy, folders = ['/cd/'], headersFor = () => ({}), missing = () => false } = {},
) {
  const asked = [];
  const { address, close } = await answering((path) => {
    asked.push(path);
    // The icon that browsers ask every server for.
    if (path === '/favicon.ico') return { status: 204 };
    const folder = folders.find((one) => path.startsWith(one));
    const file =
      path in pages || folder === undefined || missing(path)
        ? null
        : fileIn(join(PACKAGE, 'dist'), path.slice(folder.length));
    const isDocument = ['', '.html'].includes(extname(path));
    return {
      headers: {
        ...(policy !== undefined && isDocument ? { 'content-security-policy': policy } : {}),
        ...headersFor(path),
      },
      body: file === null ? pages[path] : readFileSync(file),
    };
  });
  return { address, asked, close };
}

/** A page with this in its body. Scripts are files: no policy here allows one inside. */
export const hostPage = (
  body,
  scripts = ['/cd/elements.js'],
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="stylesheet" href="/host.css">${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</head><body><main><h1>Host</h1>${body}</main></body></html>`;

export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
