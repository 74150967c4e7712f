// The files for CI systems: each is what its system reads, and its steps do what they promise, with the packed package.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { json, release } from '../support/events.mjs';
import { BIN, cli, ENVIRONMENT, FOLDER, file, MANIFEST, ROOT, scratch, TARBALL } from '../support/installed.mjs';
import { schemasAt } from '../support/schemastore.mjs';
import { parseCommands, parseXml } from './readers.mjs';

const MINUTES = { timeout: 300_000 };
const text = (name) => readFileSync(join(ROOT, name), 'utf8');

const wrong = { ...release(), subject: { id: 'run-42', content: { outcom: '</pre>```<b>&' } } };

/** A folder as a job has it: files with and without problems, under names that need quotes. */
function repository(test, { isGood = false } = {}) {
  const folder = scratch(test);
  file(folder, 'events/good one.json', json(release()));
  if (!isGood) file(folder, 'events/bad.cdevent.json', json(wrong));
  file(folder, 'other/one.json', json(release()));
  file(folder, 'other/none.txt', '');
  return folder;
}

const validator = () => addFormats(new Ajv({ strict: false, allErrors: true, allowUnionTypes: true }));

/** Runs a script as a CI system does. npm must need nothing but the tarball. */
function script(program, lines, cwd, env) {
  const all = { ...ENVIRONMENT, npm_config_offline: 'true', npm_config_update_notifier: 'false', ...env };
  return spawnSync(program[0], [...program.slice(1), lines], { cwd, env: all, encoding: 'utf8' });
}

test('each file names the version of this package', () => {
  const names = ['action.yml', 'ci/gitlab.yml', '.pre-commit-hooks.yaml', 'ci/tekton-task.yaml', 'ci/Jenkinsfile'];
  for (const name of names) {
    const found = [...text(name).matchAll(/cdevents-wasm@([\d.]+\d)/g)].map(([, version]) => version);
    assert.ok(found.length > 0, name);
    assert.deepEqual(new Set(found), new Set([MANIFEST.version]), name);
  }
  assert.equal(parse(text('ci/tekton-task.yaml')).metadata.labels['app.kubernetes.io/version'], MANIFEST.version);
});

test('the action and the template are valid by the schemas of SchemaStore', MINUTES, () => {
  const [action, gitlab] = schemasAt(
    'https://json.schemastore.org/github-action.json',
    'https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json',
  );
  for (const [name, schema] of [
    ['action.yml', action],
    ['ci/gitlab.yml', gitlab],
  ]) {
    const check = validator().compile(schema);
    const value = parse(text(name));
    assert.ok(check(value), `${name}: ${json(check.errors)}`);
    // The schema sees what is wrong.
    const broken = structuredClone(value);
    if (name === 'action.yml') broken.runs.using = 'compost';
    else broken.cdevents.artifacts.when = 'sometimes';
    assert.equal(check(broken), false, name);
  }
});

/** What GitHub's runner does with expressions, as far as the action has them. */
function evaluated(text, { inputs, steps, temp }) {
  return String(text).replace(/\$\{\{ (.*?) \}\}/g, (_, expression) => {
    const [, input, value] = /^inputs\.([\w-]+)(?: == '(.*)')?$/.exec(expression) ?? [];
    if (input !== undefined) {
      assert.ok(input in inputs, expression);
      return value === undefined ? inputs[input] : String(inputs[input] === value);
    }
    if (expression === 'runner.temp') return temp;
    const [, step, output] = /^steps\.(\w+)\.outputs\.([\w-]+)$/.exec(expression) ?? assert.fail(expression);
    return steps[step]?.[output] ?? '';
  });
}

