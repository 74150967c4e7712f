// The README: what it shows is run, and what it says comes out comes out.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { blocksOf, constant } from '../support/blocks.mjs';
import { BIN, cdevents, ENVIRONMENT, file, MANIFEST, PACKAGE, ROOT, scratch, TARBALL } from '../support/installed.mjs';
import { BLOCKS as RECIPES } from '../support/recipes.mjs';
import { folder as emptyFolder, serving, sinkOf } from '../support/serving.mjs';

const blocks = blocksOf(readFileSync(join(PACKAGE, 'README.md'), 'utf8'));

/** What follows a block without a word in between is its output. */
const outputOf = (block) => {
  const next = blocks[blocks.indexOf(block) + 1];
  return next?.before === '' && ['', 'json'].includes(next.language) ? next.text : null;
};

const outputs = new Set(blocks.filter((block) => outputOf(block) !== null).map((block) => blocks.indexOf(block) + 1));

/** JSON as one line, other text as it is: the README lays some objects out by hand. */
function normal(text) {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A folder with the README's event, in which the package and what its examples import are installed. */
function folder(t) {
  const cwd = scratch(t);
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(PACKAGE, join(cwd, 'node_modules/cdevents-wasm'));
  for (const name of ['ajv', 'ajv-formats'])
    symlinkSync(join(ROOT, 'node_modules', name), join(cwd, 'node_modules', name));
  const event = blocks.find(({ language, before }) => language === 'json' && before.endsWith('this `event.json`:'));
  file(cwd, 'event.json', event.text);
  return cwd;
}

function run(cwd, program, args) {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd, encoding: 'utf8', env: ENVIRONMENT });
  return { output: stdout + stderr, status };
}

/** Runs a program, or a fragment of one that uses `validate` and the text of the event. */
function runProgram(cwd, text) {
  const isModule = !text.includes('require(');
  const needsText = /\btext\b/.test(text) && !/const text\b/.test(text);
  const isFragment = isModule && !text.includes('import');
  const imports = isFragment ? `import { validate } from 'cdevents-wasm';\n` : '';
  const prelude = needsText ? `const text = (await import('node:fs')).readFileSync('event.json', 'utf8');\n` : '';
  file(cwd, isModule ? 'program.mjs' : 'program.cjs', imports + prelude + text);
  return run(cwd, process.execPath, ['--no-warnings', isModule ? 'program.mjs' : 'program.cjs']);
}

