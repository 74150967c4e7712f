// Interleaved measuring: every case runs in every round, so that other load on the machine affects all alike.

const SAMPLE_MS = 25;
const WARM_UP_MS = 150;
const ROUNDS = 9;

/** CPU time of this process in milliseconds; wall time in a browser, which has no such clock. */
function cpu() {
  if (typeof process === 'undefined') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Waits until the garbage collector's other threads are idle, so that their time is not counted. */
function settle() {
  const still = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < 20; waited += 1) {
    const before = cpu();
    Atomics.wait(still, 0, 0, 2);
    if (cpu() - before < 0.2) return;
  }
}

function sample({ run, count }) {
  if (globalThis.gc !== undefined) {
    globalThis.gc();
    settle();
  }
  const start = cpu();
  for (let repeat = 0; repeat < count; repeat += 1) run();
  return (cpu() - start) / count;
}

/** Warms up a case, asserts its count, and chooses how often a sample runs it. */
function prepare({ name, run, expected }) {
  const found = run();
  if (found !== expected) throw new Error(`${name} counts ${found} valid events, not ${expected}`);
  let count = 0;
  const start = cpu();
  do {
    run();
    count += 1;
  } while (cpu() - start < WARM_UP_MS);
  return { name, run, count: Math.max(1, Math.round((count * SAMPLE_MS) / (cpu() - start))), rounds: [] };
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Times of all cases in milliseconds per run: the best, the median, and all rounds. */
export function measure(cases) {
  const prepared = cases.map(prepare);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? prepared : [...prepared].reverse();
    for (const each of order) each.rounds.push(sample(each));
  }
  return new Map(
    prepared.map(({ name, rounds }) => [name, { best: Math.min(...rounds), median: median(rounds), rounds }]),
  );
}

/** How many times faster `fast` is than `slow`, and whether best and median disagree. */
export function ratio(times, slow, fast) {
  const [one, other] = [times.get(slow), times.get(fast)];
  const best = one.best / other.best;
  const middle = one.median / other.median;
  return { best, median: middle, noisy: Math.max(best, middle) / Math.min(best, middle) > 1.4 };
}
