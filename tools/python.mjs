// The Python package: `node tools/python.mjs wheel` builds python/dist/*.whl, `node tools/python.mjs test` tests the installed wheel.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, Failure, files, hashOf, main, output, run, step, unlessDone } from './steps.mjs';

/** What the tests are run with, each at an exact version. */
const REQUIREMENTS = at('tests/python/requirements.txt');

/** The newest is preferred in which everything has been tried. */
const PYTHONS = ['python3', 'python3.13', 'python3.12', 'python3.11'];

const WHEELS = at('python/dist');

const QUIET = ['--quiet', '--no-input', '--disable-pip-version-check'];

/** A Python that can make environments, and its version. */
async function findPython() {
  for (const python of process.env.PYTHON === undefined ? PYTHONS : [process.env.PYTHON]) {
    const said = await output(python, [
      '-c',
      'import ensurepip, sys, venv; sys.version_info >= (3, 11) or sys.exit(1); print(sys.version.split()[0])',
    ]);
    if (said !== null) return { python, version: said.trim() };
  }
  throw new Failure(
    'the Python package needs Python 3.11 or newer with venv: apt-get install python3-venv   (or say where one is with PYTHON=)',
  );
}

/** An environment in the user's cache with exactly what a list of requirements names: the path of its Python. */
export async function environment(name, requirements, ...options) {
  const { python, version } = await findPython();
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdevents-wasm');
  const folder = join(cache, `${name}-${version}-${process.arch}-${hashOf([requirements]).slice(0, 16)}`);
  const program = join(folder, 'bin/python');
  if (existsSync(folder)) return program;
  mkdirSync(cache, { recursive: true });
  const fresh = `${folder}.${process.pid}`;
  try {
    await step(`installing ${name}`, async () => {
      await run(python, ['-m', 'venv', fresh], { quiet: true });
      const install = (...args) =>
        run(join(fresh, 'bin/python'), ['-m', 'pip', 'install', ...QUIET, '--no-deps', ...args], { quiet: true });
      // What builds the others comes first.
      await install('--only-binary', ':all:', /^setuptools==.*$/m.exec(readFileSync(requirements, 'utf8'))[0]);
      await install(...options, '--requirement', requirements);
    });
    // Under its name only when it is whole. What is in it does not depend on the name.
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return program;
}

const tools = () => environment('python', REQUIREMENTS, '--only-binary', ':all:');

/** The wheel with the module inside. Builds it, unless it is there. `pkg/dist/abi.wasm` must be. */
export async function wheel() {
  const python = await tools();
  const module = at('pkg/dist/abi.wasm');
  if (!existsSync(module)) throw new Failure(`${module} is missing: node tools/build.mjs package`);
  const sources = [...files('python'), module, at('LICENSE')];
  const find = () => (existsSync(WHEELS) ? readdirSync(WHEELS).filter((name) => name.endsWith('.whl')) : []);
  await unlessDone('wheel', hashOf(sources, readFileSync(REQUIREMENTS, 'utf8')), [WHEELS], async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdevents-wasm-wheel-'));
    try {
      for (const name of ['pyproject.toml', 'README.md', 'src'])
        cpSync(at('python', name), join(folder, name), { recursive: true });
      cpSync(at('LICENSE'), join(folder, 'LICENSE'));
      cpSync(module, join(folder, 'src/cdevents_wasm/abi.wasm'));
      rmSync(WHEELS, { recursive: true, force: true });
      const offline = ['--no-deps', '--no-index', '--no-build-isolation', '--wheel-dir', WHEELS];
      // The same files give the same wheel.
      const env = { SOURCE_DATE_EPOCH: '1577836800' };
      await run(python, ['-m', 'pip', 'wheel', ...QUIET, ...offline, folder], { quiet: true, env });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return join(WHEELS, find()[0]);
}

/** A new environment in a folder with the wheel and what `python`'s environment has: the path of its Python. */
export async function installed(python, folder) {
  const file = await wheel();
  await run(python, ['-m', 'venv', '--without-pip', '--symlinks', folder], { quiet: true });
  const program = join(folder, 'bin/python');
  const pip = ['-m', 'pip', '--python', program, 'install', ...QUIET, '--no-deps', '--no-index', '--no-compile'];
  await run(python, [...pip, file], { quiet: true });
  // Not a copy: what the wheel needs is large.
  const packages = 'import sysconfig; print(sysconfig.get_path("purelib"))';
  const link = `import pathlib, sys, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "tools.pth").write_text(sys.argv[1])`;
  await run(program, ['-c', link, (await output(python, ['-c', packages])).trim()], { quiet: true });
  return program;
}

/** Runs the tests of the Python package on the installed wheel. The tarball must have been built. Resolves with the output. */
export async function testPython(env = {}, ...args) {
  const python = await tools();
  const folder = mkdtempSync(join(tmpdir(), 'cdevents-wasm-python-'));
  try {
    const program = await installed(python, join(folder, 'venv'));
    const options = ['-p', 'no:cacheprovider', '--quiet', '--color=no', ...args];
    // Nothing of the sources is on the path, and no settings of the user count.
    const clean = {
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: '',
      PYTHONSAFEPATH: '1',
      PYTEST_ADDOPTS: '',
      CDEVENTS_WASM_CACHE: join(folder, 'compiled'),
    };
    return await run(program, ['-m', 'pytest', ...options, at('tests/python')], {
      quiet: args.length === 0,
      env: { ...env, ...clean, NODE: process.execPath, TEST_FOLDER: env.TEST_FOLDER ?? folder },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const [what, ...args] = process.argv.slice(2);
    if (what === 'wheel') process.stdout.write(`${await wheel()}\n`);
    else if (what === 'test') await testPython(process.env, ...(args.length > 0 ? args : ['--durations=5']));
    else throw new Failure('node tools/python.mjs wheel|test [options of pytest]');
  });
}
