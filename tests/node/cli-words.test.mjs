// What the command line makes of what people type: suggestions, short names, folders and globs, typed values, help.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { cdevents, cli, file, scratch } from '../support/installed.mjs';

const wrong = json({ ...draft(), pipelineRunStatus: 'success' }).replace('"pipelineName"', '"pipelineNme"');

test('what is misspelt gets a suggestion, what is unlike anything the way to a list', (t) => {
  const cwd = scratch(t);
  file(cwd, 'event.json', json(release()));
  const cases = [
    [['check', '--formt', 'json', 'event.json'], 'unknown option "--formt"; did you mean --format?'],
    [['check', '--formt=json', 'event.json'], 'unknown option "--formt"; did you mean --format?'],
    [['check', '-q', 'event.json'], 'unknown option "-q"; cdevents-wasm check --help lists the options'],
    [['check', '--xyzzy', 'event.json'], 'unknown option "--xyzzy"; cdevents-wasm check --help lists the options'],
    [['check', '--__proto__', 'a'], 'unknown option "--__proto__"; cdevents-wasm check --help lists the options'],
    [['new', '--relase', '0.5.1', 'x'], 'unknown option "--relase"; did you mean --release?'],
    [['chek', 'event.json'], 'unknown command "chek"; did you mean check?'],
    [['explian'], 'unknown command "explian"; did you mean explain?'],
    [['frobnicate'], 'unknown command "frobnicate"; cdevents-wasm --help lists them'],
    [['help', 'chek'], 'unknown command "chek"; did you mean check?'],
    [['explain', 'unknwn-field'], 'unknown rule or type "unknwn-field"; did you mean unknown-field?'],
    [
      ['explain', 'pipelinrun.finished'],
      'unknown rule or type "pipelinrun.finished"; did you mean pipelinerun.finished?',
    ],
    [
      ['explain', 'xyzzy'],
      'unknown rule or type "xyzzy"; cdevents-wasm explain lists the rules, cdevents-wasm types the types',
    ],
    [['check', '--rule', 'draft-satus=off', 'event.json'], 'unknown rule "draft-satus"; did you mean draft-status?'],
    [['check', '--format', 'srif', 'event.json'], 'did you mean sarif?'],
    [['new', RELEASE_TYPE, '--envelope', 'structred'], 'did you mean structured?'],
    [['check', '--max-warnings', '-1', 'event.json'], '--max-warnings must be a whole number, not "-1"'],
    [['check', '--max-warnings=-1', 'event.json'], '--max-warnings must be a whole number, not "-1"'],
    [['check', '--max-diagnostics', '1.5', 'event.json'], '--max-diagnostics must be a whole number, not "1.5"'],
    [
      ['check', '--format', '--strict', 'event.json'],
      '--format needs a value; one that begins with - is written --format=--strict',
    ],
    [['check', 'event.json', '--format'], '--format needs a value\n'],
    [['check', '--strict=yes', 'event.json'], '--strict takes no value'],
  ];
  for (const [args, words] of cases) {
    const { status, stdout, stderr } = cli(args, { cwd });
    assert.deepEqual([status, stdout], [2, ''], args.join(' '));
    assert.ok(`${stderr}`.startsWith('error: ') && stderr.includes(words), `${args.join(' ')}: ${stderr}`);
    assert.equal(stderr.split('\n').length, 2);
  }
  const { status, stderr } = cli(['new', 'pipelinrun.finished'], { cwd });
  assert.equal(status, 2);
  assert.match(stderr, /did you mean .*pipelinerun\.finished/);
});

