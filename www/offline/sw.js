/*
 * The service worker: keeps the files of one build, so that the page works without a network. `BUILD` stands before this text
 * in the built file; www/offline/plugin.ts writes it: each file of the build with its SHA-256, and a version over all of them.
 *
 * A worker serves one build as a whole and never mixes two. It takes over from an older one only when the page says so.
 */

/** Of this folder alone: other pages, also other copies of this one, may share the origin and so its caches. */
const PREFIX = `cdevents ${registration.scope} `;
const OWN = PREFIX + BUILD.version;

/** The key has the hash in it: what did not change from one build to the next is taken over and not fetched again. */
const keyOf = (file) => `${registration.scope}${file}?${encodeURIComponent(BUILD.files[file])}`;

/** A file as the server has it. It has to be the very file of the build: half of a new build on the server must not be kept. */
async function fetched(address, file) {
  const isNamedByContent = file.startsWith('assets/');
  const response = await fetch(new URL(address, registration.scope), {
    integrity: BUILD.files[file],
    mode: 'same-origin',
    cache: isNamedByContent ? 'default' : 'no-cache',
  });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // Some hosts send from the file to its folder, and a page cannot be opened with an answer that was sent on.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

/** Most hosts serve the page at the folder's address, some only at the file's. */
const fromServer = (file) =>
  file === 'index.html' ? fetched('./', file).catch(() => fetched(file, file)) : fetched(file, file);

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

async function keepAll() {
  const own = await caches.open(OWN);
  const kept = await Promise.all((await ownCaches()).map((name) => caches.open(name)));
  await Promise.all(
    Object.keys(BUILD.files).map(async (file) => {
      const key = keyOf(file);
      // What an earlier try brought stays too: a slow line need not begin again.
      if ((await own.match(key)) !== undefined) return;
      for (const cache of kept) {
        const found = await cache.match(key);
        if (found !== undefined) return own.put(key, found);
      }
      return own.put(key, await fromServer(file));
    }),
  );
}

async function takeOver() {
  await Promise.all((await ownCaches()).filter((name) => name !== OWN).map((name) => caches.delete(name)));
  await clients.claim();
}

async function answer(request, file) {
  const found = await (await caches.open(OWN)).match(keyOf(file));
  // The browser may have thrown it away.
  return found ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(keepAll()));
addEventListener('activate', (event) => event.waitUntil(takeOver()));
addEventListener('message', (event) => {
  if (event.data === 'take-over') void skipWaiting();
});
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (method !== 'GET' || !address.startsWith(registration.scope)) return;
  const file = address.slice(registration.scope.length) || 'index.html';
  // All else is as if there were no worker.
  if (Object.hasOwn(BUILD.files, file)) event.respondWith(answer(event.request, file));
});
