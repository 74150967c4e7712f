// The example of the C ABI in Rust gives the reports of the npm package. Here, since wasmtime is built for the cluster anyway.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { TARGET } from '../../tools/flink.mjs';
import { cdevents, PACKAGE, ROOT } from '../support/installed.mjs';

const { samples, validate } = cdevents;

test('the example in Rust gives the reports of the npm package', () => {
  const lines = [...samples({ seed: 4, faults: ['malformed', 'missing'] })].map(({ json }) => json);
  const manifest = join(ROOT, 'abi/examples/with-wasmtime/Cargo.toml');
  const cargo = ['run', '--quiet', '--release', '--locked', '--target-dir', TARGET, '--manifest-path', manifest];
  const printed = execFileSync('cargo', [...cargo, '--', join(PACKAGE, 'dist/abi.wasm')], {
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
  });
  assert.ok(lines.length > 20);
  assert.equal(printed, lines.map((line) => `${JSON.stringify(validate(Buffer.from(line)))}\n`).join(''));
});
