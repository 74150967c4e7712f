// The server for agents, as the official clients of both generations of the protocol have it, over the pipes of the installed program.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { Client as Newer } from '@modelcontextprotocol/client';
import { StdioClientTransport as NewerTransport } from '@modelcontextprotocol/client/stdio';
import { Client as Older } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OlderTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import Ajv2020 from 'ajv/dist/2020.js';
import { DRAFT_TYPE, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { BIN, cdevents, cli, ENVIRONMENT } from '../support/installed.mjs';
import { DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';

const PROGRAM = { command: BIN, args: ['mcp'], env: ENVIRONMENT };
const ME = { name: 'test', version: '1.0.0' };
const CURRENT = '2025-11-25';
const NEXT = '2026-07-28';

/** Each: a client, and the version of the protocol that it speaks. */
const CLIENTS = [
  ['the first SDK', () => new Older(ME), OlderTransport, CURRENT],
  ['the second SDK as it is by default', () => new Newer(ME), NewerTransport, CURRENT],
  ['the second SDK', () => new Newer(ME, { versionNegotiation: { mode: { pin: NEXT } } }), NewerTransport, NEXT],
];

async function connected(t, [, make, Transport] = CLIENTS[0]) {
  const client = make();
  await client.connect(new Transport({ ...PROGRAM, stderr: 'pipe' }));
  t.after(() => client.close());
  return {
    client,
    /** The result as data and its text. */
    async call(name, given) {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
      assert.equal(content.length, 1);
      assert.ok(content[0].text.length <= 17_000);
      return { text: content[0].text, result: structuredContent, isError: isError === true };
    },
  };
}

/** What a registry sends of an image. */
const PUSH = {
  events: [
    {
      id: '320678d8-ca14-430f-8bb6-4ca139cd83f7',
      timestamp: '2026-03-14T14:44:26Z',
      action: 'push',
      target: {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: `sha256:${'fea8895f'.repeat(8)}`,
        repository: 'shop/app',
        tag: '1.2.3',
      },
      request: { host: 'registry.example.com', method: 'PUT' },
      source: { addr: 'registry:5000' },
    },
  ],
};

const GITHUB = { 'x-github-event': 'ping', 'x-github-delivery': 'd-1' };

/** Each: a tool, its arguments, and what must be true of its result. */
const CALLS = [
  [
    'validate',
    { input: RELEASE },
    ({ outcome, findings, events }) => outcome === 'valid' && findings.length === 0 && events[0].type === RELEASE_TYPE,
  ],
  ['validate', { input: release() }, ({ outcome, says }) => outcome === 'valid' && says.includes('release')],
  ['validate', { input: [release(), draft()] }, ({ events }) => events.length === 2],
  [
    'validate',
    { input: DRAFT_BROKEN },
    ({ outcome, findings: [first] }) =>
      outcome === 'invalid' && first.rule === 'unknown-field' && first.line === 4 && first.fix.safe,
  ],
  [
    'validate',
    { input: DRAFT_BROKEN, maxFindings: 1 },
    ({ findings, omitted }) => findings.length === 1 && omitted === 1,
  ],
  [
    'validate',
    { input: DRAFT_BROKEN, rules: { CDE402: 'off', 'draft-status': 'note' } },
    ({ outcome }) => outcome === 'invalid' || outcome === 'valid',
  ],
  ['validate', { input: '' }, ({ outcome, events }) => outcome === 'unchecked' && events.length === 0],
  [
    'fix',
    { input: `${DRAFT_BROKEN.trim().slice(0, -1)},}` },
    ({ json: text, fixes, outcome }) =>
      fixes === 2 && outcome === 'invalid' && text.includes('"pipelineName"') && text.startsWith('{\n  "type"'),
  ],
  ['fix', { input: release() }, ({ fixes, outcome }) => fixes === 0 && outcome === 'valid'],
  [
    'construct',
    {
      type: 'pipelinerun.finished',
      event: { context: { source: '/ci' }, subject: release().subject },
      id: 'e1',
      now: '2026-03-14T09:31:47Z',
    },
    ({ event, json: text, outcome }) => outcome === 'valid' && event.context.id === 'e1' && cdevents.isValid(text),
  ],
  [
    'construct',
    {
      type: DRAFT_TYPE,
      event: { source: '/ci', pipelineRunId: '1', pipelineName: 'a', pipelineRunStatus: 'Finished' },
      envelope: 'structured',
    },
    ({ event }) => event.specversion === '1.0',
  ],
  [
    'convert',
    { input: RELEASE, to: '0.4.1' },
    ({ json: text, lossy, changes }) =>
      cdevents.validate(text).event.vocabulary === '0.4.1' && lossy === changes.some((one) => one.lossy),
  ],
  ['convert', { input: '{}', to: '0.4.1' }, ({ json: text, outcome }) => text === null && outcome === 'unchecked'],
  ['explain', { rule: 'cde402' }, ({ rules: [rule] }) => rule.rule === 'unknown-field' && rule.why.length > 10],
  ['explain', {}, ({ rules }) => rules.length === cdevents.rules().length],
  ['sample', { type: 'build.queued', seed: 7 }, ({ events: [one] }) => cdevents.isValid(one.json) && one.rule === null],
  [
    'sample',
    { type: 'build.queued', fault: 'missing-field' },
    ({ events: [one] }) => one.rule === 'missing-field' && !cdevents.isValid(one.json),
  ],
  [
    'sample',
    { scenario: 'incident', release: '0.4.1' },
    ({ events }) => events.length > 2 && events.every((one) => cdevents.isValid(one.json)),
  ],
  [
    'catalog',
    {},
    ({ release: id, types, releases }) =>
      id === '0.5.1' && types.length > 40 && releases.length === cdevents.catalog().vocabularies.length,
  ],
  [
    'catalog',
    { type: 'pipelinerun.finished', release: '0.3.0' },
    ({ release: id, fields, example }) =>
      id === '0.3.0' && fields.some(({ path }) => path === 'subject.content.outcome') && cdevents.isValid(example),
  ],
  [
    'webhook',
    { headers: GITHUB, body: { zen: 'x' } },
    ({ provider, delivery, events, code }) =>
      provider === 'github' && delivery === 'd-1' && events.length === 0 && code === 'no-counterpart',
  ],
  [
    'webhook',
    { body: PUSH, release: '0.4.1' },
    ({ provider, events: [one], code }) =>
      provider === 'distribution' && code === null && cdevents.validate(one.json).event.predicate === 'published',
  ],
  ['webhook', { body: '{' }, ({ code, reason }) => code !== null && reason.length > 0],
  [
    'check-history',
    { events: [release(), release()].map(json).join('\n') },
    ({ records, findings }) => records === 2 && findings.some(({ finding }) => finding.rule === 'redelivered'),
  ],
  [
    'check-history',
    { events: [release()], complete: true },
    ({ findings, runs }) => findings.some(({ finding }) => finding.rule === 'missing-start') && runs[0].id === 'run-42',
  ],
  [
    'check-history',
    { events: [release()], expect: [{ pipeline: 'release', tasks: ['build'] }] },
    ({ runs }) => runs.length === 1,
  ],
];

describe('every tool', () => {
  for (const one of CLIENTS) {
    test(`answers ${one[0]}, which speaks ${one[3]}`, async (t) => {
      const { client, call } = await connected(t, one);
      if (client.getNegotiatedProtocolVersion) assert.equal(client.getNegotiatedProtocolVersion(), one[3]);
      assert.equal(client.getServerVersion().name, 'cdevents-wasm');
      assert.match(client.getInstructions(), /construct/);
      const { tools } = await client.listTools();
      const schemas = new Map();
      for (const { name, description, inputSchema, outputSchema, annotations } of tools) {
        assert.ok(description.length > 50 && description.length < 600, name);
        assert.match(name, /^[a-z-]{1,64}$/);
        assert.equal(annotations.readOnlyHint, true);
        for (const schema of [inputSchema, outputSchema]) {
          assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
          assert.equal(schema.type, 'object');
        }
        const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
        schemas.set(name, { input: ajv.compile(inputSchema), output: ajv.compile(outputSchema) });
      }
      assert.deepEqual(
        [...schemas.keys()],
        ['validate', 'fix', 'construct', 'convert', 'explain', 'sample', 'catalog', 'webhook', 'check-history'],
      );
      assert.deepEqual([...new Set(CALLS.map(([name]) => name))], [...schemas.keys()]);
      for (const [name, given, holds] of CALLS) {
        const { input, output } = schemas.get(name);
        assert.ok(input(given), `${name}: ${json(input.errors)}`);
        const { result, text, isError } = await call(name, given);
        assert.equal(isError, false, text);
        assert.ok(output(result), `${name}: ${json(output.errors)}`);
        assert.ok(holds(result), `${name} ${json(given)}: ${json(result)}`);
      }
    });
  }

  test('is said in the help, and in the instructions no tool is named that is not there', async (t) => {
    const { client } = await connected(t);
    const { tools } = await client.listTools();
    const { stdout } = cli(['mcp', '--help']);
    for (const { name } of tools) assert.ok(stdout.includes(name), name);
    for (const word of ['construct', 'catalog', 'validate', 'fix', 'explain', 'convert']) {
      assert.ok(client.getInstructions().includes(word) && tools.some(({ name }) => name === word));
    }
  });
});

test('what cannot be done is an error of the tool, in words', async (t) => {
  const { call } = await connected(t);
  const cases = [
    ['validate', {}, /input/],
    ['validate', { input: 5 }, /input/],
    ['validate', { input: '{}', release: '9.9' }, /release/],
    ['validate', { input: '{}', extra: 1 }, /additional/],
    ['validate', { input: '{}', rules: { nothing: 'off' } }, /`rules` is "nothing"/],
    ['validate', { input: '{}', maxFindings: 1e9 }, /maxFindings/],
    ['validate', { input: 'x'.repeat(1024 * 1024 + 1) }, /at most 1,048,576 are taken here: use the command line/],
    ['fix', { input: '{}', only: 'some' }, /only/],
    ['construct', { type: 'pipelinrun.finished', event: {} }, /did you mean/],
    ['construct', { type: 'pipelinerun.finished', event: {} }, /missing field `source`/],
    ['construct', { type: 'pipelinerun.finished', event: {}, now: 'today' }, /not a full date/],
    ['convert', { input: '{}', to: 'next' }, /to/],
    ['explain', { rule: 'unknwn-field' }, /did you mean unknown-field\?/],
    ['explain', { rule: 'x'.repeat(10_000) }, /unknown rule/],
    ['sample', { type: 'no.thing' }, /no\.thing/],
    ['sample', { type: 'build.queued', scenario: 'incident' }, /not both/],
    ['sample', { fault: 'fire' }, /expected one of missing, late/],
    ['catalog', { type: 'pipelinrun.finished' }, /did you mean pipelinerun\.finished\?/],
    ['webhook', { headers: { 'x-github-event': 5 }, body: '{}' }, /headers/],
    ['webhook', { body: {}, provider: 'svn' }, /provider/],
    ['check-history', { events: 'x'.repeat(4 * 1024 * 1024 + 1) }, /at most 4,194,304/],
    ['check-history', { events: '', expect: [{ pipeline: 'a', within: 'soon' }] }, /within/],
  ];
  for (const [name, given, words] of cases) {
    const { isError, text } = await call(name, given);
    assert.equal(isError, true, `${name} ${json(given).slice(0, 100)}`);
    assert.match(text, words);
    assert.doesNotMatch(text, /\n\s+at /);
  }
});

test('answers are bounded, whatever comes', async (t) => {
  const { call } = await connected(t);
  const many = json(
    Array.from({ length: 2_000 }, () => ({ ...draft(), [`a${'b'.repeat(200)}`]: 1, pipelineRunStatus: 'no' })),
  );
  for (const [name, given] of [
    ['validate', { input: many, maxFindings: 100 }],
    ['fix', { input: many.slice(0, 900_000) }],
    ['check-history', { events: JSON.parse(many) }],
    ['convert', { input: many.slice(0, 100_000), to: '0.5.1' }],
    ['validate', { input: '['.repeat(500_000) }],
    ['webhook', { body: '['.repeat(500_000) }],
    ['check-history', { events: `${json(release())}\n`.repeat(5_000) }],
  ]) {
    const { result, isError } = await call(name, given);
    assert.equal(isError, false, name);
    const { json: text = '', ...rest } = result;
    assert.ok(json(rest).length < 200_000, `${name}: ${json(rest).length}`);
    assert.ok((text ?? '').length < 2 * 1024 * 1024);
  }
});

describe('what no client should send', () => {
  /** The answers of the program to lines. */
  async function answers(lines, { cut = false } = {}) {
    const child = spawn(BIN, ['mcp'], { env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.stdin.on('error', () => undefined);
    const expected = lines.filter((line) => /^\{.*"id":/.test(line)).length;
    for (const line of lines) child.stdin.write(`${line}\n`);
    if (cut) child.stdin.end('{"jsonrpc":"2.0","id":9,"met');
    else {
      while (out.split('\n').length - 1 < expected)
        await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
      child.stdin.end();
    }
    const [code, signal] = await once(child, 'close');
    return {
      code,
      signal,
      err,
      answers: out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    };
  }

  const START = json({
    jsonrpc: '2.0',
    id: 0,
    method: 'initialize',
    params: { protocolVersion: CURRENT, capabilities: {}, clientInfo: ME },
  });
  const LIST = json({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });

  test('is skipped: the next request has its answer', async () => {
    for (const wrong of [
      '',
      'hello',
      '{',
      '[]',
      'null',
      '{"jsonrpc":"1.0"}',
      '['.repeat(1_000_000),
      '\u0000',
      '{"a":1}',
    ]) {
      const { code, answers: found } = await answers([START, wrong, LIST]);
      assert.equal(code, 0, wrong.slice(0, 20));
      assert.equal(found.find(({ id }) => id === 1).result.tools.length, 9, wrong.slice(0, 20));
    }
  });

  test('or an end in the middle, ends the program without a stack trace', async () => {
    const { code, signal, err } = await answers([START], { cut: true });
    assert.deepEqual([code, signal], [0, null]);
    assert.doesNotMatch(err, /^\s+at /m);
    assert.equal(cli(['mcp'], { input: '' }).status, 0);
    const { status, stderr } = cli(['mcp', 'event.json']);
    assert.equal(status, 2);
    assert.match(stderr, /mcp takes no names/);
  });

  test('a message that is too long ends it, with words', () => {
    const { status, stderr } = cli(['mcp'], { input: `${START}\n"${'x'.repeat(33 * 1024 * 1024)}"\n` });
    assert.equal(status, 1);
    assert.match(stderr, /cdevents-wasm mcp: /);
  });
});
