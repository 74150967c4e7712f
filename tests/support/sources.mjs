// Parts of the page that need no browser, as a module of this process.
import { build } from 'esbuild';
import { at } from '../../tools/steps.mjs';

/** All that these files of `www/src` export, from one bundle: what they share is there once. */
export async function sources(...names) {
  const { outputFiles } = await build({
    stdin: {
      contents: names.map((name) => `export * from ${JSON.stringify(at('www/src', name))};`).join('\n'),
      resolveDir: at('www'),
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