test('a rule is set by its code as well as by its name; the last one counts', (t) => {
  const cwd = scratch(t);
  file(cwd, 'event.json', json({ ...draft(), id: undefined, source: undefined, timestamp: undefined }));
  const rules = (...args) =>
    JSON.parse(
      cli(['check', '--no-config', '--format', 'json', ...args, 'event.json'], { cwd }).stdout,
    ).results[0].report.diagnostics.map(({ code, severity }) => `${code} ${severity}`);
  assert.deepEqual(rules(), ['CDE307 note']);
  for (const rule of ['CDE307', 'cde307', 'unidentified-event']) {
    assert.deepEqual(rules('--rule', `${rule}=off`), [], rule);
    assert.deepEqual(rules('--rule', 'CDE307=off', '--rule', `${rule}=warning`), ['CDE307 warning'], rule);
  }
  file(cwd, 'cdevents.config.json', json({ rules: { CDE307: 'off' } }));
  assert.equal(JSON.parse(cli(['check', '--format', 'json', 'event.json'], { cwd }).stdout).summary.notes, 0);
});

test('every command has its help, from the table that is read by: each option, and examples that can be called', (t) => {
  const cwd = scratch(t);
  const whole = cli(['--help']).stdout;
  const commands = Array.from(whole.matchAll(/^ {2}cdevents-wasm ([a-z]+)/gm), ([, name]) => name);
  assert.deepEqual(commands, [
    'check',
    'merge',
    'runs',
    'watch',
    'serve',
    'send',
    'run',
    'convert',
    'webhook',
    'new',
    'sample',
    'describe',
    'diff',
    'types',
    'explain',
    'lsp',
    'mcp',
  ]);
  for (const name of commands) {
    const { stdout, stderr, status } = cli([name, '--help']);
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual([cli([name, '-h']).stdout, cli(['help', name]).stdout], [stdout, stdout]);
    assert.equal(cli([name, 'x', '--help', 'y']).stdout, stdout);
    for (const option of stdout.matchAll(/^ {6}--([a-z-]+)( <[^>]+>)?/gm)) {
      assert.ok(whole.includes(option[0]), option[0]);
      // It is an option: what is said of its use is not that there is none.
      // A server would wait for requests, and takes no operand.
      const operands = name === 'serve' ? ['x'] : [];
      assert.doesNotMatch(cli([name, `--${option[1]}=-x`, ...operands], { cwd }).stderr, /unknown option/);
    }
    const [, examples] = stdout.split('Examples:\n');
    const lines = Array.from(examples.matchAll(/^ {2}cdevents-wasm (.*)$/gm), ([, line]) => line);
    assert.ok(lines.length > 0, name);
    // These would wait for the file that the example names, for requests, or for an editor.
    for (const line of ['watch', 'serve', 'lsp'].includes(name) ? [] : lines) {
      const args = line.split(' ').map((word) => word.replaceAll('"', ''));
      const { status: code, stderr: said } = cli(args, { cwd });
      if (['check', 'convert', 'describe', 'run', 'runs', 'send', 'webhook'].includes(name))
        assert.doesNotMatch(said, /option|--help/);
      else assert.equal(code, 0, `${line}: ${said}`);
    }
  }
  for (const text of [whole, ...commands.map((name) => cli([name, '--help']).stdout)]) {
    const long = text.split('\n').filter((line) => line.length > 80 && !/^ {2}cdevents-wasm /.test(line));
    assert.deepEqual(long, []);
  }
  // After -- it is a name.
  assert.match(cli(['check', '--', '--help'], { cwd }).stderr, /--help: cannot be read: no such file/);
});

