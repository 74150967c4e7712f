// What agents read: up to date, as short as it must be, and its examples print what they show.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { blocksOf, constant } from '../support/blocks.mjs';
import { BIN, cdevents, ENVIRONMENT, file, PACKAGE, ROOT, scratch } from '../support/installed.mjs';

const AGENTS = 'docs/agents/AGENTS.md';
const SKILL = 'docs/agents/cdevents/SKILL.md';
const LLMS = 'docs/agents/llms.txt';
const OF_PAGE = 'www/public/llms.txt';

const read = (name) => readFileSync(join(ROOT, name), 'utf8');

test('all is up to date, and those for users are in the package', () => {
  execFileSync(process.execPath, [join(ROOT, 'tools/agents.mjs'), '--check'], { stdio: 'pipe' });
  for (const name of [AGENTS, SKILL, LLMS]) assert.equal(readFileSync(join(PACKAGE, name), 'utf8'), read(name));
});

test('the sizes are those that agents can take', () => {
  assert.ok(Buffer.byteLength(read(AGENTS)) <= 8 * 1024);
  const skill = read(SKILL);
  const [, name, description] = /^---\nname: (.+)\ndescription: (".+")\n---\n/.exec(skill);
  assert.equal(name, 'cdevents');
  assert.equal(dirname(SKILL).split('/').at(-1), name);
  assert.match(name, /^[a-z0-9-]{1,64}$/);
  const words = JSON.parse(description);
  assert.ok(words.length > 100 && words.length <= 1_024 && !/[<>]/.test(words));
  assert.ok(skill.split('\n').length <= 500);
});

test('every type of the newest release and every rule is named', () => {
  const newest = cdevents.catalog().vocabularies.findLast(({ status }) => status === 'released');
  for (const name of [AGENTS, SKILL, LLMS, OF_PAGE]) {
    const text = read(name);
    for (const { subject, predicate } of newest.events) assert.ok(text.includes(`${subject}.${predicate}:`), name);
    if (name === AGENTS) continue;
    for (const { code, rule } of cdevents.rules()) assert.ok(text.includes(`${code} ${rule}`), `${rule} in ${name}`);
  }
});

test('a required member has a star: without it the event is invalid, with all of them it is valid', () => {
  const [, list] = /^```text\n(.*?)^```$/ms.exec(read(AGENTS));
  const newest = cdevents.catalog().vocabularies.findLast(({ status }) => status === 'released');
  for (const line of list.trim().split('\n')) {
    const [name, members] = line.split(/: (.*)/);
    const { example } = newest.events.find(({ subject, predicate }) => `${subject}.${predicate}` === name);
    const starred = [...members.replace(/[{(][^})]*[})](?:[^,]*\})?/g, '').matchAll(/(\w+)\*/g)].map(([, one]) => one);
    for (const one of Object.keys(example.subject.content)) {
      const event = structuredClone(example);
      delete event.subject.content[one];
      assert.equal(!cdevents.isValid(event), starred.includes(one), `${one} of ${name}: ${members}`);
    }
  }
});

test('links lead to files', () => {
  for (const name of [LLMS, 'docs/agents.md', 'docs/editors.md']) {
    const links = [...read(name).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link);
    for (const link of links.filter((one) => !/^https?:/.test(one))) {
      assert.ok(existsSync(join(ROOT, dirname(name), link)), `${link} in ${name}`);
    }
  }
  assert.doesNotMatch(read(OF_PAGE), /\]\(/, 'the page has no documents');
});

describe('an example prints what is shown', () => {
  for (const name of [AGENTS, SKILL]) {
    const blocks = blocksOf(read(name));
    const event = blocks.find(({ language }) => language === 'json');
    for (const { language, text } of blocks) {
      if (language !== '' && language !== 'js') continue;
      test(`${name}: ${text.split('\n', 1)[0]}`, (t) => {
        const cwd = scratch(t);
        mkdirSync(join(cwd, 'node_modules'));
        symlinkSync(PACKAGE, join(cwd, 'node_modules/cdevents-wasm'));
        if (event !== undefined) file(cwd, 'event.json', event.text);
        const run = (program, args) => {
          const { stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', env: ENVIRONMENT });
          return stdout + stderr;
        };
        if (language === 'js') {
          file(cwd, 'program.mjs', text);
          const wanted = [...text.matchAll(/console\.log\(.*; \/\/ (.*)$/gm)].map(([, comment]) => `${comment}\n`);
          assert.ok(wanted.length > 0);
          assert.equal(run(process.execPath, ['program.mjs']), wanted.join(''));
          return;
        }
        const [, command, wanted] = /^\$ npx cdevents-wasm (.*)\n([\s\S]*)$/.exec(text);
        assert.equal(constant(run(BIN, command.split(' '))), constant(wanted));
      });
    }
  }
});

test('every command line that is named has its command and its options', () => {
  const texts = [AGENTS, SKILL, LLMS, OF_PAGE, 'docs/agents.md', 'docs/editors.md'].map(read).join('\n');
  const named = [...texts.matchAll(/npx cdevents-wasm ([a-z]+)([^`\n]*)/g)];
  assert.ok(named.length > 20);
  for (const [, command, rest] of named) {
    const { stdout, status } = spawnSync(BIN, [command, '--help'], { encoding: 'utf8', env: ENVIRONMENT });
    assert.equal(status, 0, command);
    for (const [, option] of rest.matchAll(/ (--[a-z-]+)/g))
      assert.ok(stdout.includes(`${option}`), `${command} ${option}`);
  }
});
