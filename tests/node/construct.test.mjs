// What `construct` builds, and what it refuses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cloudEvent, DRAFT_TYPE, draft, json, RELEASE_TYPE, release } from '../support/events.mjs';
import { cdevents } from '../support/installed.mjs';

const { CdEventError, construct, parse } = cdevents;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const code = (wanted) => (error) => error instanceof CdEventError && error instanceof Error && error.code === wanted;

test('a type without its version, or without its prefix too, is the newest released one', () => {
  for (const type of ['dev.cdevents.pipelinerun.finished', 'pipelinerun.finished']) {
    const { event, report } = construct(type, {
      context: { source: '/ci' },
      subject: { id: 'r', content: { outcome: 'success' } },
    });
    assert.deepEqual([event.context.type, report.outcome], [RELEASE_TYPE, 'valid']);
  }
  const older = construct(
    'pipelinerun.finished',
    { context: { source: '/ci' }, subject: { id: 'r' } },
    { release: '0.4.1' },
  );
  assert.equal(older.event.context.type, 'dev.cdevents.pipelinerun.finished.0.2.0');
  assert.throws(() => construct('pipelinerun.failed', {}), code('unknown-type'));
});

test('construct fills what can be known', () => {
  const given = { context: { source: '/ci' }, subject: { id: 'run-42', content: { outcome: 'success' } } };
  const before = json(given);
  const built = construct(RELEASE_TYPE, given);
  assert.equal(json(given), before);
  assert.equal(built.json, json(built.event));
  assert.equal(built.report.outcome, 'valid');
  assert.match(built.event.context.id, UUID);
  assert.ok(Math.abs(Date.parse(built.event.context.timestamp) - Date.now()) < 60_000);
  assert.ok(built.event.context.timestamp.endsWith('Z'));

  const fixed = construct(RELEASE_TYPE, given, { id: 'event-1', now: new Date(0) }).event;
  assert.deepEqual(fixed, {
    context: {
      specversion: '0.5.1',
      id: 'event-1',
      source: '/ci',
      type: RELEASE_TYPE,
      timestamp: '1970-01-01T00:00:00.000Z',
    },
    subject: { id: 'run-42', content: { outcome: 'success' } },
  });

  const started = construct(
    'CD.Pipeline.PipelineRun.Started',
    { pipelineRunId: 'r', pipelineName: 'p' },
    { id: 'e', now: '2026-01-01T00:00:00Z' },
  );
  assert.deepEqual(
    { ...started.event },
    {
      type: 'CD.Pipeline.PipelineRun.Started',
      id: 'e',
      timestamp: '2026-01-01T00:00:00Z',
      pipelineRunId: 'r',
      pipelineName: 'p',
      pipelineRunStatus: 'Running',
    },
  );
  assert.deepEqual(parse(started.json).event, started.event);
});

test('construct builds for an older release and into an envelope', () => {
  const older = construct(
    'dev.cdevents.pipelinerun.finished.0.2.0',
    { context: { source: '/ci' }, subject: { id: 'r' } },
    { release: '0.4.1' },
  );
  assert.equal(older.report.event.vocabulary, '0.4.1');
  assert.equal(older.event.context.version, '0.4.1');

  const wrapped = construct(RELEASE_TYPE, release(), { envelope: 'structured' });
  assert.deepEqual(wrapped.event, cloudEvent());
  assert.equal(wrapped.report.event.envelope, 'structured');
  assert.deepEqual(wrapped.report.diagnostics, []);

  const draftEnvelope = construct(DRAFT_TYPE, draft(), { envelope: 'structured' });
  assert.deepEqual(draftEnvelope.event, {
    specversion: '1.0',
    type: DRAFT_TYPE,
    id: 'event-1',
    source: 'https://ci.example.com',
    time: '2026-03-14T09:31:47Z',
    pipelinerunid: 'run-42',
    pipelinename: 'release',
    pipelinerunstatus: 'Finished',
  });
});

