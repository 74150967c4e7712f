// `check --format`: what each format says of the same files, read by a reader of that format.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { draft, json, release } from '../support/events.mjs';
import { cdevents, cli, file, ROOT, scratch } from '../support/installed.mjs';
import { parseCommands, parseXml } from './readers.mjs';

const misspelt = json({ ...draft(), pipelineRunStatus: 'success' }).replace('"pipelineName"', '"pipelineNme"');

/** Every case of the engine's own tests, under names that need escaping, and files with several inputs. */
function files(t) {
  const folder = scratch(t);
  const cases = join(ROOT, 'tests/cases');
  for (const rule of readdirSync(cases)) {
    for (const name of readdirSync(join(cases, rule))) {
      if (name.endsWith('.json')) file(folder, `in put/${rule}-${name}`, readFileSync(join(cases, rule, name)));
    }
  }
  file(folder, 'é 100%#1?.json', misspelt);
  file(
    folder,
    'lines.ndjson',
    `${json({ ...release(), 'é😀': 1 })}\r\n\n${misspelt}\n{"a":\r1}\n{"type":\n${misspelt}`,
  );
  file(folder, 'batch.json', `\ufeff[\n  ${misspelt},\r  ${json(release())}\r\n]`);
  file(folder, 'good.json', json(release()));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();
  assert.ok(names.length > 150, String(names.length));
  return { cwd: folder, names };
}

const check = (format, names, options) => cli(['check', '--no-config', '--format', format, ...names], options);

const STRING = { type: 'string', minLength: 1 };
const MESSAGE = { type: 'object', required: ['text'], properties: { text: STRING }, additionalProperties: false };
const COUNT = { type: 'integer', minimum: 0 };
const ONE = { type: 'integer', minimum: 1 };
const ARTIFACT = {
  type: 'object',
  required: ['uri', 'index'],
  properties: { uri: STRING, index: COUNT },
  additionalProperties: false,
};
const REGION = {
  type: 'object',
  required: ['startLine', 'startColumn', 'endLine', 'endColumn', 'charOffset', 'charLength'],
  properties: { startLine: ONE, startColumn: ONE, endLine: ONE, endColumn: ONE, charOffset: COUNT, charLength: COUNT },
  additionalProperties: false,
};
const LOCATION = {
  required: ['physicalLocation', 'logicalLocations'],
  properties: {
    id: ONE,
    message: MESSAGE,
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation'],
      properties: { artifactLocation: ARTIFACT, region: REGION },
      additionalProperties: false,
    },
    logicalLocations: {
      type: 'array',
      minItems: 1,
      items: { required: ['name', 'fullyQualifiedName'], properties: { fullyQualifiedName: { type: 'string' } } },
    },
  },
  additionalProperties: false,
};
const LEVEL = { enum: ['error', 'warning', 'note'] };

