// Servers for browsers under test: whatever a function answers, and the built page.
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileIn, listen, mediaType, pathOf } from '../../tools/serve.mjs';
import { at } from '../../tools/steps.mjs';

export const DIST = at('www/dist');

/**
 * Serves what `answer(path, request)` gives, or its promise: a text, bytes, or `{ status, headers, body }`; `null` and
 * `undefined` are 404. A path without an ending is a document. Resolves with the address and `close`.
 */
export async function answering(answer) {
  const { port, close } = await listen(async (request, response) => {
    const path = pathOf(request.url);
    const found = path === null ? null : await answer(path, request);
    const isWhole = typeof found === 'object' && found !== null && !(found instanceof Uint8Array);
    const { status, headers, body } = isWhole ? found : { body: found };
    response.writeHead(status ?? (body == null ? 404 : 200), {
      'content-type': mediaType(path === null || extname(path) === '' ? 'index.html' : path),
      'cache-control': 'no-store',
      ...headers,
    });
    response.end(body);
  });
  return { address: `http://127.0.0.1:${port}/`, close };
}

/** Serves the built page, or another folder `root`, below `folder` on a port of its own; everything else is 404. */
export async function serve(folder = '/', root = DIST) {
  const { address, close } = await answering((path) => {
    const file = path.startsWith(folder) ? fileIn(root, path.slice(folder.length)) : null;
    return file === null ? null : { headers: { 'content-type': mediaType(file) }, body: readFileSync(file) };
  });
  return { address: address.slice(0, -1) + folder, close };
}