test('folders and globs name the files in them', (t) => {
  const cwd = scratch(t);
  for (const name of [
    'events/b.json',
    'events/a.ndjson',
    'events/deep/er/c.JSON',
    'events/deep/d.jsonl',
    'events/note.txt',
    'events/.hidden.json',
    'events/.git/config.json',
    'events/node_modules/p/package.json',
    'events/[x].json',
    'other.json',
  ])
    file(cwd, name, json(release()));
  mkdirSync(join(cwd, 'hollow'));
  symlinkSync('..', join(cwd, 'events/deep/up'));
  symlinkSync('../../other.json', join(cwd, 'events/deep/link.json'));
  const names = (...args) => {
    const { stdout, stderr } = cli(['check', '--no-config', '--format', 'ndjson', ...args], { cwd });
    assert.equal(stderr, '', args.join(' '));
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file);
  };
  const all = [
    'events/[x].json',
    'events/a.ndjson',
    'events/b.json',
    'events/deep/d.jsonl',
    'events/deep/er/c.JSON',
    'events/deep/link.json',
  ];
  assert.deepEqual(names('events'), all);
  assert.deepEqual(names('./events/'), all);
  assert.deepEqual(
    names(join(cwd, 'events')),
    all.map((name) => join(cwd, name)),
  );
  assert.deepEqual(names('other.json', 'events/deep'), ['other.json', ...all.slice(3)]);
  assert.deepEqual(names('events/*.json'), ['events/[x].json', 'events/b.json']);
  assert.deepEqual(names('events/[x].json'), ['events/[x].json'], 'the name of a file is itself');
  assert.deepEqual(names('events/[ab].*'), ['events/a.ndjson', 'events/b.json']);
  assert.deepEqual(names('events/[!a[].*son'), ['events/b.json']);
  assert.deepEqual(names('events/?.{json,ndjson}'), ['events/a.ndjson', 'events/b.json']);
  assert.deepEqual(names('**/*.jsonl'), ['events/deep/d.jsonl']);
  assert.deepEqual(names('events/**/*.json'), ['events/[x].json', 'events/b.json', 'events/deep/link.json']);
  assert.deepEqual(names('*/*/*'), ['events/deep/d.jsonl', 'events/deep/link.json']);
  assert.deepEqual(names(`${cwd}/oth*`), [join(cwd, 'other.json')]);
  assert.deepEqual(names('events/note.txt'), ['events/note.txt'], 'what is named is checked, whatever it is called');
  for (const [args, words] of [
    [['hollow'], 'hollow: has no .json, .ndjson or .jsonl files in it'],
    [['no*.json'], 'no*.json: matches no file'],
    [['gone/*.json'], 'gone/*.json: matches no file'],
  ]) {
    const { status, stderr } = cli(['check', ...args], { cwd });
    assert.deepEqual([status, stderr], [2, `error: ${words}\n`]);
  }
  assert.equal(cli(['check', '--fix', 'events'], { cwd }).status, 0);
});

test('--quiet leaves errors and warnings', (t) => {
  const cwd = scratch(t);
  file(cwd, 'good.json', json(release()));
  file(cwd, 'note.json', json({ ...draft(), id: undefined }));
  file(cwd, 'wrong.json', wrong);
  file(cwd, 'doubtful.json', json({ ...draft(), pipelineRunErrors: 'x' }));
  for (const format of ['text', 'github']) {
    const check = (...args) => cli(['check', '--format', format, ...args], { cwd });
    assert.deepEqual(check('--quiet', 'good.json', 'note.json'), { status: 0, stdout: '', stderr: '' });
    const { status, stdout } = check('--quiet', 'good.json', 'wrong.json', 'doubtful.json');
    assert.equal(status, 1);
    assert.match(stdout, /CDE402[\s\S]*CDE303[\s\S]*CDE305/);
    assert.doesNotMatch(stdout, /good\.json|\d events in/);
  }
  assert.equal(
    cli(['check', '--quiet', '--format', 'json', 'note.json'], { cwd }).stdout,
    cli(['check', '--format', 'json', 'note.json'], { cwd }).stdout,
  );
});

const base = ['new', RELEASE_TYPE, '--set', 'context.source=/ci', '--set', 'subject.id=r'];
const set = (...settings) => cli([...base, ...settings.flatMap((setting) => ['--set', setting])]);

