// What a file of tests in the browser begins with.
import { after } from 'node:test';
import { connect, launch } from './browser.mjs';
import { serve } from './server.mjs';

/**
 * Starts a server of the built page and the browser, and sees to it that both end after the file's tests. Await it before the
 * first test. `page: false`: the tests have servers of their own. `clipboard: true`: a browser of its own, since all
 * contexts of a browser have one clipboard, and other files run at the same time.
 */
export async function started({ page = true, clipboard = false } = {}) {
  const browser = await (clipboard ? launch() : connect());
  const server = page ? await serve() : undefined;
  after(async () => {
    await browser.close();
    await server?.close();
  });
  return { browser, server };
}
