// Runs test files in the order in which they are named, each in a process of its own: `node --test` would sort them by name.
// `node tools/suite.mjs <files at a time> <milliseconds that a file may take> <file>…`
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const [concurrency, timeout, ...files] = process.argv.slice(2);

run({ files, concurrency: Number(concurrency), timeout: Number(timeout) })
  .on('test:fail', () => (process.exitCode = 1))
  .compose(new spec())
  .pipe(process.stdout);