test('--set takes JSON values with := and indices in brackets', () => {
  const { stdout, stderr, status } = set(
    'customData.count:=3',
    'customData.ok:=true',
    'customData.text=3',
    'customData.nothing:=null',
    'customData.list[0]=a',
    'customData.list[1].b:=[1,{"c":2}]',
    'customData.odd:name=x=1',
    'context.links[0].linkType=END',
    'context.links[0].from.contextId=c9b3f5c6-6a9f-4a43-9c3a-0c2a7f0c1d55',
  );
  assert.deepEqual([status, stderr], [0, '']);
  const { context, customData } = JSON.parse(stdout);
  assert.deepEqual(customData, {
    count: 3,
    ok: true,
    text: '3',
    nothing: null,
    list: ['a', { b: [1, { c: 2 }] }],
    'odd:name': 'x=1',
  });
  assert.deepEqual(context.links, [{ linkType: 'END', from: { contextId: 'c9b3f5c6-6a9f-4a43-9c3a-0c2a7f0c1d55' } }]);
  for (const [settings, words] of [
    [['a:=x'], '"x" is not valid JSON, which := takes; = takes text'],
    [['a[1]=x'], 'a has 0 elements so far, so a[1] would leave a gap'],
    [['a[0]=x', 'a.b=x'], 'a is an array; its elements are a[0], …'],
    [['a=x', 'a[0]=x'], 'a is not an object, another --set gave it a value'],
    [['a.b=x', 'a[0]=x'], 'a is not an array'],
    [['a[x]=1'], '--set takes path=value'],
    [['[0]=1'], '--set takes path=value'],
    [['a[0=1'], '--set takes path=value'],
    [[':=1'], '--set takes path=value'],
    [['a[999999999]=1'], 'would leave a gap'],
  ]) {
    const refused = set(...settings);
    assert.equal(refused.status, 2, settings.join(' '));
    assert.ok(refused.stderr.includes(words), `${settings.join(' ')}: ${refused.stderr}`);
  }
});

test('a short type is the newest released one', () => {
  const { vocabularies } = cdevents.catalog();
  const newest = vocabularies.findLast(({ status }) => status === 'released');
  const wanted = newest.events.find(({ subject, predicate }) => `${subject}.${predicate}` === 'pipelinerun.finished');
  for (const name of ['pipelinerun.finished', 'dev.cdevents.pipelinerun.finished', 'PipelineRun.Finished']) {
    const { stdout, stderr } = cli(['new', name, ...base.slice(2)]);
    assert.equal(stderr, '');
    const { context } = JSON.parse(stdout);
    assert.deepEqual([context.type, context.specversion], [wanted.type, newest.id], name);
  }
  const older = cli(['new', 'pipelinerun.finished', '--release', '0.3.0', ...base.slice(2)]);
  assert.equal(JSON.parse(older.stdout).context.version, '0.3.0');
});

test('new takes short types and envelopes of every vocabulary', () => {
  const draft = ['source=/ci', 'pipelineRunId=r', 'pipelineName=p'];
  const sdk = ['source=/ci', 'pipelinerunid=r', 'pipelinerunname=p'];
  for (const [name, release, settings, type, member] of [
    ['pipelinerun.finished', undefined, base.slice(2).filter((word) => word !== '--set'), RELEASE_TYPE, 'data'],
    ['CD.Pipeline.PipelineRun.Started', undefined, draft, 'CD.Pipeline.PipelineRun.Started', 'pipelinerunid'],
    ['pipelinerun.started', 'draft', draft, 'CD.Pipeline.PipelineRun.Started', 'pipelinerunid'],
    ['cd.pipelinerun.started.v1', undefined, sdk, 'cd.pipelinerun.started.v1', 'pipelinerunid'],
    ['pipelinerun.started', 'sig-v1', sdk, 'cd.pipelinerun.started.v1', 'pipelinerunid'],
  ]) {
    const options = [...(release === undefined ? [] : ['--release', release]), '--envelope', 'structured'];
    const { stdout, status } = cli(['new', name, ...options, ...settings.flatMap((setting) => ['--set', setting])]);
    assert.equal(status, 0, name);
    const event = JSON.parse(stdout);
    assert.deepEqual([event.specversion, event.type, event.source], ['1.0', type, '/ci'], name);
    assert.ok(Object.hasOwn(event, member), `${name}: ${member}`);
    assert.ok(cdevents.isValid(event), stdout);
  }
});

