// `make fuzz`: runs the random driver, then each coverage-guided target, for FUZZ_SECONDS each (default: 600). Seeds are
// printed; `SEED` sets the first one of the random driver. Findings of the targets go to `fuzz/artifacts`.
import { mkdirSync } from 'node:fs';
import { at, main, run, say, step } from './steps.mjs';

const SECONDS = process.env.FUZZ_SECONDS ?? '600';
const SEED = process.env.SEED ?? String(Date.now() % 1_000_000_000);

/** With sanitizers, cargo needs an explicit target. */
const TARGET = 'x86_64-unknown-linux-gnu';

/** Instrumentation for libFuzzer. The flags are unstable, hence RUSTC_BOOTSTRAP; nothing that ships is built this way. */
const FLAGS = [
  '-Cpasses=sancov-module',
  '-Cllvm-args=-sanitizer-coverage-level=4',
  '-Cllvm-args=-sanitizer-coverage-inline-8bit-counters',
  '-Cllvm-args=-sanitizer-coverage-pc-table',
  '-Cllvm-args=-sanitizer-coverage-trace-compares',
  '-Zsanitizer=address',
  '--cfg=fuzzing',
].join(' ');

const GUIDED = ['validate', 'history', 'fixes', 'from_http'];

await main(async () => {
  const cwd = at('fuzz');
  await step('building the random driver', () =>
    run('cargo', ['build', '--locked', '--release', '--bin', 'random', '--bin', 'prepare'], { cwd, quiet: true }),
  );
  say(`random: ${SECONDS} s, seeds from ${SEED} on`);
  await run(at('fuzz/target/release/random'), ['--seconds', SECONDS, '--seed', SEED, '--folder', 'artifacts'], { cwd });
  await step('writing seeds and dictionary', () => run(at('fuzz/target/release/prepare'), ['corpus'], { cwd }));
  await step('building the coverage-guided targets', () =>
    run('cargo', ['build', '--locked', '--release', '--features', 'coverage', '--target', TARGET], {
      cwd,
      quiet: true,
      env: { RUSTC_BOOTSTRAP: '1', RUSTFLAGS: FLAGS },
    }),
  );
  mkdirSync(at('fuzz/artifacts'), { recursive: true });
  for (const name of GUIDED) {
    say(`${name}: ${SECONDS} s`);
    mkdirSync(at('fuzz/corpus', name), { recursive: true });
    const limits = [`-max_total_time=${SECONDS}`, '-timeout=2', '-rss_limit_mb=512', '-dict=corpus/dictionary'];
    await run(
      at(`fuzz/target/${TARGET}/release/${name}`),
      [`corpus/${name}`, `corpus/seeds/${name}`, ...limits, '-artifact_prefix=artifacts/'],
      {
        cwd,
        env: { ASAN_OPTIONS: 'detect_leaks=0' },
      },
    );
  }
});
