// Runs test files in the order in which they are named, each in a process of its own: `node --test` would sort them by name.
// `node tools/suite.mjs <files at a time> <milliseconds that a file may take> <files that may fail once> <file>…`
//
// A test in the browser can fail because the machine is busy with other suites. To distinguish that from a defect, the files in
// which one failed are run again, one at a time, if they are few; what then passes is named at the end.
import { relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { ROOT, seconds } from './steps.mjs';

const [concurrency, timeout, again, ...files] = process.argv.slice(2);

/** How many of the files that take longest are named. */
const SLOWEST = 5;

const times = new Map();

/** Runs files, and returns the names of the tests that fail by their files. */
async function failing(paths, atATime) {
  const failed = new Map();
  const tests = run({ files: paths, concurrency: atATime, timeout: Number(timeout) });
  tests.on('test:fail', ({ name, file, details }) => {
    // A test fails with those inside it: the innermost says what is wrong.
    if (details?.error?.failureType === 'subtestsFailed') return;
    const path = file === undefined ? name : relative(ROOT, file);
    failed.set(path, [...(failed.get(path) ?? []), name]);
  });
  tests.on('test:complete', ({ name, nesting, details }) => {
    if (nesting === 0 && paths.includes(name)) times.set(name, details.duration_ms);
  });
  for await (const text of tests.compose(new spec())) process.stdout.write(text);
  return failed;
}

const first = await failing(files, Number(concurrency));
let failed = first;
if (first.size > 0 && first.size <= Number(again)) {
  const paths = files.filter((path) => first.has(relative(ROOT, path)));
  if (paths.length === first.size) failed = await failing(paths, 1);
}
for (const [path, names] of first) {
  const word = failed.has(path) ? 'failed' : 'passed at the second try';
  for (const name of failed.get(path) ?? names) process.stdout.write(`${word}: ${path}: ${name}\n`);
}
const longest = [...times].sort(([, one], [, other]) => other - one).slice(0, SLOWEST);
for (const [path, ms] of longest) process.stdout.write(`slow: ${seconds(ms)}, ${relative(ROOT, path)}\n`);
if (failed.size > 0) process.exitCode = 1;
