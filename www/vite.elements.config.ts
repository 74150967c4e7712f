import { defineConfig } from 'vite';
import { alias, policy } from './vite.config.js';

/**
 * A page for each element, beside the page and under its policy. Built apart from it, since what two pages of one build have in
 * common becomes a file of its own that both wait for. They take the elements out of the package, as other people's pages do.
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
    rolldownOptions: { input: ['elements/report.html', 'elements/editor.html'] },
  },
});
