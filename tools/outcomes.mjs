// The outcomes of test files, for the commands that print a table of their own.
import { run } from 'node:test';

/**
 * Runs test files one after the other. `take` gets the outcome of each test and the runner's words about it; subtests come before
 * their test. `timeout`: how long a file may take, in milliseconds.
 */
export async function outcomes(paths, timeout, take) {
  const stream = run({ files: paths, concurrency: 1, timeout });
  stream.on('test:pass', (data) => take(true, data));
  stream.on('test:fail', (data) => take(false, data));
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  // Drain the stream, or the runner would stall.
  stream.resume();
  await new Promise((resolve) => stream.on('end', resolve));
}
