// `run`: the events around a command, and a command that notices nothing of it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BIN, cdevents, cli, ENVIRONMENT, file, scratch } from '../support/installed.mjs';
import { listening } from '../support/receivers.mjs';
import { linesOf, sinkOf } from '../support/serving.mjs';

const MINUTE = { timeout: 60_000 };

/** Runs a command with its events in a file, and gives both. */
function ran(t, args, command, options = {}) {
  const cwd = options.cwd ?? scratch(t);
  const result = cli(['run', '--append', 'events.ndjson', ...args, '--', ...command], { ...options, cwd });
  const events = linesOf(join(cwd, 'events.ndjson'));
  for (const event of events) assert.equal(cdevents.validate(event).outcome, 'valid', JSON.stringify(event));
  return { ...result, events, cwd };
}

const sh = (script) => ['sh', '-c', script];

test('a command that succeeds: both events, its output, its exit code', MINUTE, (t) => {
  const { status, stdout, stderr, events } = ran(t, ['--name', 'test'], sh('cat; echo out; echo err >&2'), {
    input: 'in\n',
  });
  assert.deepEqual([status, stdout, stderr], [0, 'in\nout\n', 'err\n']);
  const [started, finished] = events;
  assert.equal(started.context.type, 'dev.cdevents.taskrun.started.0.3.0');
  assert.deepEqual(started.subject.content, { taskName: 'test' });
  assert.equal(finished.context.type, 'dev.cdevents.taskrun.finished.0.3.0');
  assert.deepEqual(finished.subject, { id: started.subject.id, content: { taskName: 'test', outcome: 'success' } });
  assert.match(started.subject.id, /^[\da-f-]{36}$/);
  assert.equal(started.context.source, `//${hostname()}`);
  assert.ok(Date.parse(started.context.timestamp) <= Date.parse(finished.context.timestamp));
});

test('the two are one run for `check --complete` and for `runs`', MINUTE, (t) => {
  const { cwd } = ran(t, ['--kind', 'pipelineRun', '--id', 'r-1', '--name', 'release'], ['true']);
  assert.equal(cli(['check', '--complete', '--strict', 'events.ndjson'], { cwd }).status, 0);
  const { runs } = JSON.parse(cli(['runs', '--format', 'json', 'events.ndjson'], { cwd }).stdout);
  assert.deepEqual(
    runs.map(({ id, name, state, outcome }) => [id, name, state, outcome]),
    [['r-1', 'release', 'finished', 'success']],
  );
});

test('how it ends: exit codes, signals, and commands that are none', MINUTE, (t) => {
  const cwd = scratch(t);
  file(cwd, 'plain.txt', 'no program');
  const rows = [
    [sh('exit 3'), 3, 'failure', 'exit code 3'],
    [sh('echo one; echo two >&2; exit 1'), 1, 'failure', 'exit code 1\none\ntwo'],
    [['no-such-command-here'], 127, 'error', 'there is no such command'],
    [[join(cwd, 'plain.txt')], 126, 'error', 'it cannot be run: EACCES'],
    [sh('kill -SEGV $$'), 139, 'error', 'ended by SIGSEGV'],
    [sh('kill -9 $$'), 137, 'error', 'ended by SIGKILL'],
    [['a\0b'], 127, 'error', undefined],
  ].filter(([[program]]) => !program.includes('\0'));
  for (const [command, code, outcome, errors] of rows) {
    const { status, events } = ran(t, [], command);
    assert.equal(status, code, command.join(' '));
    assert.deepEqual([events[1].subject.content.outcome, events[1].subject.content.errors], [outcome, errors]);
  }
});

test('the last lines of output, as a reader saw them', MINUTE, (t) => {
  const errors = (args, script) => ran(t, args, sh(`${script}; exit 1`)).events[1].subject.content.errors;
  assert.equal(
    errors([], 'seq 1 30'),
    `exit code 1\n${Array.from({ length: 20 }, (_, index) => index + 11).join('\n')}`,
  );
  assert.equal(errors(['--errors', '2'], 'seq 1 30'), 'exit code 1\n29\n30');
  assert.equal(errors(['--errors', '0'], 'seq 1 30'), 'exit code 1');
  assert.equal(errors([], `printf '\\033[31mred\\033[0m\\r\\n 10%%\\r100%%\\nlast'`), 'exit code 1\nred\n100%\nlast');
  assert.equal(errors([], `printf 'a\\377\\303\\251'`), 'exit code 1\na\ufffdé');
  // A megabyte on one line is cut from its beginning.
  const long = errors([], 'head -c 1000000 /dev/zero | tr "\\0" x');
  assert.match(long, /^exit code 1\nx{8000}$/);
});