for (const [index, block] of blocks.entries()) {
  const { language, text } = block;
  // The receiver's programs are run by the tests of the receiver, with the frameworks that they use.
  if (outputs.has(index) || RECIPES.includes(text)) continue;
  const name = `${index}: ${text.split('\n', 1)[0]}`;
  const output = outputOf(block);

  if (language === 'yaml') {
    test(`what the README passes to the action is what it takes: ${name}`, () => {
      const [step] = parse(text);
      const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
      for (const input of Object.keys(step.with)) assert.ok(input in inputs, input);
      assert.ok(step.uses.endsWith(`@v${MANIFEST.version}`));
    });
  } else if (text.startsWith('npx cdevents-wasm serve ')) {
    test('the receiver of the README takes what its next block sends, and forwards it', {
      timeout: 60_000,
    }, async (t) => {
      const cwd = emptyFolder(t);
      const sink = await sinkOf(t);
      const args = text.replace('https://events.example.com/', sink.url).trim().split(' ').slice(3);
      const server = await serving(t, join(cwd, 'cdevents-serve'), args);
      file(cwd, 'package.json', '{"scripts":{"test":"exit 3"}}');
      file(cwd, 'bin/npx', `#!/bin/sh\nshift\nexec ${BIN} "$@"\n`);
      chmodSync(join(cwd, 'bin/npx'), 0o755);
      const env = { ...ENVIRONMENT, PATH: `${join(cwd, 'bin')}:${ENVIRONMENT.PATH}` };
      for (const line of blocks[index + 1].text.trim().split('\n')) {
        const child = spawn('sh', ['-c', line.replaceAll('8340', server.port)], { cwd, env });
        let printed = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (more) => (printed += more));
        const code = await new Promise((resolve) => child.on('close', resolve));
        assert.equal(code, line.endsWith('npm test') ? 3 : 0, printed);
        if (line.includes(' runs ')) assert.match(printed, /^taskRun +\S+ \(test\) +finished +failure/m);
      }
      await server.reached('cdevents_queue_length', 0);
      assert.equal(sink.got.length, 3);
    });
  } else if (
    text.startsWith('npx cdevents-wasm new ') &&
    blocks[index - 1].text.startsWith('npx cdevents-wasm serve ')
  ) {
    // The test before runs it.
  } else if (language === '') {
    test(`a command prints what the README says: ${name}`, (t) => {
      const [, command, wanted] = /^\$ npx cdevents-wasm (.*)\n([\s\S]*)$/.exec(text);
      const { output: printed } = run(folder(t), BIN, command.split(' '));
      assert.equal(constant(printed), constant(wanted));
    });
  } else if (language === 'js') {
    test(`a program prints what the README says: ${name}`, (t) => {
      const { output: printed, status } = runProgram(folder(t), text);
      assert.equal(status, 0, printed);
      const comments = [...text.matchAll(/^.*console\.log\(.*; \/\/ (.*)$/gm)].map(([, comment]) => `${comment}\n`);
      assert.equal(normal(printed), normal(output ?? comments.join('')));
    });
  } else if (language === 'html') {
    test(`a page shows what the README says: ${name}`, (t) => {
      const script = /<script type="module">\n(.*)<\/script>/s.exec(text)?.[1];
      if (script === undefined) {
        assert.ok(existsSync(join(PACKAGE, 'dist', /src="\/cdevents\/([\w.]+)"/.exec(text)[1])));
        return;
      }
      const core = `(await import('node:fs')).readFileSync('node_modules/cdevents-wasm/dist/core.wasm')`;
      const program = script
        .replace('init()', `init(${core})`)
        .replace(/document\.body\.textContent = (.*);/, 'console.log($1);');
      assert.equal(runProgram(folder(t), program).output, output);
    });
  } else if (language === 'ts') {
    test(`the compiler says what the README says: ${name}`, (t) => {
      const cwd = folder(t);
      file(cwd, 'program.ts', text);
      const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'program.ts'];
      const { output: errors } = run(cwd, join(ROOT, 'node_modules/.bin/tsc'), options);
      const words = (lines) => lines.split(/\s+/).join(' ').trim();
      assert.ok(words(errors).includes(words(output)), errors);
      const right = runProgram(cwd, `${text.replace('url:', 'uri:')}console.log(json);\n`);
      const wanted = blocks[index + 2];
      assert.match(wanted.before, /With `uri` instead of `url` it compiles, and `json` is$/);
      assert.equal(constant(right.output), constant(wanted.text));
    });
  } else if (language === 'json' && text.includes('"maxWarnings"')) {
    test('the settings of the README are accepted', (t) => {
      const cwd = folder(t);
      file(cwd, 'cdevents.config.json', text);
      file(
        cwd,
        'right.json',
        JSON.stringify(
          cdevents.construct('dev.cdevents.build.queued.0.3.0', { context: { source: '/ci' }, subject: { id: 'b' } })
            .event,
        ),
      );
      assert.deepEqual(
        [run(cwd, BIN, ['check', 'right.json']).status, run(cwd, BIN, ['check', 'event.json']).status],
        [0, 1],
      );
    });
  } else if (language === 'json') {
    test(`JSON of the README is JSON: ${name}`, () => void JSON.parse(text));
  } else {
    test(`the files that a command of the README names are there: ${name}`, () => {
      assert.equal(language, 'sh', `${language}: a kind of block that no test knows`);
      const clone = /<clone>\/(\S+)/.exec(text)?.[1];
      if (clone !== undefined) assert.equal(join(ROOT, clone), TARBALL);
      for (const [, path] of text.matchAll(/node_modules\/cdevents-wasm\/(\S+)/g))
        assert.ok(existsSync(join(PACKAGE, path.replace('*', ''))), path);
      assert.ok(clone !== undefined || text.includes('node_modules/cdevents-wasm/'), text);
    });
  }
}

test('the README of the package has these blocks', () => {
  assert.ok(blocks.length > 25, `${blocks.length} blocks`);
  assert.ok(blocks.some(({ text }) => text.startsWith('$ npx cdevents-wasm check event.json\n')));
});
