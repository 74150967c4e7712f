// Installs the programs that the build needs besides Node and cargo, at pinned versions.
//
// Programs on PATH with the right version are used. The rest is installed once into a folder of the user's cache whose
// name contains the versions, so that other clones can use it.
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Failure, output, run, step } from './steps.mjs';

/** Must equal the version of the `wasm-bindgen` crate in Cargo.toml, which a test checks. */
export const WASM_BINDGEN = '0.2.129';
export const WASM_PACK = '0.15.1';
export const TARGET = 'wasm32-unknown-unknown';

const TOOLS = [
  { program: 'wasm-pack', crate: 'wasm-pack', version: WASM_PACK },
  { program: 'wasm-bindgen', crate: 'wasm-bindgen-cli', version: WASM_BINDGEN },
];

const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const folder = join(cache, 'cdevents-wasm', `tools-wasm-pack-${WASM_PACK}-wasm-bindgen-${WASM_BINDGEN}`);

/** PATH with the cached tools first. They exist only if the user's were missing or had another version. */
export const PATH = [join(folder, 'bin'), process.env.PATH].filter(Boolean).join(delimiter);

async function missing(tool) {
  const found = await output(tool.program, ['--version'], { PATH });
  return found?.trim() !== `${tool.program} ${tool.version}`;
}

export async function ensureToolchain() {
  if ((await output('cargo', ['--version'])) === null) {
    throw new Failure('cargo is missing: install Rust 1.95 or newer (https://rustup.rs)');
  }
  const installed = await output('rustup', ['target', 'list', '--installed']);
  if (installed !== null && !installed.split('\n').includes(TARGET)) {
    await step(`adding Rust's ${TARGET} target`, () => run('rustup', ['target', 'add', TARGET], { quiet: true }));
  }
  for (const tool of TOOLS) {
    if (!(await missing(tool))) continue;
    await step(`installing ${tool.program} ${tool.version} into the cache (about 90 s, once)`, () =>
      run('cargo', ['install', '--debug', '--locked', '--root', folder, tool.crate, '--version', tool.version], {
        quiet: true,
        env: { CARGO_TARGET_DIR: join(folder, 'target') },
      }),
    );
    if (await missing(tool)) throw new Failure(`${join(folder, 'bin', tool.program)} is not version ${tool.version}`);
  }
  // Build files of half a gigabyte.
  rmSync(join(folder, 'target'), { recursive: true, force: true });
}
