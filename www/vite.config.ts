import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * The page's content security policy, in the page itself so that it applies on every host. The engine needs
 * `wasm-unsafe-eval`; there is no inline script, no inline style sheet and no other origin, but for those in `connect`.
 */
const policyWith = (connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** Only in the build: the development server adds inline scripts to the page. `connect`: other origins that it may connect to. */
export function policy(connect: readonly string[] = []): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyWith(connect) },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const fromPackage = (file: string): string => fileURLToPath(new URL(`../pkg/dist/${file}`, import.meta.url));

/** The package's data files without its calls, so that the first load is smaller. */
export const alias = { '#catalog': fromPackage('catalog.js'), '#rules': fromPackage('rules.js') };

export default defineConfig({
  // Relative paths, so that the folder works at any URL.
  base: './',
  resolve: { alias },
  plugins: [policy()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The policy forbids `data:` URLs, so everything stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    // The catalogue is large, but loads after the first verdict; the editor when somebody is about to type.
    chunkSizeWarningLimit: 600,
  },
});