test('explain says what an event needs, with an example that is valid', () => {
  for (const [name, type, needs, may] of [
    ['pipelinerun.finished', RELEASE_TYPE, ['context.id', 'subject.id'], ['subject.content.outcome']],
    ['CD.Pipeline.TaskRun.Started', 'CD.Pipeline.TaskRun.Started', ['pipelineRunId'], ['taskRunId']],
    ['cd.pipeline.taskrun.started', 'CD.Pipeline.TaskRun.Started', ['pipelineRunId'], ['taskRunId']],
  ]) {
    const { stdout, status } = cli(['explain', name]);
    assert.equal(status, 0);
    assert.ok(stdout.startsWith(`${type} (`), stdout);
    const [, before, between, example] = /Needs\n([\s\S]*?)\nMay have\n([\s\S]*?)\nExample\n([\s\S]*)$/.exec(stdout);
    for (const path of needs) assert.match(before, new RegExp(`^  ${path} `, 'm'));
    for (const path of may) assert.match(between, new RegExp(`^  ${path} `, 'm'));
    assert.equal(cdevents.validate(example).outcome, 'valid');
  }
  const old = cli(['explain', '--release', '0.3.0', 'pipelinerun.finished']).stdout;
  assert.match(old, /^dev\.cdevents\.pipelinerun\.finished\.0\.1\.1 \(/);
});

test('a line of source takes no more columns than there are', (t) => {
  const cwd = scratch(t);
  const status = '"pipelineRunStatus":"nope"';
  const before = {
    none: '',
    ascii: 'x'.repeat(400),
    wide: '漢字'.repeat(200),
    hidden: '\u202e'.repeat(90),
    pairs: '😀'.repeat(99),
  };
  const columns = (text) =>
    [...text].reduce((sum, each) => sum + (/[\u4e00-\u9fff]|\p{Emoji_Presentation}/u.test(each) ? 2 : 1), 0);
  for (const [width, env] of [
    [80, undefined],
    [40, 40],
    [200, 200],
  ]) {
    const shim = file(cwd, 'shim.mjs', env === undefined ? '' : `process.stdout.columns = ${env};`);
    for (const [name, text] of Object.entries(before)) {
      for (const after of ['', 'y'.repeat(400)]) {
        file(cwd, 'event.json', `{"data":"${text}",${status},"more":"${after}"}`);
        const lines = cli(['check', 'event.json'], { cwd, shim }).stdout.split('\n');
        const at = lines.findIndex((line) => line.includes('(draft-status)'));
        const [source, carets] = lines.slice(at + 2, at + 4);
        assert.ok(columns(source) <= width && carets.length <= width, `${width} ${name}: ${columns(source)}`);
        assert.equal(columns(source.slice(0, source.indexOf('"nope"'))), carets.indexOf('^'), `${width} ${name}`);
        assert.equal(carets.slice(carets.indexOf('^')), '^^^^^^');
      }
    }
  }
  // A value that is longer than the line: its beginning is marked, to the end of what is shown.
  file(cwd, 'event.json', json({ ...draft(), pipelineRunStatus: 'z'.repeat(300) }));
  const lines = cli(['check', 'event.json'], { cwd }).stdout.split('\n');
  const at = lines.findIndex((line) => line.includes('(draft-status)'));
  assert.ok(columns(lines[at + 2]) <= 80 && lines[at + 3].length <= 80);
  assert.equal(lines[at + 3].indexOf('^'), lines[at + 2].indexOf('"zzz'));
});