/** Runs the action's steps, and gives what a user gets of it. */
function act(test, given, cwd) {
  const { inputs: declared, outputs, runs } = parse(text('action.yml'));
  for (const name of Object.keys(given)) assert.ok(name in declared, name);
  const defaults = Object.fromEntries(Object.entries(declared).map(([name, { default: value }]) => [name, value]));
  const temp = scratch(test);
  const context = { inputs: { ...defaults, package: TARBALL, ...given }, steps: {}, temp };
  const summary = file(temp, 'summary.md', '');
  const used = [];
  let stdout = '';
  let failed = null;
  for (const step of runs.steps) {
    if (failed !== null || (step.if !== undefined && evaluated(step.if, context) !== 'true')) continue;
    if (step.uses !== undefined) {
      const values = Object.entries(step.with).map(([name, value]) => [name, evaluated(value, context)]);
      used.push([step.uses, Object.fromEntries(values)]);
      continue;
    }
    assert.equal(step.shell, 'bash');
    // What comes from outside goes through the environment: within the script it could be code.
    assert.equal(step.run.includes('${{'), false);
    const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, evaluated(value, context)]));
    const output = file(temp, 'output', '');
    const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c'];
    const result = script(bash, step.run, cwd, { ...env, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary });
    stdout += result.stdout;
    const lines = readFileSync(output, 'utf8').trim().split('\n').filter(Boolean);
    if (step.id !== undefined) context.steps[step.id] = Object.fromEntries(lines.map((line) => line.split('=', 2)));
    if (result.status !== 0) failed = { step: step.name, status: result.status, stderr: result.stderr };
  }
  const values = Object.entries(outputs).map(([name, { value }]) => [name, evaluated(value, context)]);
  return { failed, stdout, used, outputs: Object.fromEntries(values), summary: readFileSync(summary, 'utf8') };
}

