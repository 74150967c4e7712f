// `cdevents-wasm serve` as a process of its own, on loopback, and receivers behind it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BIN, ENVIRONMENT, PACKAGE } from './installed.mjs';

/** What each test has started. */
const started = new Map();

/** An empty folder for one test, removed after it, when nothing that the test has started writes to it any more. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), 'cdevents-wasm-test-'));
  test.after(async () => {
    for (const { child, ended } of started.get(test) ?? []) {
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(path, { recursive: true, force: true, maxRetries: 10 });
  });
  return path;
}

/** Milliseconds between two looks at something that no event speaks of. */
const PAUSE = 10;

/** What hangs would keep the process of the tests: nothing takes this long, in milliseconds. */
const LIMIT = 50_000;

/** Looks again and again until `look` gives something. */
export async function until(look) {
  const end = performance.now() + LIMIT;
  while (performance.now() < end) {
    const found = await look();
    if (found) return found;
    await wait(PAUSE);
  }
  throw new Error(`it did not happen: ${look}`);
}

/**
 * Starts a server, and resolves when it listens: `url`, `state`, the files' lines, its metrics, what it prints, and ways to end it.
 * `shim`: a module that is loaded before the program.
 */
export async function serving(test, state, args = [], { shim, env = {} } = {}) {
  const [program, before] =
    shim === undefined ? [BIN, []] : [process.execPath, ['--import', shim, join(PACKAGE, 'dist/cli.js')]];
  const child = spawn(program, [...before, 'serve', '--port', '0', '--state', state, ...args], {
    env: { ...ENVIRONMENT, ...env },
  });
  const ended = once(child, 'exit');
  started.set(test, [...(started.get(test) ?? []), { child, ended }]);
  test.after(() => child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more) => {
      text += more;
    });
  }
  const port = await until(
    () => /^listening on http:\/\/[^ ]*:(\d+)$/m.exec(text)?.[1] ?? (child.exitCode !== null && 'none'),
  );
  if (port === 'none') throw new Error(text);
  const url = `http://127.0.0.1:${port}`;
  const metrics = async () => numbersOf(await (await fetch(`${url}/metrics`)).text());
  return {
    child,
    port: Number(port),
    url,
    state,
    text: () => text,
    printed: (words) => until(() => text.includes(words) && text),
    lines: (name) => linesOf(join(state, `${name}.ndjson`)),
    metrics,
    /** Resolves when a number of the metrics is this one. */
    reached: (name, value) => until(async () => (await metrics())[name] === value),
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code, by] = await ended;
      return code ?? by;
    },
  };
}

/** The values in the lines of a file; none if it is not there. */
export function linesOf(path) {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  // The last line of a process that was killed need not be whole.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

/** Prometheus' text as numbers by series. Throws for lines that it would not read. */
export function numbersOf(text) {
  const numbers = {};
  for (const line of text.trimEnd().split('\n')) {
    if (/^# (?:HELP|TYPE) [a-z_]+ \S/.test(line)) continue;
    const [, name, value] =
      /^([a-z_]+(?:\{[a-z_]+="[^"\n]*"(?:,[a-z_]+="[^"\n]*")*\})?) (-?[\d.e+-]+)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`no line of metrics: ${line}`);
    numbers[name] = Number(value);
  }
  return numbers;
}

/**
 * A receiver that answers as `answer(body, headers, number)` says: a status, or `[status, headers, text]`. Resolves with its address,
 * what it got, and `close`.
 */
export async function sinkOf(test, answer = () => 202, port = 0) {
  const got = [];
  let number = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const given = answer(body, request.headers, number);
    number += 1;
    const [status, headers, text] = Array.isArray(given) ? given : [given, {}, ''];
    got.push({ status, headers: request.headers, body });
    response.writeHead(status, headers ?? {}).end(text);
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  test.after(close);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, port: server.address().port, got, close };
}

/** Posts a body, and resolves with the status and the text. */
export async function post(url, body, headers = { 'content-type': 'application/json' }) {
  const response = await fetch(url, { method: 'POST', body, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