test('megabytes pass through unchanged, also to a slow reader', MINUTE, async (t) => {
  const cwd = scratch(t);
  const script = 'seq 1 400000; seq 1 1000 >&2';
  const child = spawn(BIN, ['run', '--append', 'events', '--', ...sh(script)], { cwd, env: ENVIRONMENT });
  child.stderr.resume();
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += chunk;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const wanted = Array.from({ length: 400_000 }, (_, index) => `${index + 1}\n`).join('');
  // A difference would be printed whole.
  assert.ok(text === wanted, `${text.length} characters, not ${wanted.length}`);
});

test('a reader that leaves ends the command as it would without us, and the events are made', MINUTE, (t) => {
  const cwd = scratch(t);
  const script = `"$0" run --append events -- sh -c 'trap "" PIPE; while echo x; do :; done; exit 9' | head -n 1; echo end`;
  const { stdout } = spawnSync('bash', ['-c', script, BIN], { cwd, env: ENVIRONMENT, encoding: 'utf8' });
  assert.match(stdout, /^x\nend\n/);
  const [, { subject }] = linesOf(join(cwd, 'events'));
  assert.equal(subject.content.outcome, 'failure');
  assert.match(subject.content.errors, /^exit code 9\n/);
});

test('printed events are on lines of their own', MINUTE, (t) => {
  const { stdout, status } = cli(['run', '--', ...sh('printf "no end"; exit 5')], { cwd: scratch(t) });
  assert.equal(status, 5);
  const lines = stdout.trimEnd().split('\n');
  assert.deepEqual([lines.length, lines[1]], [3, 'no end']);
  assert.deepEqual(
    [0, 2].map((index) => JSON.parse(lines[index]).context.type.split('.')[3]),
    ['started', 'finished'],
  );
});

test('signals reach the command, and its end is a cancellation', MINUTE, async (t) => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    const cwd = scratch(t);
    const script = 'echo ready; while :; do sleep 0.05; done';
    const child = spawn(BIN, ['run', '--append', 'events', '--', ...sh(script)], { cwd, env: ENVIRONMENT });
    t.after(() => child.kill('SIGKILL'));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill(signal);
    const [status] = await new Promise((resolve) => child.on('exit', (...given) => resolve(given)));
    assert.equal(status, code);
    const [, { subject }] = linesOf(join(cwd, 'events'));
    assert.deepEqual([subject.content.outcome, subject.content.errors], ['cancel', `ended by ${signal}\nready`]);
  }
  // One that takes the signal ends as it likes.
  const cwd = scratch(t);
  const polite = 'trap "exit 7" INT; echo ready; while :; do sleep 0.05; done';
  const child = spawn(BIN, ['run', '--append', 'events', '--', ...sh(polite)], { cwd, env: ENVIRONMENT });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGINT');
  assert.equal(await new Promise((resolve) => child.on('exit', resolve)), 7);
  assert.equal(linesOf(join(cwd, 'events'))[1].subject.content.outcome, 'cancel');
});

