// The programs that judge a tarball by what all hosts and compilers would make of its `exports`.
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { at } from '../../tools/steps.mjs';
import { TARBALL } from '../support/installed.mjs';
import { app, printed } from './app.mjs';

const versionOf = (name) => JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8')).version;

const check = (t, name, ...args) => printed(app(t, {}), at('node_modules/.bin', name), args);

test(`publint ${versionOf('publint')}`, async (t) => {
  await t.test('--strict', (t) => check(t, 'publint', 'run', TARBALL, '--strict'));
});

test(`attw ${versionOf('@arethetypeswrong/cli')}`, async (t) => {
  // A WebAssembly file has no types.
  await t.test('node16 and bundler', (t) =>
    check(
      t,
      'attw',
      TARBALL,
      '--profile',
      'node16',
      '--exclude-entrypoints',
      './elements',
      './core.wasm',
      './verdict.wasm',
      './schemas.wasm',
      './composer.wasm',
      './streams.wasm',
      './webhooks.wasm',
      './abi.wasm',
      './abi.h',
    ),
  );
  // Elements are modules alone.
  await t.test('elements', (t) =>
    check(
      t,
      'attw',
      TARBALL,
      '--profile',
      'node16',
      '--entrypoints',
      './elements',
      '--ignore-rules',
      'cjs-resolves-to-esm',
    ),
  );
});
