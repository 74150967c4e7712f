// Nothing that comes from an event or a file's name steers whatever reads the output: in no format, from no place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, json } from '../support/events.mjs';
import { cdevents, cli, file, scratch } from '../support/installed.mjs';
import { parseCommands, parseXml } from './readers.mjs';

const HOSTILE = [
  // Terminals.
  '\u001b[31mred',
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://example.com\u001b\\link',
  '\u001b]52;c;aGk=\u0007',
  '\u001bc',
  '\u009b2J',
  '\u009d0;title\u009c',
  '\u0007',
  '\b\b\b',
  '\u007f',
  'a\rb',
  'a\nb',
  '\r\n\r\n',
  '\v',
  '\f',
  '\u0085',
  '\u0001\u0002',
  '\u000e\u000f',
  '\t\ttab',
  // What is read in another order, or not seen at all.
  '\u202e.nosj',
  '\u202a\u202c',
  '\u202b',
  '\u202d',
  '\u2066\u2069',
  '\u2067',
  '\u2068',
  '\u200e',
  '\u200f',
  '\u061c',
  '\u200b',
  '\u200c\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u2028',
  '\u2029',
  '\u{e0001}',
  '\u{e0041}\u{e007f}',
  '\u180e',
  '\ufff9\ufffa\ufffb',
  '\u115f\u1160',
  '\u3164',
  '\uffa0',
  '\u{1d173}',
  '\u206a',
  '\u2061',
  // CI runners.
  '::error::no',
  '  ::error file=a,line=1::no',
  '::set-output name=a::b',
  '::add-mask::e',
  '::stop-commands::x',
  '\n::error::no',
  '\r::warning::no',
  '##[error]no',
  '##[group]',
  '##[add-mask]e',
  '##vso[task.setvariable variable=a]b',
  '##VSO[task.complete]',
  '##teamcity[testFailed]',
  '###[error]',
  '::',
  ':',
  '#',
  '##',
  '[',
  '%0A::error::no',
  '%0a',
  '%25',
  'a:b,c=d',
  '1::2',
  // XML, Markdown, SARIF.
  '<script>alert(1)</script>',
  ']]>',
  '<![CDATA[',
  '&amp;&#27;',
  '"\'>',
  '<!--',
  '-->',
  '\ufffe',
  '\uffff',
  '[a](https://example.com)',
  '![a](b)',
  '{0}',
  '{{0}}',
  '}',
  '\\[',
  '\\',
  '\\\\[',
  '`a`',
  '$(id)',
  '`id`',
  '%s%n',
  '../../x',
  '-',
  '--fix',
  'a b',
  "'; --",
  '😀\u200d🔧',
  'e\u0301\u0301\u0301',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'x'.repeat(300),
];

/** Nothing that a terminal acts on or hides, but our own line ends; nothing that a runner takes for its own. */
function assertHarmless(output, what) {
  const found = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/u.exec(output);
  const about = found === null ? '' : JSON.stringify(output.slice(Math.max(0, found.index - 60), found.index + 20));
  assert.equal(found, null, `${what}: ${about}`);
  const command = /^.*##[A-Za-z]*\[.*$/m.exec(output);
  assert.equal(command, null, `${what}: ${command}`);
}

/** Nor does anything look like a command of the newer kind, even where runners do not look for one. */
function assertNoCommand(output) {
  assert.equal(/^.*::[A-Za-z].*$/m.exec(output), null);
  assert.doesNotMatch(output, /^\s*::/m);
  assert.deepEqual(parseCommands(output), []);
}

/** Names begin with the string itself; the number after it makes them unique. */
const nameOf = (text, kind, index) => `${text.replaceAll('/', '_').slice(0, 60)}${kind}${index}.json`;

function files(t) {
  const cwd = scratch(t);
  const texts = {
    value: (text) => json({ ...draft(), pipelineRunStatus: text, source: text, pipelineRunUrl: `javascript:${text}` }),
    key: (text) => json({ ...draft(), [text]: 1, [`pipelineName${text}`]: 1 }),
    type: (text) => json({ ...draft(), type: `CD.Pipeline.PipelineRun.Finished${text}` }),
    other: (text) => json({ ...draft(), type: text }),
    twice: (text) => `{${json(text)}:1,${json(text)}:2,${json(draft()).slice(1)}`,
    broken: (text) => `{\n"type":"CD.Pipeline.PipelineRun.Queued",\n${text}\n}`,
    bare: (text) => text,
    comment: (text) => `{"a":/*${text}*/ 1, //${text}\n"b":"${text}",}`,
  };
  const written = [];
  HOSTILE.forEach((text, index) => {
    for (const [kind, make] of Object.entries(texts)) {
      const name = nameOf(text, kind, index);
      const content = make(text);
      file(cwd, name, content);
      written.push({ name, content });
    }
  });
  return {
    cwd,
    written,
    names: [...written.map(({ name }) => name), ...HOSTILE.map((text, index) => nameOf(text, 'gone', index))],
  };
}

const check = (format, names, cwd) => cli(['check', '--no-config', '--format', format, '--', ...names], { cwd });

test('there are enough of them', () => {
  assert.ok(new Set(HOSTILE).size >= 100 && new Set(HOSTILE).size === HOSTILE.length);
});

