import { defineConfig } from 'vite';
import { offline } from './offline/plugin.js';
import { alias, policy } from './vite.config.js';

/**
 * The document of the live view, under a policy of its own: it may connect to this machine. Built separately, since the shared
 * code of two documents of one build would become a file that both wait for. It comes after the page, and the service worker has
 * the files of both.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  resolve: { alias },
  // An address of IPv6 is no source of a policy: `localhost` leads there, too.
  plugins: [policy(['http://127.0.0.1:*', 'http://localhost:*']), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: { input: ['live.html'] },
  },
});