test('the action annotates, writes a report and a summary, and fails at the end', MINUTES, (t) => {
  const cwd = repository(t);
  const found = act(t, { files: 'events/good one.json\nevents/*.cdevent.json', 'upload-sarif': 'true' }, cwd);
  assert.deepEqual([found.failed.step, found.failed.status], ['Fail if there were problems', 1]);
  assert.deepEqual(found.outputs, { 'exit-code': '1', 'sarif-file': 'cdevents.sarif' });
  const [annotation] = parseCommands(found.stdout);
  assert.deepEqual([annotation.command, annotation.properties.file], ['error', 'events/bad.cdevent.json']);
  const [run] = JSON.parse(readFileSync(join(cwd, 'cdevents.sarif'), 'utf8')).runs;
  assert.ok(run.results.length > 0);
  assert.deepEqual(found.used, [
    ['github/codeql-action/upload-sarif@v4', { sarif_file: 'cdevents.sarif', category: 'cdevents-wasm' }],
  ]);
  assert.match(found.summary, /^### CDEvents: problems were found\n<pre>\nevents\/bad\.cdevent\.json:1:/);
  // What is in an event ends nothing and begins nothing.
  assert.deepEqual(found.summary.match(/<[^>]*>/g), ['<pre>', '</pre>']);
  assert.match(found.summary, /&lt;\/pre&gt;```&lt;b&gt;&amp;/);
});

test('the action passes where nothing is wrong, and says when it cannot run', MINUTES, (t) => {
  const good = act(t, { files: 'events' }, repository(t, { isGood: true }));
  assert.deepEqual([good.failed, good.outputs['exit-code'], good.used], [null, '0', []]);
  assert.equal(good.summary, '### CDEvents: no problems\n');
  const gone = act(t, { files: '$(touch ran)\n-x`touch ran`' }, repository(t));
  assert.deepEqual([gone.failed.step, gone.failed.status], ['Fail if there were problems', 2]);
  assert.match(gone.summary, /^### CDEvents: the check could not be run\n<pre>\nerror: /);
  const cwd = repository(t, { isGood: true });
  const options = act(t, { files: 'events', options: '--release\n0.4.1\n--strict' }, cwd);
  assert.equal(options.failed.status, 1);
  assert.equal(existsSync(join(cwd, 'ran')), false);
});

test("GitLab's job fails with the problems, and leaves both reports", MINUTES, (t) => {
  const { cdevents: job } = parse(text('ci/gitlab.yml'));
  for (const isGood of [true, false]) {
    const cwd = repository(t, { isGood });
    const env = { ...job.variables, CDEVENTS_FILES: 'events other', CDEVENTS_PACKAGE: TARBALL };
    const { status, stdout } = script(['sh', '-e', '-c'], job.script.join('\n'), cwd, env);
    assert.equal(status, isGood ? 0 : 1);
    const { junit, codequality } = job.artifacts.reports;
    const suites = parseXml(readFileSync(join(cwd, junit), 'utf8'));
    assert.equal(suites.attributes.failures, isGood ? '0' : '1');
    const quality = JSON.parse(readFileSync(join(cwd, codequality), 'utf8'));
    assert.equal(
      quality.some(({ severity }) => severity === 'major'),
      !isGood,
    );
    if (!isGood) assert.match(stdout, /unknown field `outcom`/);
  }
});

const HOOKS = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['id', 'name', 'entry', 'language', 'files'],
    additionalProperties: false,
    properties: {
      id: { pattern: '^[a-z-]+$' },
      name: { type: 'string' },
      description: { type: 'string' },
      entry: { type: 'string' },
      language: { const: 'node' },
      additional_dependencies: { type: 'array', items: { type: 'string' } },
      types_or: { type: 'array', items: { enum: ['json', 'text'] } },
      files: { type: 'string', format: 'regex' },
    },
  },
};

test("pre-commit's hooks find their files, and do what they say", MINUTES, (t) => {
  const hooks = parse(text('.pre-commit-hooks.yaml'));
  const check = validator().compile(HOOKS);
  assert.ok(check(hooks), json(check.errors));
  assert.deepEqual(
    hooks.map(({ id }) => id),
    ['cdevents', 'cdevents-fix'],
  );
  for (const { files } of hooks) {
    for (const name of ['a.cdevent.json', 'b/c.cdevents.json', 'd.cdevents.ndjson', 'e.cdevents.jsonl']) {
      assert.match(name, new RegExp(files));
    }
    for (const name of ['a.json', 'package.json', 'cdevent.json', 'x.cdevent.json5'])
      assert.doesNotMatch(name, new RegExp(files));
  }
  const fixable = json(release()).replace('"outcome"', '"outcom"');
  for (const { id, entry } of hooks) {
    const cwd = scratch(t);
    file(cwd, 'a.cdevent.json', fixable);
    const PATH = `${join(FOLDER, 'node_modules/.bin')}:${ENVIRONMENT.PATH}`;
    // As pre-commit calls it: the entry, and the names.
    const { status } = script(['sh', '-c'], `${entry} a.cdevent.json`, cwd, { PATH });
    const isFixed = id === 'cdevents-fix';
    assert.deepEqual(
      [status, readFileSync(join(cwd, 'a.cdevent.json'), 'utf8')],
      isFixed ? [0, json(release())] : [1, fixable],
    );
  }
  assert.ok(existsSync(BIN));
});

test('the problem matchers find every finding with its place', (t) => {
  const { problemMatcher } = JSON.parse(text('ci/problem-matcher.json'));
  const cwd = repository(t);
  file(cwd, 'many.ndjson', `${json({ ...wrong, x: 1 })}\n${json({ ...release(), customData: undefined })}\nno JSON\n`);
  file(
    cwd,
    'note.json',
    json({ ...JSON.parse(json(release())), context: { ...release().context, id: 'x', chainId: 'no uuid' } }),
  );
  file(
    cwd,
    'draft.json',
    '{"type":"CD.Pipeline.PipelineRun.Started","pipelineRunId":"1","pipelineName":"a","pipelineRunStatus":"Running"}',
  );
  const names = ['events', 'many.ndjson', 'note.json', 'draft.json'];
  const { stdout } = cli(['check', ...names], { cwd });
  const found = stdout.split('\n').flatMap((line) =>
    problemMatcher.flatMap(({ severity, pattern: [pattern] }) => {
      const groups = new RegExp(pattern.regexp).exec(line);
      if (groups === null) return [];
      const { file: name, line: at, column, code, message } = pattern;
      const level = severity ?? groups[pattern.severity];
      return [
        [groups[name], Number(groups[at]), Number(groups[column]), level, groups[code], groups[message].length > 0],
      ];
    }),
  );
  const { results } = JSON.parse(cli(['check', '--format', 'json', ...names], { cwd }).stdout);
  const wanted = results.flatMap(({ file: name, line, report }) =>
    report.diagnostics.map(({ severity, code, range }) => [
      name,
      line + range.start.line - 1,
      range.start.column,
      severity === 'note' ? 'notice' : severity,
      code,
      true,
    ]),
  );
  const sorted = (list) => list.map(String).sort();
  assert.deepEqual(sorted(found), sorted(wanted));
  assert.deepEqual(new Set(found.map(([, , , level]) => level)), new Set(['error', 'warning', 'notice']));
});

const NAMED = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, description: { type: 'string' } },
};
const TASK = {
  type: 'object',
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  additionalProperties: false,
  properties: {
    apiVersion: { const: 'tekton.dev/v1' },
    kind: { const: 'Task' },
    metadata: {
      type: 'object',
      required: ['name'],
      properties: { name: { pattern: '^[a-z\\d-]{1,63}$' }, labels: {} },
      additionalProperties: false,
    },
    spec: {
      type: 'object',
      required: ['steps'],
      additionalProperties: false,
      properties: {
        description: { type: 'string' },
        params: {
          type: 'array',
          items: {
            ...NAMED,
            properties: { ...NAMED.properties, type: { const: 'string' }, default: { type: 'string' } },
            additionalProperties: false,
          },
        },
        workspaces: { type: 'array', items: { ...NAMED, additionalProperties: false } },
        results: { type: 'array', items: { ...NAMED, additionalProperties: false } },
        steps: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['name', 'image', 'script'],
            additionalProperties: false,
            properties: {
              name: { type: 'string' },
              image: { type: 'string' },
              workingDir: { type: 'string' },
              env: {
                type: 'array',
                items: {
                  required: ['name', 'value'],
                  additionalProperties: false,
                  properties: { name: {}, value: { type: 'string' } },
                },
              },
              script: { type: 'string' },
            },
          },
        },
      },
    },
  },
};

test("Tekton's task says how it went, whatever is in its parameters", MINUTES, (t) => {
  const task = parse(text('ci/tekton-task.yaml'));
  const check = validator().compile(TASK);
  assert.ok(check(task), json(check.errors));
  const [step] = task.spec.steps;
  assert.equal(step.script.includes('$(params'), false);
  const run = (cwd, params) => {
    const home = scratch(t);
    const all = Object.fromEntries(task.spec.params.map(({ name, default: value }) => [name, value]));
    Object.assign(all, { package: TARBALL }, params);
    const known = { 'workspaces.source.path': cwd, 'results.outcome.path': join(home, 'outcome') };
    for (const [name, value] of Object.entries(all)) known[`params.${name}`] = value;
    const filled = (value) => value.replace(/\$\(([\w.-]+)\)/g, (_, name) => known[name] ?? assert.fail(name));
    const env = Object.fromEntries(step.env.map(({ name, value }) => [name, filled(value)]));
    mkdirSync(join(home, 'home'));
    const { status } = script(['sh', '-c'], step.script, filled(step.workingDir), { ...env, HOME: join(home, 'home') });
    return [status, readFileSync(join(home, 'outcome'), 'utf8')];
  };
  assert.deepEqual(run(repository(t, { isGood: true }), { files: 'events' }), [0, 'success']);
  assert.deepEqual(run(repository(t), { files: 'other/none.txt events', options: '--strict' }), [1, 'failure']);
  const cwd = repository(t);
  assert.deepEqual(run(cwd, { files: '$(touch ran) `touch ran`;touch ran' }), [2, 'error']);
  assert.deepEqual(run(cwd, { package: 'no-such-package-here' }), [2, 'error']);
  assert.equal(existsSync(join(cwd, 'ran')), false);
});

test("Jenkins' pipeline: its shell steps, one after the other", MINUTES, (t) => {
  const groovy = text('ci/Jenkinsfile');
  const plain = groovy.replace(/'''.*?'''|'[^'\n]*'|"[^"\n]*"|\/\/.*$/gms, '""');
  for (const [open, close] of ['{}', '()']) assert.equal(plain.split(open).length, plain.split(close).length);
  const steps = [...groovy.matchAll(/sh '''(.*?)'''/gs)].map(([, lines]) => lines);
  assert.equal(steps.length, 2);
  for (const isGood of [true, false]) {
    const cwd = repository(t, { isGood });
    const PATH = `${join(cwd, '.cdevents-wasm/node_modules/.bin')}:${ENVIRONMENT.PATH}`;
    const jenkins = { JENKINS_URL: 'https://ci.example/', BUILD_URL: 'https://ci.example/job/a/3/', JOB_NAME: 'a' };
    const env = { PATH, HOME: cwd, FILES: 'events', PACKAGE: TARBALL, RECEIVER: '', ...jenkins };
    const results = steps.map((lines) => script(['sh', '-xe', '-c'], lines, cwd, env));
    assert.deepEqual(
      results.map(({ status }) => status),
      [0, isGood ? 0 : 1],
    );
    const [started, ...rest] = results[1].stdout.trim().split('\n');
    assert.equal(JSON.parse(started).subject.content.pipelineRun.id, jenkins.BUILD_URL);
    assert.equal(JSON.parse(rest.at(-1)).subject.content.outcome, isGood ? 'success' : 'failure');
    const suites = parseXml(readFileSync(join(cwd, 'cdevents-junit.xml'), 'utf8'));
    assert.equal(suites.attributes.failures, isGood ? '0' : '1');
  }
});
