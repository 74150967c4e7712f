import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { offline } from './offline/plugin.js';

/**
 * What the built page may do, said in the page itself so that it holds on every host. `wasm-unsafe-eval` is the one word
 * the engine needs; there is no inline script, no inline style sheet and no other origin.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: the development server puts its own inline scripts into the page. */
export function policy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  };
}

const fromPackage = (file: string): string => fileURLToPath(new URL(`../pkg/dist/${file}`, import.meta.url));

/** Data without the calls around it: what is loaded first is smaller by them. */
export const alias = { '#catalog': fromPackage('catalog.js'), '#rules': fromPackage('rules.js') };

export default defineConfig({
  // The folder works from any address, so no path in it begins with a slash.
  base: './',
  resolve: { alias },
  plugins: [policy(), offline()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The policy allows no data: address, so everything stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    // The catalogue is one file of data, and the editor one of code; both come behind the first verdict.
    chunkSizeWarningLimit: 600,
  },
});
