// `make flink`: the jar of the Flink job, with the engine inside.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureFlink, ensureJava, FLINK, JAVA } from './java.mjs';
import { at, files, hashOf, main, PACKAGE, run, say, step, unlessDone } from './steps.mjs';

/** The jar. */
export const JAR = at(`flink/dist/cdevents-flink-${PACKAGE.version}.jar`);

/** The module that the library runs: the one that the npm package ships. */
const MODULE = at('pkg/dist/abi.wasm');

/** Where what wasmtime is part of is built. */
export const TARGET = process.env.CARGO_TARGET_DIR
  ? join(process.env.CARGO_TARGET_DIR, 'flink')
  : at('flink/jni/target');

/** Where the jar has the library, as `Core.java` looks for it. */
const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'mac' : process.platform}-${
  { x64: 'x86_64', arm64: 'aarch64' }[process.arch] ?? process.arch
}`;

const LIBRARY =
  { win32: 'cdevents_flink.dll', darwin: 'libcdevents_flink.dylib' }[process.platform] ?? 'libcdevents_flink.so';

/** Builds the jar, unless it is up to date. Resolves with the folder of Flink's jars and that of Java's programs. */
export async function buildFlink() {
  await run(process.execPath, [at('tools/build.mjs'), 'package']);
  const [java, flink] = [await ensureJava(), await ensureFlink()];
  const library = join(TARGET, 'release', LIBRARY);
  const jni = [...files('flink/jni/src'), at('flink/jni/Cargo.toml'), at('flink/jni/Cargo.lock')];
  await unlessDone('flink-jni', hashOf([...jni, MODULE]), [library], () =>
    step('building the library for the JVM (wasmtime: some minutes, once)', () =>
      // Panic messages have paths of sources.
      run(
        'cargo',
        ['rustc', '--release', '--locked', '--target-dir', TARGET, '--', `--remap-path-prefix=${at()}=/src`],
        {
          quiet: true,
          cwd: at('flink/jni'),
          env: { CDEVENTS_ABI_WASM: MODULE },
        },
      ),
    ),
  );
  const sources = files('flink/src');
  await unlessDone('flink', hashOf([...sources, library], FLINK, PLATFORM), [JAR], () =>
    step('building the jar', async () => {
      const classes = at('flink/dist/classes');
      rmSync(at('flink/dist'), { recursive: true, force: true });
      mkdirSync(join(classes, 'native', PLATFORM), { recursive: true });
      const strict = ['-Xlint:all,-processing,-classfile,-path', '-Werror', '-encoding', 'UTF-8'];
      await run(
        join(java, 'javac'),
        ['--release', String(JAVA), ...strict, '-cp', join(flink, '*'), '-d', classes, ...sources],
        { quiet: true },
      );
      cpSync(library, join(classes, 'native', PLATFORM, LIBRARY));
      cpSync(at('LICENSE'), join(classes, 'META-INF/LICENSE'));
      const manifest = join(at('flink/dist'), 'manifest');
      writeFileSync(manifest, `Main-Class: cdevents.flink.Job\nImplementation-Version: ${PACKAGE.version}\n`);
      await run(join(java, 'jar'), ['--create', '--file', JAR, '--manifest', manifest, '-C', classes, '.'], {
        quiet: true,
      });
      rmSync(classes, { recursive: true });
      rmSync(manifest);
    }),
  );
  return { java, flink };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await buildFlink();
    say(JAR);
  });
}