test('construct refuses what cannot be valid, and says why', () => {
  assert.throws(
    () => construct(RELEASE_TYPE, { context: { source: '/ci' } }),
    (error) => {
      assert.ok(code('invalid-event')(error));
      assert.equal(error.report.outcome, 'invalid');
      assert.deepEqual(
        error.report.diagnostics.map(({ rule, pointer }) => [rule, pointer]),
        [['missing-field', '/subject']],
      );
      assert.ok(error.message.includes(error.report.diagnostics[0].message));
      return true;
    },
  );
  const cycle = {};
  cycle.context = cycle;
  assert.throws(() => construct(RELEASE_TYPE, cycle), code('invalid-event'));
  assert.throws(
    () => construct(RELEASE_TYPE, { context: { type: 'dev.cdevents.nothing.0.1.0' } }),
    code('invalid-event'),
  );
  assert.throws(
    () =>
      construct(RELEASE_TYPE, {
        ...release(),
        context: { ...release().context, type: 'dev.cdevents.build.queued.0.3.0' },
        subject: { id: 'b', content: {} },
      }),
    code('bad-option'),
  );
  assert.throws(
    () => construct('dev.cdevents.pipelinerun.finnished.0.3.0', {}),
    (error) => {
      assert.ok(code('unknown-type')(error));
      assert.ok(error.message.includes(RELEASE_TYPE), error.message);
      return true;
    },
  );
  assert.throws(() => construct('nothing', {}), code('unknown-type'));
  assert.throws(() => construct('', {}), code('unknown-type'));
  assert.throws(() => construct(RELEASE_TYPE, release(), { release: '0.2.0' }), code('unknown-type'));
});

test('a __proto__ member is data in what construct is given', () => {
  const content = JSON.parse('{"__proto__":{"polluted":true}}');
  const built = construct('CD.Pipeline.PipelineRun.Started', { pipelineRunId: 'r', pipelineName: 'p', data: content });
  assert.ok(built.json.includes('"__proto__":{"polluted":true}'));
  assert.equal(Object.getPrototypeOf(built.event), Object.prototype);
  assert.equal({}.polluted, undefined);
  const outer = JSON.parse('{"__proto__":{"polluted":true},"context":{"source":"/ci"},"subject":{"id":"r"}}');
  assert.throws(
    () => construct(RELEASE_TYPE, outer),
    (error) => error.report.diagnostics[0].pointer === '/__proto__',
  );
});

test('the error lists every missing member, however few findings were asked for', () => {
  const missing = [
    ['/context', 'source'],
    ['/subject', 'id'],
    ['/subject/content', 'environment'],
    ['/subject/content', 'ticketURI'],
  ];
  for (const options of [{}, { maxDiagnostics: 1 }, { maxDiagnostics: 0 }]) {
    assert.throws(
      () => construct('dev.cdevents.incident.reported.0.3.0', {}, options),
      (error) => {
        assert.ok(code('invalid-event')(error));
        for (const [pointer, name] of missing) {
          assert.match(error.message, new RegExp(`missing field \`${name}\` in \`\\w+\` \\(at ${pointer}\\)`));
        }
        const listed = error.report.diagnostics.map(({ pointer, expected }) => [pointer, expected]);
        assert.deepEqual(listed, missing.slice(0, options.maxDiagnostics ?? missing.length));
        return true;
      },
    );
  }
  // Another error comes first, and does not hide what is missing.
  assert.throws(
    () => construct(RELEASE_TYPE, { context: { source: '' }, subject: { content: { outcome: 'bad' } } }),
    /: `source` is empty \(at \/context\/source\), missing field `id` in `subject` \(at \/subject\)$/,
  );
});

test('the type of the subject is filled in where the release has it, also where it takes any text', () => {
  const given = { context: { source: '/ci' }, subject: { id: 'r' } };
  const kind = (release) => construct('pipelinerun.finished', given, { release }).event.subject.type;
  assert.deepEqual(['0.1.0', '0.1.2', '0.2.0', '0.4.1'].map(kind), Array(4).fill('pipelineRun'));
  assert.deepEqual(['0.5.0', '0.5.1', undefined].map(kind), Array(3).fill(undefined));
});

test('whatever is given is data, and no digit of it changes', () => {
  const text = '{"__proto__":{"polluted":true},"constructor":{"prototype":1},"then":"x","n":[0.1,1e21,-0.5e-7]}';
  const given = { context: { source: '/ci' }, subject: { id: 'r' }, customData: JSON.parse(text) };
  for (const envelope of ['none', 'structured']) {
    const built = construct(RELEASE_TYPE, given, { envelope });
    assert.ok(built.json.includes(json(JSON.parse(text))), built.json);
    assert.deepEqual(JSON.parse(built.json), built.event);
  }
  assert.equal({}.polluted, undefined);
});

test('members that are nested too deeply are refused for that', () => {
  const customData = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
  const given = { context: { source: '/ci' }, subject: { id: 'r' }, customData };
  assert.throws(
    () => construct(RELEASE_TYPE, given),
    (error) => {
      assert.ok(code('invalid-event')(error));
      assert.ok(error.report.diagnostics.some(({ rule }) => rule === 'limit-depth'));
      assert.doesNotMatch(error.message, /missing/);
      return true;
    },
  );
  assert.equal(construct(RELEASE_TYPE, given, { limits: { depth: 300 } }).report.outcome, 'valid');
});