test('the text output and standard error are harmless, and no line is a command', (t) => {
  const { cwd, names } = files(t);
  const { stdout, stderr } = check('text', names, cwd);
  for (const output of [stdout, stderr]) {
    assertHarmless(output, 'text');
    assertNoCommand(output);
  }
  assert.equal(stderr.split('\n').length, HOSTILE.length + 1);
  assert.ok(stdout.includes('\\u{202e}') && stdout.includes('\\u{1b}'));
});

test('a name of colons starts no command with the rest of the name', (t) => {
  const cwd = scratch(t);
  for (const name of [':', ' :', '::', '\t:']) {
    for (const content of [json(draft()), 'x::y']) {
      file(cwd, name, content);
      for (const format of ['text', 'junit']) assertNoCommand(check(format, [name], cwd).stdout);
    }
  }
});

test('JSON and NDJSON are harmless as they are, and keep every string unchanged', (t) => {
  const { cwd, names, written } = files(t);
  const whole = check('json', names, cwd).stdout;
  const lines = check('ndjson', names, cwd).stdout;
  assertHarmless(whole, 'json');
  assertHarmless(lines, 'ndjson');
  assert.deepEqual(parseCommands(whole + lines), []);
  const { results } = JSON.parse(whole);
  assert.deepEqual([...new Set(results.map((result) => result.file))], names);
  assert.deepEqual(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
    results.map(({ report, ...rest }) => ({ ...rest, ...report })),
  );
  for (const { name, content } of written) {
    const [found] = results.filter((result) => result.file === name);
    if (found.line === 1 && found.offset === 0 && !name.includes('bare'))
      assert.deepEqual(found.report, cdevents.validate(content), name);
  }
});

test('SARIF is harmless as it is, names the files, and has no link and no placeholder', (t) => {
  const { cwd, names } = files(t);
  const { stdout } = check('sarif', names, cwd);
  assertHarmless(stdout, 'sarif');
  const [run] = JSON.parse(stdout).runs;
  assert.deepEqual(
    run.artifacts.map(({ location }) => decodeURIComponent(location.uri)),
    names,
  );
  for (const { location } of run.artifacts) assert.match(location.uri, /^[\w.~!'()*%-]+$/);
  for (const { message, fixes = [], relatedLocations = [] } of run.results) {
    for (const { text, markdown } of [
      message,
      ...fixes.map(({ description }) => description),
      ...relatedLocations.map((other) => other.message),
    ]) {
      assert.equal(markdown, undefined);
      assert.doesNotMatch(text.replace(/\\[\\[\]]/g, ''), /[[\]\\]/);
      assert.doesNotMatch(text.replace(/\{\{|\}\}/g, ''), /[{}]/);
    }
  }
});

test('JUnit is harmless, well-formed XML of the same shape as for harmless files', (t) => {
  const { cwd, names } = files(t);
  const { stdout } = check('junit', names, cwd);
  assertHarmless(stdout, 'junit');
  assertNoCommand(stdout);
  const root = parseXml(stdout);
  assert.equal(root.children.length, names.length);
  assert.equal(Number(root.attributes.tests), root.children.flatMap(({ children }) => children).length);
});

test('GitLab gets harmless JSON about these files', (t) => {
  const { cwd, names } = files(t);
  const { stdout } = check('gitlab', names, cwd);
  assertHarmless(stdout, 'gitlab');
  assertNoCommand(stdout);
  const paths = new Set(JSON.parse(stdout).map(({ location }) => location.path));
  assert.ok(paths.size > 1 && paths.size <= names.length);
});

test('GitHub gets our commands and no others, about these files', (t) => {
  const { cwd, names } = files(t);
  const { stdout } = check('github', names, cwd);
  assertHarmless(stdout, 'github');
  const commands = parseCommands(stdout);
  const { results } = JSON.parse(check('json', names, cwd).stdout);
  const wanted = results.flatMap(({ file: name, report }) =>
    report === undefined ? [name] : report.diagnostics.map(() => name),
  );
  assert.equal(commands.length, wanted.length);
  for (const [index, { command, properties }] of commands.entries()) {
    assert.match(command, /^(error|warning|notice)$/);
    assert.ok(
      Object.keys(properties).every((key) => ['file', 'line', 'endLine', 'col', 'endColumn', 'title'].includes(key)),
    );
    if (/^[\n\r -~]*$/.test(wanted[index]) && !wanted[index].includes('##'))
      assert.equal(properties.file, wanted[index]);
  }
});

test('bad arguments are reported without being obeyed', (t) => {
  const cwd = scratch(t);
  const calls = [
    (text) => ['check', `--no ${text}`],
    (text) => ['check', '--format', `x${text}`, 'a'],
    (text) => ['check', '--rule', `${text}=off`, 'a'],
    (text) => ['check', '--config', `${text}x`, 'a'],
    (text) => [`x${text}`],
  ];
  HOSTILE.forEach((text, index) => {
    const args = calls[index % calls.length](text);
    const { status, stderr, stdout } = cli(args, { cwd });
    assert.deepEqual([status, stdout], [2, ''], json(args));
    assertHarmless(stderr, json(args));
    assert.match(stderr, /^error: .*\n$/);
  });
});
