// `make fuzz`: the random driver, then each coverage-guided target, for FUZZ_SECONDS each (600 by default). Stops at the
// first finding: its input is in `fuzz/artifacts`, and the command that replays it is printed. `SEED` chooses the seed, and
// `FUZZ_TARGETS` some of the targets, with commas between them. An input that takes longer than FUZZ_TIMEOUT seconds (2) is a
// finding; where others use the machine, too, more are needed. Each run gets a line in `fuzz/LEDGER.tsv`.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { at, Failure, main, output, run, say, seconds, step } from './steps.mjs';

/** What is driven by coverage; `random` is not. */
const GUIDED = ['validate', 'history', 'fixes', 'from_http', 'convert', 'own_schema', 'stream', 'webhook', 'abi'];

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

/** Few freed blocks are kept, so that the limit on memory is for what the engine keeps. */
const ASAN_OPTIONS = 'detect_leaks=0:quarantine_size_mb=16';

/** libFuzzer's lines about each input that it keeps. */
const IS_PROGRESS = /^#\d+\s+(?:NEW|REDUCE|RELOAD)\b/;

const cwd = at('fuzz');

/** A number from the environment, or another one. */
function numberFrom(name, otherwise) {
  const number = Number(process.env[name] ?? otherwise);
  if (!(Number.isSafeInteger(number) && number > 0)) throw new Failure(`${name} is a whole number above 0`);
  return number;
}

/** Runs a program and shows its output but for `IS_PROGRESS`; resolves with its exit code and all of its output. */
function watched(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        lines.push(line);
        if (!IS_PROGRESS.test(line)) process.stderr.write(`${line}\n`);
      });
    }
    child.on('error', (error) => reject(new Failure(`${command} could not be started: ${error.message}`)));
    child.on('close', (code, signal) =>
      resolve({ ok: code === 0, how: signal ?? `exit code ${code}`, text: lines.join('\n') }),
    );
  });
}

/** The last thing that a pattern finds in a text. */
const last = (text, pattern) => [...text.matchAll(pattern)].at(-1)?.[1];

await main(async () => {
  const time = numberFrom('FUZZ_SECONDS', 600);
  const seed = numberFrom('SEED', 1 + (Date.now() % 1_000_000_000));
  const limits = [`-timeout=${numberFrom('FUZZ_TIMEOUT', 2)}`, '-rss_limit_mb=512'];
  const targets = process.env.FUZZ_TARGETS?.split(',') ?? ['random', ...GUIDED];
  for (const name of targets) {
    if (name !== 'random' && !GUIDED.includes(name)) throw new Failure(`there is no target ${name}`);
  }
  const changed = await output('git', ['status', '--porcelain', '--', '.', ':!fuzz/LEDGER.tsv']);
  const commit = `${(await output('git', ['rev-parse', '--short', 'HEAD']))?.trim() ?? '-'}${changed === '' ? '' : '+'}`;
  const machine = /^host: (.+)$/m.exec((await output('rustc', ['-vV'])) ?? '')?.[1];
  if (machine === undefined) throw new Failure('rustc could not be started');
  const build = (args, env) =>
    run('cargo', ['build', '--locked', '--release', '--target', machine, ...args], { cwd, quiet: true, env });
  const built = (folder, name) => `target/${folder}/${machine}/release/${name}`;
  mkdirSync(at('fuzz/artifacts'), { recursive: true });

  await step('building the random driver', () =>
    build(['--bin', 'random', '--bin', 'prepare', '--target-dir', 'target/plain']),
  );
  if (targets.some((name) => name !== 'random')) {
    await step('writing seeds and dictionary', () => run(at('fuzz', built('plain', 'prepare')), ['corpus'], { cwd }));
    // With sanitizers the target must be named, so that what runs while compiling is built without.
    await step('building the coverage-guided targets', () =>
      build(['--features', 'coverage', '--target-dir', 'target/guided'], { RUSTC_BOOTSTRAP: '1', RUSTFLAGS: FLAGS }),
    );
  }

  for (const name of targets) {
    say(`${name}: ${seconds(time * 1000)}, seed ${seed}`);
    const isRandom = name === 'random';
    const program = built(isRandom ? 'plain' : 'guided', name);
    const begin = performance.now();
    let result;
    if (isRandom) {
      const args = ['--seconds', String(time), '--seed', String(seed), '--folder', 'artifacts'];
      result = await watched(at('fuzz', program), args);
    } else {
      mkdirSync(at('fuzz/corpus', name), { recursive: true });
      const run = [`-max_total_time=${time}`, `-seed=${seed}`, '-print_final_stats=1', '-dict=corpus/dictionary'];
      const folders = [`corpus/${name}`, `corpus/seeds/${name}`];
      const args = [...folders, ...run, ...limits, `-artifact_prefix=artifacts/${name}-`];
      result = await watched(at('fuzz', program), args, { ASAN_OPTIONS });
    }
    const { ok, how, text } = result;
    const runs = last(text, isRandom ? /^(\d+) steps, /gm : /^stat::number_of_executed_units:\s*(\d+)/gm) ?? '-';
    const edges = last(text, /^#\d+\s.*\bcov: (\d+)/gm) ?? '-';
    const artifact = last(text, /\b(artifacts\/[\w.-]+)/g);
    const taken = Math.round((performance.now() - begin) / 1000);
    const date = new Date().toISOString().slice(0, 10);
    const row = [date, name, commit, taken, runs, edges, ok ? 'clean' : (artifact ?? how)];
    appendFileSync(at('fuzz/LEDGER.tsv'), `${row.join('\t')}\n`);
    if (ok) continue;
    if (artifact === undefined) throw new Failure(`${name}: ${how}`);
    const replay = isRandom ? `${program} --replay` : `ASAN_OPTIONS=${ASAN_OPTIONS} ${program}`;
    throw new Failure(`${name}: ${how}. The input is fuzz/${artifact}. To replay it: cd fuzz && ${replay} ${artifact}`);
  }
});
