// How many events a second `serve` takes through real HTTP, and what memory it has meanwhile:
// `node tools/bench/serve.mjs [events] [single|batch]`. It runs the built program on loopback, with a sender in this process, and
// fails below the budgets. What is counted is the processor's time of the server: sender and server share the machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, Failure, main } from '../steps.mjs';

const CONNECTIONS = 64;
const BATCH = 100;

/** Events for each second of the processor, at least, and MB of memory, at most. */
const EVENTS = 3000;
export const MEGABYTES = 512;

/** An event of its own for each number; the runs overlap, as those of a busy server do. */
export function eventOf(number) {
  const run = Math.floor(number / 2);
  const predicate = number % 2 === 0 ? 'started' : 'finished';
  const time = new Date(Date.UTC(2026, 0, 1) + 100 * number).toISOString();
  const outcome = predicate === 'finished' ? ',"outcome":"success"' : '';
  return (
    `{"context":{"specversion":"0.5.1","id":"event-${number}","source":"https://ci.example.com/pipelines",` +
    `"type":"dev.cdevents.pipelinerun.${predicate}.0.3.0","timestamp":"${time}"},"subject":{"id":"run-${run}",` +
    `"content":{"pipelineName":"release","uri":"https://ci.example.com/runs/${run}"${outcome}}}}`
  );
}

function request(body) {
  return (
    'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n' +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** Sends all events, one request at a time on each connection, and counts the answers by status. */
export async function flood(port, events, mode, connections = CONNECTIONS) {
  const size = mode === 'batch' ? BATCH : 1;
  const statuses = {};
  let next = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      const more = () => {
        if (next >= events) return socket.end();
        const from = next;
        next = Math.min(events, next + size);
        const list = Array.from({ length: next - from }, (_, index) => eventOf(from + index));
        socket.write(request(mode === 'batch' ? `[${list.join(',')}]` : list[0]));
      };
      socket.setEncoding('latin1');
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
        const end = text.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
        if (text.length < end + 4 + length) return;
        const status = text.slice(9, 12);
        statuses[status] = (statuses[status] ?? 0) + 1;
        text = '';
        more();
      });
      socket.on('connect', more);
      socket.on('error', reject);
      socket.on('close', resolve);
    });
  await Promise.all(Array.from({ length: connections }, one));
  return statuses;
}

/** The processor's time that a process has used, in seconds, and its memory in MB. */
export function used(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { seconds: (Number(fields[11]) + Number(fields[12])) / 100, megabytes: Math.round(Number(kilobytes) / 1024) };
}

/** Starts the program, and resolves with it and its port. */
export async function started(program, args) {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    text += chunk;
    const port = /^listening on .*:(\d+)$/m.exec(text)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return { child, port: Number(port) };
    }
  }
  throw new Error('the server has ended');
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const events = Number(process.argv[2] ?? 100_000);
    const modes = process.argv[3] === undefined ? ['single', 'batch'] : [process.argv[3]];
    for (const mode of modes) {
      const state = mkdtempSync(join(tmpdir(), 'cdevents-wasm-serve-'));
      const { child, port } = await started(at('pkg/dist/cli.js'), ['--state', state, '--quiet']);
      try {
        await flood(port, 5000, mode);
        const before = used(child.pid);
        let most = before.megabytes;
        const memory = setInterval(() => {
          most = Math.max(most, used(child.pid).megabytes);
        }, 200);
        const begin = performance.now();
        const statuses = await flood(port, events, mode);
        const seconds = (performance.now() - begin) / 1000;
        clearInterval(memory);
        const after = used(child.pid);
        const cpu = after.seconds - before.seconds;
        const size = Math.round(statSync(join(state, 'events.ndjson')).size / 1e6);
        console.log(
          `${mode}: ${events} events in ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} a second; ` +
            `${cpu.toFixed(1)} s of the processor, ${Math.round(events / cpu)} a second of it; ` +
            `${before.megabytes} MB, at most ${most} MB; ${size} MB on the disk; ${JSON.stringify(statuses)}`,
        );
        if (statuses['202'] !== Math.ceil(events / (mode === 'batch' ? BATCH : 1)))
          throw new Failure('some were refused');
        if (events / cpu < EVENTS) throw new Failure(`fewer than ${EVENTS} events for each second of the processor`);
        if (most > MEGABYTES) throw new Failure(`more than ${MEGABYTES} MB`);
      } finally {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
        rmSync(state, { recursive: true, force: true });
      }
    }
  });
}