/** What we promise of SARIF, in our own words; narrower than the standard's schema. */
const SARIF = {
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  properties: {
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        required: ['tool', 'columnKind', 'newlineSequences', 'invocations', 'artifacts', 'results'],
        additionalProperties: false,
        properties: {
          columnKind: { const: 'utf16CodeUnits' },
          newlineSequences: { const: ['\r\n', '\n', '\r'] },
          tool: {
            required: ['driver'],
            properties: {
              driver: {
                required: ['name', 'version', 'semanticVersion', 'rules'],
                additionalProperties: false,
                properties: {
                  name: STRING,
                  version: STRING,
                  semanticVersion: STRING,
                  rules: {
                    type: 'array',
                    minItems: 1,
                    items: {
                      required: ['id', 'name', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
                      additionalProperties: false,
                      properties: {
                        id: { pattern: '^CDE\\d{3}$' },
                        name: { pattern: '^[a-z0-9-]+$' },
                        shortDescription: MESSAGE,
                        fullDescription: MESSAGE,
                        help: {
                          required: ['text', 'markdown'],
                          properties: { text: STRING, markdown: STRING },
                          additionalProperties: false,
                        },
                        defaultConfiguration: {
                          required: ['level'],
                          properties: { level: LEVEL },
                          additionalProperties: false,
                        },
                      },
                    },
                  },
                },
              },
            },
          },
          invocations: {
            type: 'array',
            minItems: 1,
            maxItems: 1,
            items: {
              required: ['executionSuccessful', 'exitCode', 'toolExecutionNotifications'],
              additionalProperties: false,
              properties: {
                executionSuccessful: { type: 'boolean' },
                exitCode: COUNT,
                toolExecutionNotifications: {
                  type: 'array',
                  items: { required: ['level', 'message'], properties: { level: LEVEL, message: MESSAGE } },
                },
              },
            },
          },
          artifacts: {
            type: 'array',
            items: { required: ['location', 'roles'], properties: { location: { required: ['uri'] }, length: COUNT } },
          },
          results: {
            type: 'array',
            items: {
              required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'properties'],
              additionalProperties: false,
              properties: {
                ruleId: STRING,
                ruleIndex: COUNT,
                level: LEVEL,
                message: MESSAGE,
                properties: { type: 'object' },
                locations: { type: 'array', minItems: 1, maxItems: 1, items: LOCATION },
                relatedLocations: { type: 'array', minItems: 1, items: LOCATION },
                fixes: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    required: ['description', 'artifactChanges'],
                    properties: {
                      description: MESSAGE,
                      artifactChanges: {
                        type: 'array',
                        minItems: 1,
                        maxItems: 1,
                        items: {
                          required: ['artifactLocation', 'replacements'],
                          properties: {
                            artifactLocation: ARTIFACT,
                            replacements: {
                              type: 'array',
                              minItems: 1,
                              items: {
                                required: ['deletedRegion'],
                                additionalProperties: false,
                                properties: {
                                  deletedRegion: REGION,
                                  insertedContent: { required: ['text'], properties: { text: STRING } },
                                },
                              },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
const isSarif = new Ajv({ allErrors: true, strict: false }).compile(SARIF);

/** Messages as SARIF's readers show them. */
const plain = (text) => text.replace(/\\([\\[\]])/g, '$1').replace(/\{\{|\}\}/g, ([brace]) => brace);

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The offset that a line and a column name, counted without the help of what is tested. */
function offsetOf(text, line, column) {
  const parts = text.split(/(\r\n|\r|\n)/);
  return parts.slice(0, (line - 1) * 2).join('').length + column - 1;
}

test('SARIF: every finding is there, with its rule, at its place, and with its fix', (t) => {
  const { cwd, names } = files(t);
  const { stdout, status } = check('sarif', names, { cwd });
  const log = JSON.parse(stdout);
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 5)));
  const [run] = log.runs;
  assert.deepEqual(
    [status, run.invocations],
    [1, [{ executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] }]],
  );
  assert.deepEqual(
    run.tool.driver.rules.map(({ id, name, defaultConfiguration }) => [id, name, defaultConfiguration.level]),
    cdevents.rules().map(({ code, rule, severity }) => [code, rule, severity]),
  );
  assert.deepEqual(
    run.artifacts.map(({ location }) => location.uri.split('/').map(decodeURIComponent).join('/')),
    names,
  );
  for (const { location } of run.artifacts) assert.match(location.uri, /^[\w.~!'()*%/-]+$/);

  const wanted = JSON.parse(check('json', names, { cwd }).stdout).results.flatMap(({ file: name, report }) =>
    report.diagnostics.map((diagnostic) => ({ name, ...diagnostic })),
  );
  assert.equal(run.results.length, wanted.length);
  const texts = new Map(names.map((name) => [name, decoder.decode(readFileSync(join(cwd, name)))]));
  const place = ({ artifactLocation, region }, name, range) => {
    assert.equal(artifactLocation.uri, run.artifacts[artifactLocation.index].location.uri);
    assert.equal(names[artifactLocation.index], name);
    if (range === undefined) return assert.equal(region, undefined);
    const text = texts.get(name);
    assert.equal(region.charLength, range.end.offset - range.start.offset);
    if (!text.includes('\ufffd')) {
      assert.equal(offsetOf(text, region.startLine, region.startColumn), region.charOffset, name);
      assert.equal(offsetOf(text, region.endLine, region.endColumn), region.charOffset + region.charLength, name);
    }
  };
  run.results.forEach((result, index) => {
    const { name, code, severity, message, help, pointer, range, related, expected, fix } = wanted[index];
    assert.deepEqual([result.ruleId, run.tool.driver.rules[result.ruleIndex].id, result.level], [code, code, severity]);
    assert.equal(plain(result.message.text), help === undefined ? message : `${message}\nhelp: ${help}`);
    assert.equal(result.locations[0].logicalLocations[0].fullyQualifiedName, pointer);
    assert.deepEqual(result.properties, { pointer, ...(expected === undefined ? {} : { expected }) });
    place(result.locations[0].physicalLocation, name, range);
    assert.equal(result.relatedLocations?.length, related?.length);
    related?.forEach((other, at) => place(result.relatedLocations[at].physicalLocation, name, other.range));
    assert.equal(result.fixes?.length, fix === undefined ? undefined : 1);
    const changes = result.fixes?.[0].artifactChanges[0].replacements ?? [];
    assert.deepEqual(
      changes.map(({ insertedContent }) => insertedContent?.text ?? ''),
      (fix?.edits ?? []).map(({ text }) => text),
    );
    changes.forEach(({ deletedRegion: region }, at) => {
      assert.equal(region.charLength, fix.edits[at].end - fix.edits[at].start);
      assert.equal(
        region.charOffset - fix.edits[at].start,
        result.locations[0].physicalLocation.region.charOffset - range.start.offset,
      );
      assert.equal(offsetOf(texts.get(name), region.startLine, region.startColumn), region.charOffset, name);
    });
  });
  assert.ok(run.results.some(({ relatedLocations }) => relatedLocations !== undefined));
});

test('toSarif gives the same results as the command line', (t) => {
  const { cwd, names } = files(t);
  const [wanted] = JSON.parse(check('sarif', names, { cwd }).stdout).runs;
  const texts = names
    .map((name) => [name, decoder.decode(readFileSync(join(cwd, name)))])
    .filter(([, text]) => !text.includes('\ufffd'));
  const inputs = texts.map(([name, text]) => ({
    uri: name.split('/').map(encodeURIComponent).join('/'),
    text,
    report: cdevents.validate(text),
  }));
  const log = JSON.parse(cdevents.toSarif(inputs));
  const [run] = log.runs;
  // Only a program has an exit code.
  const ended = { ...log, runs: [{ ...run, invocations: [{ ...run.invocations[0], exitCode: 0 }] }] };
  assert.ok(isSarif(ended), JSON.stringify(isSarif.errors?.slice(0, 5)));
  assert.deepEqual(run.tool, wanted.tool);
  assert.deepEqual(run.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  // Files are judged line by line where they hold a line for each event; a text is one input.
  const judged = JSON.parse(check('json', names, { cwd }).stdout).results.map(({ file: name }) => name);
  const once = names.filter((name) => judged.indexOf(name) === judged.lastIndexOf(name));
  const whole = new Set(once.map((name) => name.split('/').map(encodeURIComponent).join('/')));
  const shown = (results) =>
    results
      .filter(({ locations }) => whole.has(locations[0].physicalLocation.artifactLocation.uri))
      .filter(({ locations }) =>
        texts.some(([name]) => name === decodeURIComponent(locations[0].physicalLocation.artifactLocation.uri)),
      )
      .map((result) => JSON.parse(JSON.stringify(result, (key, value) => (key === 'index' ? undefined : value))));
  const results = shown(run.results);
  assert.ok(results.length > 100);
  assert.deepEqual(results, shown(wanted.results));
});

test('SARIF: a file that cannot be read is a run that did not succeed; one from elsewhere has its whole address', (t) => {
  const cwd = scratch(t);
  const outside = file(scratch(t), 'out side.json', json(release()));
  const [run] = JSON.parse(check('sarif', ['gone.json', outside], { cwd }).stdout).runs;
  assert.equal(run.invocations[0].executionSuccessful, false);
  assert.equal(run.invocations[0].exitCode, 2);
  assert.deepEqual(
    run.invocations[0].toolExecutionNotifications.map(({ level, message }) => [level, message.text]),
    [['error', 'cannot be read: no such file']],
  );
  assert.match(run.artifacts[1].location.uri, /^file:\/\/\/.*\/out%20side\.json$/);
});

test('SARIF: no more results than services take, the worst first, and the number left out is given', (t) => {
  const cwd = scratch(t);
  const doubtful = json({ ...draft(), id: undefined, pipelineRunErrors: 'x' });
  file(cwd, 'many.ndjson', `${`${doubtful}\n`.repeat(13_000)}${json({ ...draft(), pipelineRunStatus: 1 })}\n`);
  const [run] = JSON.parse(check('sarif', ['many.ndjson'], { cwd }).stdout).runs;
  assert.equal(run.results.length, 25_000);
  assert.equal(run.results.at(-1).level, 'error');
  assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, /^\d+ more results were left out$/);
});

test('NDJSON: a line for each input, with what the JSON format has', (t) => {
  const { cwd, names } = files(t);
  const results = JSON.parse(check('json', [...names, 'gone.json'], { cwd }).stdout).results;
  const lines = check('ndjson', [...names, 'gone.json'], { cwd }).stdout.split('\n');
  assert.equal(lines.pop(), '');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    results.map(({ report, ...rest }) => ({ ...rest, ...report })),
  );
});

test('JUnit: a suite for each file, a case for each input, a failure for each problem', (t) => {
  const { cwd, names } = files(t);
  const root = parseXml(check('junit', [...names, 'gone.json'], { cwd }).stdout);
  const results = JSON.parse(check('json', names, { cwd }).stdout).results;
  assert.equal(root.name, 'testsuites');
  assert.deepEqual(
    root.children.map(({ attributes }) => attributes.name),
    [...names, 'gone.json'],
  );
  const cases = root.children.flatMap(({ children }) => children);
  assert.equal(cases.length, results.length + 1);
  assert.equal(Number(root.attributes.tests), cases.length);
  assert.equal(Number(root.attributes.errors), 1);
  assert.equal(Number(root.attributes.failures), results.filter(({ report }) => report.outcome !== 'valid').length);
  results.forEach(({ report }, index) => {
    const [child] = cases[index].children;
    const wanted = report.outcome !== 'valid' ? 'failure' : report.diagnostics.length > 0 ? 'system-out' : undefined;
    assert.equal(child?.name, wanted);
    for (const { code } of report.diagnostics) assert.ok(child.text.includes(`[${code}]`));
  });
  assert.deepEqual(cases.at(-1).children[0].attributes, { message: 'cannot be read: no such file' });
});

/** A report's findings as people read them. */
function inReadingOrder(diagnostics) {
  const rank = ({ rule, severity }) =>
    rule === 'json-syntax' || rule === 'invalid-utf8' ? 0 : 1 + ['error', 'warning', 'note'].indexOf(severity);
  return [...diagnostics].sort((one, other) => rank(one) - rank(other));
}

test('GitHub: an annotation for each finding, with the place that an editor shows', (t) => {
  const { cwd, names } = files(t);
  const commands = parseCommands(check('github', [...names, 'gone.json'], { cwd }).stdout);
  const wanted = JSON.parse(check('json', names, { cwd }).stdout).results.flatMap(({ file: name, line, report }) =>
    inReadingOrder(report.diagnostics).map((diagnostic) => ({ name, line, ...diagnostic })),
  );
  assert.deepEqual(commands.at(-1), {
    command: 'error',
    properties: { file: 'gone.json' },
    data: 'cannot be read: no such file',
  });
  assert.equal(commands.length, wanted.length + 1);
  wanted.forEach(({ name, line, severity, code, rule, range }, index) => {
    const { command, properties } = commands[index];
    assert.equal(command, severity === 'note' ? 'notice' : severity);
    assert.equal(properties.title, `${code} ${rule}`);
    assert.equal(properties.file, name);
    if (range !== undefined)
      assert.deepEqual(
        [properties.line, properties.col],
        [String(line + range.start.line - 1), String(range.start.column)],
      );
  });
});

test('GitLab: a finding of Code Quality for each, whose fingerprint stays when its line moves', (t) => {
  const { cwd, names } = files(t);
  const found = JSON.parse(check('gitlab', [...names, 'gone.json'], { cwd }).stdout);
  const wanted = JSON.parse(check('json', names, { cwd }).stdout).results.flatMap(({ file: name, line, report }) =>
    inReadingOrder(report.diagnostics).map((diagnostic) => ({ name, line, ...diagnostic })),
  );
  assert.equal(found.length, wanted.length + 1);
  assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, found.length);
  wanted.forEach(({ name, line, severity, code, rule, range }, index) => {
    const { description, check_name, fingerprint, severity: level, location, ...more } = found[index];
    assert.equal(level, { error: 'major', warning: 'minor', note: 'info' }[severity]);
    assert.ok(description.startsWith(`${code}: `), description);
    assert.equal(check_name, rule);
    assert.match(fingerprint, /^[\da-f]{40}$/);
    assert.deepEqual(location, { path: name, lines: { begin: line + (range?.start.line ?? 1) - 1 } });
    assert.deepEqual(more, {});
  });
  const last = found.at(-1);
  assert.deepEqual(
    [last.severity, last.description, last.location.path],
    ['blocker', 'cannot be read: no such file', 'gone.json'],
  );
  file(cwd, 'moved.ndjson', `${misspelt}\n${misspelt}\n`);
  const of = () => JSON.parse(check('gitlab', ['moved.ndjson'], { cwd }).stdout);
  const before = of();
  file(cwd, 'moved.ndjson', `\n\n${json(release())}\n${misspelt}\n${misspelt}\n`);
  const after = of();
  const prints = (list) => list.map(({ fingerprint }) => fingerprint);
  assert.deepEqual(prints(after), prints(before));
  assert.notDeepEqual(after[0].location, before[0].location);
  assert.equal(check('gitlab', ['good.json'], { cwd }).stdout, '[]\n');
});

test('a cap on findings says in every format that there are more', (t) => {
  const cwd = scratch(t);
  writeFileSync(join(cwd, 'event.json'), misspelt);
  const capped = (format) =>
    cli(['check', '--no-config', '--max-diagnostics', '1', '--format', format, 'event.json'], { cwd }).stdout;
  assert.match(capped('text'), /^event\.json: and 1 more finding \(1 error\)$/m);
  assert.equal(JSON.parse(capped('json')).results[0].report.omitted, 1);
  assert.equal(JSON.parse(capped('ndjson')).omitted, 1);
  assert.equal(
    JSON.parse(capped('sarif')).runs[0].invocations[0].toolExecutionNotifications[0].message.text,
    '1 more result was left out',
  );
  assert.match(capped('junit'), /^and 1 more \(1 error\)$/m);
  assert.equal(JSON.parse(capped('gitlab')).at(-1).description, 'and 1 more (1 error)');
  assert.match(capped('github'), /^::notice file=event\.json,line=1::and 1 more \(1 error\)$/m);
});

test('people read the cause first, then errors, warnings and notes; programs get the order of the report', (t) => {
  const cwd = scratch(t);
  // A note at the root, a warning, an error, and at the end what makes it no JSON.
  file(
    cwd,
    'event.json',
    `${json({ ...draft(), id: undefined, extra: 1, pipelineRunStatus: 'success' }).slice(0, -1)},}`,
  );
  const severities = (format, pattern) =>
    [...cli(['check', '--format', format, 'event.json'], { cwd }).stdout.matchAll(pattern)].map(([, found]) => found);
  const own = cdevents.validate(readFileSync(join(cwd, 'event.json'), 'utf8')).diagnostics;
  const sorted = inReadingOrder(own).map(({ code }) => code);
  const plain = own.map(({ code }) => code);
  assert.deepEqual(new Set(own.map(({ severity }) => severity)), new Set(['error', 'warning', 'note']));
  assert.notDeepEqual(sorted, plain);
  assert.equal(sorted[0], 'CDE101');
  assert.deepEqual(severities('text', /\[(CDE\d+)\]/g), sorted);
  assert.deepEqual(severities('junit', /\[(CDE\d+)\]/g), sorted);
  assert.match(cli(['check', '--format', 'junit', 'event.json'], { cwd }).stdout, /<failure [^>]*type="CDE101"/);
  assert.deepEqual(severities('github', /title=(CDE\d+) /g), sorted);
  assert.deepEqual(severities('json', /"code": "(CDE\d+)"/g), plain);
  assert.deepEqual(severities('sarif', /"ruleId": "(CDE\d+)"/g), plain);
});
