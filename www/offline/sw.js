/*
 * The service worker: caches the files of one build, so that the page works offline. www/offline/plugin.ts puts `BUILD` before
 * this code in the built file: the SHA-256 of each file of the build, and a version computed from all of them.
 *
 * A worker serves one build and never mixes two. It replaces an older worker only when the page asks for it.
 */

/** Includes the scope: other pages and other copies of this one may share the origin, and so its caches. */
const PREFIX = `cdevents ${registration.scope} `;
const OWN = PREFIX + BUILD.version;

/** The key includes the hash, so that a file that is the same in two builds is fetched once. */
const keyOf = (file) => `${registration.scope}${file}?${encodeURIComponent(BUILD.files[file])}`;

/** Fetches a file and checks its hash: the server may already have some files of a newer build. */
async function fetched(address, file) {
  const isNamedByContent = file.startsWith('assets/');
  const response = await fetch(new URL(address, registration.scope), {
    integrity: BUILD.files[file],
    mode: 'same-origin',
    cache: isNamedByContent ? 'default' : 'no-cache',
  });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // Some hosts redirect the file to its folder, and a browser refuses a redirected response for a navigation.
  return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
}

/** Most hosts serve the page at the folder's URL, some only at the file's. */
const fromServer = (file) =>
  file === 'index.html' ? fetched('./', file).catch(() => fetched(file, file)) : fetched(file, file);

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

async function keepAll() {
  const own = await caches.open(OWN);
  const kept = await Promise.all((await ownCaches()).map((name) => caches.open(name)));
  await Promise.all(
    Object.keys(BUILD.files).map(async (file) => {
      const key = keyOf(file);
      // Keep what an earlier attempt fetched: a slow connection must not start over.
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
  // The browser may have evicted it.
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
  // Other requests go to the network as usual.
  if (Object.hasOwn(BUILD.files, file)) event.respondWith(answer(event.request, file));
});
