import { defineConfig } from 'vite';
import { alias, policy } from './vite.config.js';

/**
 * A demo page for each element, under the page's policy. Built separately, since the shared code of two pages of one build
 * would become a file that both wait for. They import the elements from the package, as other people's pages do.
 */
export default defineConfig({
  base: './',
  publicDir: false,
  resolve: { alias },
  plugins: [policy()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    assetsDir: 'elements/assets',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: { input: ['elements/report.html', 'elements/editor.html', 'elements/timeline.html'] },
  },
});
