// The declarations of the installed package: programs that must compile do, with errors exactly where they must be.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FOLDER, file, ROOT } from '../support/installed.mjs';
import { languageServer } from '../support/language-server.mjs';
import { kitchen, recipe } from '../support/recipes.mjs';

const BASE = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2022',
  lib: ['ES2022', 'DOM'],
  types: [],
};

const CASES = {
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
  'bundler for the browser': { module: 'ESNext', moduleResolution: 'bundler', customConditions: ['browser'] },
  'bundler for the edge': { module: 'ESNext', moduleResolution: 'bundler', customConditions: ['workerd'] },
  node16: { module: 'Node16', moduleResolution: 'node16' },
  nodenext: { module: 'NodeNext', moduleResolution: 'nodenext' },
};

/** A folder within the one where the package is installed, so that the compiler finds it. */
function folder(t) {
  const path = mkdtempSync(join(FOLDER, 'types-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function compile(cwd, compilerOptions, files) {
  file(cwd, 'tsconfig.json', JSON.stringify({ compilerOptions: { ...BASE, ...compilerOptions }, files }));
  const { status, stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', cwd], { encoding: 'utf8' });
  return { status, stdout };
}

for (const [name, options] of Object.entries(CASES)) {
  test(`programs compile, and wrong ones do not: ${name}`, (t) => {
    const cwd = folder(t);
    cpSync(join(ROOT, 'tests/types'), cwd, { recursive: true });
    const programs = [
      'construct.ts',
      'contract.ts',
      'history.ts',
      'promises.ts',
      'receive.ts',
      'streams.ts',
      'words.ts',
    ];
    assert.deepEqual(compile(cwd, options, programs), {
      status: 0,
      stdout: '',
    });
  });
}

test('a program in CommonJS gets the same types', (t) => {
  const cwd = folder(t);
  file(
    cwd,
    'program.cts',
    `import cdevents = require('cdevents-wasm');
    const report: cdevents.Report = cdevents.validate('{}');
    export = report.outcome;`,
  );
  assert.deepEqual(compile(cwd, CASES.node16, ['program.cts']), { status: 0, stdout: '' });
});

test('the declarations ask for no library of the browser’s or of Node’s', (t) => {
  const cwd = folder(t);
  file(
    cwd,
    'program.ts',
    `import { init, validate, type Report } from 'cdevents-wasm';
    export const report: Promise<Report> = init('core.wasm').then(() => validate('{}'));`,
  );
  assert.deepEqual(compile(cwd, { ...CASES.bundler, lib: ['ES2022'] }, ['program.ts']), { status: 0, stdout: '' });
});

test('a program without the types of a host gets a receiver for any request', (t) => {
  const cwd = folder(t);
  file(
    cwd,
    'program.ts',
    `import { handler } from 'cdevents-wasm';
    const response: object = await handler()({});
    export const answer: object = response;`,
  );
  assert.deepEqual(compile(cwd, { ...CASES.bundler, lib: ['ES2022'] }, ['program.ts']), { status: 0, stdout: '' });
});

test('schemas are those of Standard Schema, Hono and tRPC, and the recipe of the README compiles', (t) => {
  const cwd = kitchen(t, ['@hono/standard-validator', '@standard-schema/spec', '@trpc/server', 'hono']);
  cpSync(join(ROOT, 'tests/types/schema.ts'), join(cwd, 'schema.ts'));
  file(cwd, 'recipe.ts', recipe('schemaFor('));
  // The declarations of others are not ours to check.
  const options = { ...CASES.nodenext, skipLibCheck: true, preserveSymlinks: false };
  assert.deepEqual(compile(cwd, options, ['schema.ts', 'recipe.ts']), { status: 0, stdout: '' });
});

test('the verdict has types of its own', (t) => {
  const cwd = folder(t);
  file(
    cwd,
    'program.ts',
    `import { CdEventError, init, isValid } from 'cdevents-wasm/verdict';
    await init();
    export const answer: boolean = isValid({}, { release: '0.5.1' });
    export const report = new CdEventError('bad-option', '').report?.outcome;
    // @ts-expect-error: a verdict without a report knows no warnings.
    isValid('{}', { strict: true });`,
  );
  for (const name of ['bundler', 'bundler for the browser', 'bundler for the edge', 'nodenext']) {
    assert.deepEqual(
      compile(cwd, { ...CASES[name], target: 'ES2022' }, ['program.ts']),
      { status: 0, stdout: '' },
      name,
    );
  }
});

test('the elements have types for their tags, their events and JSX', (t) => {
  const cwd = folder(t);
  cpSync(join(ROOT, 'tests/types/elements.tsx'), join(cwd, 'elements.tsx'));
  for (const name of ['bundler', 'bundler for the browser', 'node16', 'nodenext']) {
    assert.deepEqual(
      compile(cwd, { ...CASES[name], jsx: 'preserve', lib: ['ES2022', 'DOM', 'DOM.Iterable'] }, ['elements.tsx']),
      { status: 0, stdout: '' },
      name,
    );
  }
});

test('inline has the same types', (t) => {
  const cwd = folder(t);
  file(
    cwd,
    'program.ts',
    `import * as inline from 'cdevents-wasm/inline';
    import * as plain from 'cdevents-wasm';
    export const same: typeof plain = inline;`,
  );
  assert.deepEqual(compile(cwd, CASES.nodenext, ['program.ts']), { status: 0, stdout: '' });
});

test('an editor completes types and members of construct, and shows what a field is', async (t) => {
  const cwd = folder(t);
  file(cwd, 'tsconfig.json', JSON.stringify({ compilerOptions: { ...BASE, ...CASES.bundler } }));
  const server = await languageServer(cwd);
  t.after(server.end);
  const completions = (line) => server.completions(`import { construct } from 'cdevents-wasm';`, line);
  const types = await completions(`construct('|', {});`);
  for (const type of [
    'dev.cdevents.pipelinerun.finished.0.3.0',
    'dev.cdevents.pipelinerun.finished.0.2.0',
    'dev.cdevents.pipelinerun.finished',
    'pipelinerun.finished',
    'CD.Pipeline.PipelineRun.Started',
    'cd.pipelinerun.started.v1',
  ])
    assert.ok(types.includes(type), type);
  const members = (line) => completions(line).then((names) => names.sort());
  assert.deepEqual(await members(`construct('pipelinerun.finished', { | });`), [
    'context',
    'customData',
    'customDataContentType',
    'subject',
  ]);
  const content = `construct('dev.cdevents.pipelinerun.finished.0.2.0', { subject: { content: { | } } }`;
  assert.deepEqual(await members(`${content}, { release: '0.4.1' });`), ['errors', 'outcome', 'pipelineName', 'url']);
  assert.deepEqual(await members(`construct('pipelinerun.finished', { subject: { content: { outcome: '|' } } });`), [
    'cancel',
    'error',
    'failure',
    'success',
  ]);
  const draft = await members(`construct('CD.Pipeline.PipelineRun.Started', { | });`);
  assert.ok(draft.includes('pipelineRunStatus') && draft.includes('pipelineRunErrors'), String(draft));
  const field = `construct('pipelinerun.finished', { context: { source: '' }, subject: { id: '', content: { uri|: '' } } });`;
  const shown = await server.hover(`import { construct } from 'cdevents-wasm';`, field);
  assert.match(shown, /Where to watch the run\. Format: uri\.[\s\S]*@example[\s\S]*https:\/\/ci\.example\.com\//);
});