/** Runs it while this process answers. */
function beside(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(BIN, ['run', ...args], { env: { ...ENVIRONMENT, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

test('events are sent, signed if asked, and in order', MINUTE, async (t) => {
  const cwd = scratch(t);
  const secret = file(cwd, 'secret', 'abc');
  for (const mode of ['structured', 'binary', 'batch']) {
    const types = [];
    const receive = cdevents.handler({ secret: 'abc', onEvent: (_, { event }) => void types.push(event.predicate) });
    const url = await listening(t, receive.node);
    const found = await beside(['--to', url, '--mode', mode, '--secret-file', secret, '--', 'true']);
    assert.deepEqual(found, { status: 0, stdout: '', stderr: '' });
    assert.deepEqual(types, ['started', 'finished'], mode);
  }
});

test('a receiver that fails or hangs changes nothing about the command', { timeout: 100_000 }, async (t) => {
  const gone = await sinkOf(t);
  gone.close();
  const hanging = await listening(t, () => undefined);
  const failing = await sinkOf(t, () => 500);
  const wrong = await sinkOf(t, () => 404);
  const results = await Promise.all(
    [gone.url, hanging, failing.url, wrong.url].map((url) => beside(['--to', url, '--', ...sh('echo out; exit 3')])),
  );
  for (const { status, stdout, stderr } of results) {
    assert.deepEqual([status, stdout], [3, 'out\n']);
    assert.match(stderr, /^warning: an event was not sent to http:.*\nwarning: an event was not sent/);
  }
  const { status, stderr } = cli(['run', '--append', 'no/such/folder', '--', 'true'], { cwd: scratch(t) });
  assert.equal(status, 0);
  assert.match(stderr, /^warning: an event was not appended to no\/such\/folder: no such file/);
});

test('in CI the ids are those of its pages, and nothing is guessed', MINUTE, (t) => {
  const github = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_WORKFLOW: 'release',
    GITHUB_JOB: 'build',
  };
  const page = 'https://github.com/o/r/actions/runs/7/attempts/2';
  const run = ran(t, ['--kind', 'pipelineRun'], ['true'], { env: github }).events[0];
  assert.deepEqual(
    [run.context.source, run.subject],
    ['https://github.com/o/r', { id: page, content: { pipelineName: 'release', uri: page } }],
  );
  const task = ran(t, [], ['true'], { env: github }).events[0];
  assert.deepEqual(task.subject.content, { taskName: 'build', pipelineRun: { id: page } });
  assert.match(task.subject.id, /^[\da-f-]{36}$/);
  const gitlab = {
    GITLAB_CI: 'true',
    CI_PIPELINE_URL: 'https://gitlab.example/g/p/-/pipelines/5',
    CI_PROJECT_URL: 'https://gitlab.example/g/p',
    CI_PROJECT_PATH: 'g/p',
    CI_JOB_URL: 'https://gitlab.example/g/p/-/jobs/9',
    CI_JOB_NAME: 'test',
  };
  const job = ran(t, [], ['true'], { env: gitlab }).events[0];
  assert.equal(job.context.source, gitlab.CI_PROJECT_URL);
  assert.deepEqual(job.subject, {
    id: gitlab.CI_JOB_URL,
    content: { taskName: 'test', uri: gitlab.CI_JOB_URL, pipelineRun: { id: gitlab.CI_PIPELINE_URL } },
  });
  const jenkins = { JENKINS_URL: 'https://ci.example/', BUILD_URL: 'https://ci.example/job/a/3/', JOB_NAME: 'a' };
  const build = ran(t, ['--kind', 'pipelineRun'], ['true'], { env: jenkins }).events[0];
  assert.deepEqual(build.subject, { id: jenkins.BUILD_URL, content: { pipelineName: 'a', uri: jenkins.BUILD_URL } });
  const given = ran(
    t,
    ['--id', 'i', '--name', 'n', '--source', '/s', '--url', 'https://u.example/', '--pipeline-run', 'p'],
    ['true'],
    { env: github },
  ).events[0];
  assert.equal(given.context.source, '/s');
  assert.deepEqual(given.subject, {
    id: 'i',
    content: { taskName: 'n', uri: 'https://u.example/', pipelineRun: { id: 'p' } },
  });
});

test('every vocabulary that has the events', MINUTE, (t) => {
  for (const { id } of cdevents.catalog().vocabularies) {
    const { status, stderr, events } = ran(t, ['--kind', 'pipelineRun', '--release', id], ['true']);
    assert.deepEqual([status, stderr, events.length], [0, '', 2], id);
    assert.equal(cdevents.validate(events[1]).event.vocabulary, id);
  }
});

test('bad calls are refused before the command is run', MINUTE, (t) => {
  const cwd = scratch(t);
  const rows = [
    [[], /run needs a command/],
    [['--kind', 'task', '--', 'touch', 'ran'], /--kind must be one of taskRun, pipelineRun/],
    [['--kind', 'pipelineRun', '--pipeline-run', 'x', '--', 'touch', 'ran'], /--pipeline-run needs --kind taskRun/],
    [['--source', '', '--', 'touch', 'ran'], /the event would not be valid: .*source/],
    [['--url', 'not a url', '--', 'touch', 'ran'], /the event would not be valid/],
    [['--to', 'x', '--', 'touch', 'ran'], /--to must be an address/],
    [['--to', 'http://127.0.0.1:9', '--append', 'x', '--', 'touch', 'ran'], /contradict each other/],
    [['--mode', 'binary', '--', 'touch', 'ran'], /--mode needs --to/],
    [['--errors', '5000', '--', 'touch', 'ran'], /--errors must be at most 1000/],
  ];
  for (const [args, words] of rows) {
    const { status, stderr } = cli(['run', ...args], { cwd });
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, words);
  }
  assert.throws(() => readFileSync(join(cwd, 'ran')));
});
