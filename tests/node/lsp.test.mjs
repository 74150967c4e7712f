// The language server as an editor has it: the protocol's own library as the client, over the pipes of the installed program.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { CAPABLE, edited, editor, editsOf } from '../support/editor.mjs';
import { json, release } from '../support/events.mjs';
import { cdevents, file, scratch } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';
import { DRAFT, DRAFT_ATTRIBUTES, DRAFT_BROKEN, RELEASE } from '../support/texts.mjs';

const EVENT = 'file:///project/release.cdevent.json';
const LINES = 'file:///project/releases.cdevents.ndjson';
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

/** Where a part of a text begins, plus an offset, as the protocol has it. */
function at(text, part, plus = 0) {
  const before = text.slice(0, text.indexOf(part) + plus).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
}

/** An offset as the protocol has it; never between the two halves of a pair, as editors send it. */
function placeIn(text, offset) {
  const isInPair = /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
  const lines = text.slice(0, isInPair ? offset - 1 : offset).split(/\r\n|\n|\r(?!\n)/);
  return { line: lines.length - 1, character: lines.at(-1).length };
}

/** A text without the mark `|`, and where it was. */
function marked(text) {
  return { text: text.replace('|', ''), position: at(text, '|') };
}

const actions = (one, uri, range = EVERYWHERE, only = undefined) =>
  one.ask('codeAction', uri, { range, context: { diagnostics: [], ...(only && { only }) } });

describe('diagnostics', () => {
  test('are the report: places, severities, codes, the pages of the rules, what is related', async (t) => {
    const one = await editor(t);
    const twice = RELEASE.replace('"outcome": "success"', '"outcome": "success",\n      "outcome": "failure"');
    const cases = [DRAFT, DRAFT_BROKEN, DRAFT_ATTRIBUTES, RELEASE, twice, '{', '[]', '"é😀', RELEASE.slice(0, 300)];
    for (const [index, text] of cases.entries()) {
      const uri = `file:///project/${index}.cdevent.json`;
      await one.open(uri, text);
      const found = await one.diagnostics(uri);
      const { diagnostics } = cdevents.validate(text);
      assert.deepEqual(
        found.map(({ range, severity, code, source }) => ({ range, severity, code, source })),
        diagnostics.map(({ range, severity, code }) => ({
          range: {
            start: { line: range.start.line - 1, character: range.start.column - 1 },
            end: { line: range.end.line - 1, character: range.end.column - 1 },
          },
          severity: { error: 1, warning: 2, note: 3 }[severity],
          code,
          source: 'cdevents',
        })),
        text,
      );
      for (const [place, { message, help, related = [], url }] of diagnostics.entries()) {
        const { message: shown, relatedInformation = [], codeDescription } = found[place];
        assert.deepEqual(shown.split('\n').slice(0, 2), [message, help].filter(Boolean));
        assert.equal(relatedInformation.length, related.filter(({ range }) => range !== undefined).length);
        const page = fileURLToPath(codeDescription.href);
        assert.ok(page.endsWith(url) && existsSync(page), page);
      }
    }
    const [related] = (await one.diagnostics('file:///project/4.cdevent.json')).flatMap(
      ({ relatedInformation = [] }) => relatedInformation,
    );
    assert.equal(related.location.uri, 'file:///project/4.cdevent.json');
    assert.deepEqual(await one.shutDown(), { code: 0, signal: null });
    assert.equal(one.log(), '');
  });

  test('are at each line of a document of lines, the first one broken or not, and count UTF-16', async (t) => {
    const one = await editor(t);
    const good = json(release());
    const wrong = good.replace('"outcome":"success"', '"outcome":"😀"');
    assert.notEqual(good, wrong);
    await one.open(LINES, `{"broken\n${good}\r\n\n${wrong.replace('run-42', 'é😀😀😀')}\n${wrong}`);
    const found = await one.diagnostics(LINES);
    const where = found.map(({ code, range: { start, end } }) => [code, start.line, end.character - start.character]);
    assert.deepEqual(where, [
      ['CDE101', 0, where[0][2]],
      ['CDE404', 3, 4],
      ['CDE404', 4, 4],
    ]);
    assert.equal(found[1].range.start.character, found[2].range.start.character + 1);
  });

  test('follow changes that are sent as ranges, in the order in which they apply', async (t) => {
    const one = await editor(t);
    await one.open(EVENT, RELEASE);
    assert.deepEqual(await one.diagnostics(EVENT), []);
    const outcome = at(RELEASE, '"success"');
    await one.change(
      EVENT,
      [outcome.line, outcome.character, outcome.line, outcome.character + 9, '"succes"'],
      [0, 0, 0, 0, '\n\n'],
      [1, 0, 2, 0, ''],
    );
    const [finding, ...others] = await one.diagnostics(EVENT);
    assert.deepEqual(others, []);
    assert.deepEqual(finding.range, {
      start: { line: outcome.line + 1, character: outcome.character },
      end: { line: outcome.line + 1, character: outcome.character + 8 },
    });
    await one.change(EVENT, RELEASE);
    assert.deepEqual(await one.diagnostics(EVENT), []);
    await one.change(EVENT, DRAFT_BROKEN);
    assert.equal((await one.diagnostics(EVENT)).length, 2);
    await one.close(EVENT);
    assert.deepEqual(await one.when(() => one.published.get(EVENT).find(({ version }) => version === undefined)), {
      uri: EVENT,
      diagnostics: [],
    });
  });

  test('are those of the whole text after any changes, however fast they come', async (t) => {
    const one = await editor(t);
    const { below, of } = numbers(20);
    const pieces = [
      '"',
      '{',
      '}',
      ',',
      '\n',
      '\r\n',
      'é',
      '😀',
      ': 1',
      '',
      '',
      RELEASE.slice(40, 90),
      '"outcome"',
      ' ',
    ];
    for (const start of [RELEASE, DRAFT_BROKEN, `${json(release())}\n`.repeat(3)]) {
      const uri = start.startsWith('{"') ? LINES : EVENT;
      let text = start;
      await one.open(uri, text);
      for (let round = 0; round < 12; round += 1) {
        const changes = Array.from({ length: 1 + below(4) }, () => {
          const places = [placeIn(text, below(text.length + 1)), placeIn(text, below(text.length + 1))];
          const [from, to] = places.sort((a, b) => a.line - b.line || a.character - b.character);
          const end = below(3) === 0 ? to : from;
          const change = [from.line, from.character, end.line, end.character, of(pieces)];
          text = edited(text, [{ range: { start: from, end }, newText: change[4] }]);
          return change;
        });
        await one.change(uri, ...changes);
        if (round % 4 !== 3) continue;
        const fresh = `file:///project/fresh-${round}-${uri === LINES ? 'l.cdevents.ndjson' : 'e.cdevent.json'}`;
        await one.open(fresh, text);
        const [found, wanted] = [await one.diagnostics(uri), await one.diagnostics(fresh)];
        assert.deepEqual(
          found.map(({ relatedInformation: _, ...rest }) => rest),
          wanted.map(({ relatedInformation: _, ...rest }) => rest),
          text,
        );
        await one.close(fresh);
      }
      await one.close(uri);
    }
  });

  test('are only for documents with events, unless the settings say any JSON', async (t) => {
    const one = await editor(t, {
      capabilities: { ...CAPABLE, workspace: { ...CAPABLE.workspace, configuration: true } },
      settings: { anyJson: false },
    });
    const other = 'file:///project/package.json';
    const names = ['a.cdevent.json', 'a.cdevents.json', 'a%20b.cdevents.ndjson', 'A.CDEVENT.JSON', 'a.cdevents.jsonl'];
    for (const name of names) {
      await one.open(`file:///project/${name}`, '{');
      assert.equal((await one.diagnostics(`file:///project/${name}`)).length, 1, name);
    }
    await one.open('untitled:Untitled-1', '{', 'cdevents');
    assert.equal((await one.diagnostics('untitled:Untitled-1')).length, 1);
    await one.open(other, '{}');
    for (const method of ['hover', 'completion']) {
      assert.equal(await one.ask(method, other, { position: { line: 0, character: 1 } }), null);
    }
    assert.equal(await actions(one, other), null);
    one.set({ anyJson: true });
    await one.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal((await one.diagnostics(other))[0].code, 'CDE201');
    one.set({ anyJson: false });
    await one.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await one.when(
      () =>
        (one.published.get(other).length >= 2 && one.published.get(other).at(-1).diagnostics.length === 0) || undefined,
    );
  });

  test('are as the settings of the editor and of the project say, the editor first', async (t) => {
    const folder = scratch(t);
    const path = file(folder, 'events/a.cdevent.json', '');
    file(folder, 'cdevents.config.json', json({ rules: { 'not-in-enum': 'warning' } }));
    file(folder, '.git', '');
    const uri = pathToFileURL(path).href;
    const text = RELEASE.replace('"success"', '"passed"');
    const severities = async (one) => (await one.diagnostics(uri)).map(({ severity }) => severity);

    const plain = await editor(t);
    await plain.open(uri, text);
    assert.deepEqual(await severities(plain), [2]);

    const without = await editor(t, { args: ['--stdio', '--no-config'] });
    await without.open(uri, text);
    assert.deepEqual(await severities(without), [1]);

    const set = await editor(t, { initializationOptions: { rules: { CDE404: 'note' }, release: '' } });
    await set.open(uri, text);
    assert.deepEqual(await severities(set), [3]);
    await set.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { cdevents: { release: 'draft' } },
    });
    await set.when(
      () =>
        set.published
          .get(uri)
          .at(-1)
          .diagnostics.some(({ code }) => code !== 'CDE404') || undefined,
    );

    // What is wrong is said once, and the rest counts.
    const wrong = await editor(t, {
      initializationOptions: { release: '9.9', anyJson: 1, rules: { 'not-in-enum': 'off' }, path: '/usr/bin/x' },
    });
    await wrong.open(uri, text);
    assert.deepEqual(await severities(wrong), []);
    assert.deepEqual(
      wrong.messages.map(({ type, message }) => [type, message.split(' ')[0]]),
      [
        [1, 'cdevents.release:'],
        [1, 'cdevents.anyJson'],
      ],
    );
    writeFileSync(`${folder}/cdevents.config.json`, '{ "strikt": true }');
    const broken = await editor(t);
    await broken.open(uri, text);
    assert.deepEqual(await severities(broken), [1]);
    await broken.change(uri, RELEASE);
    assert.deepEqual(await severities(broken), []);
    assert.equal(broken.messages.length, 1);
    assert.match(broken.messages[0].message, /unknown key "strikt"; did you mean strict\?/);
  });

  test('of long documents are few, and say that there are more', async (t) => {
    const one = await editor(t);
    const wrong = json(release()).replace('"success"', '"passed"');
    await one.open(LINES, `${wrong}\n`.repeat(1_500));
    const found = await one.diagnostics(LINES);
    assert.equal(found.length, 1_001);
    assert.match(found.at(-1).message, /^500 more findings/);
    await one.open(EVENT, `"${'x'.repeat(4 * 1024 * 1024)}"`);
    const [only, ...others] = await one.diagnostics(EVENT);
    assert.deepEqual(others, []);
    assert.match(only.message, /4,194,306 characters, at most 4,194,304 are checked here: run `cdevents-wasm check`/);
    assert.equal(await actions(one, EVENT), null);
    const deep = 'file:///project/deep.cdevent.json';
    await one.open(deep, '['.repeat(1_000_000));
    assert.ok((await one.diagnostics(deep)).length > 0);
    for (const method of ['hover', 'completion']) {
      await one.ask(method, deep, { position: { line: 0, character: 500_000 } });
    }
    assert.deepEqual(await one.shutDown(), { code: 0, signal: null });
  });
});

describe('code actions', () => {
  test('fix each finding as its report says, safe fixes first and preferred', async (t) => {
    const one = await editor(t);
    for (const [index, text] of [
      DRAFT_BROKEN,
      RELEASE.replace('"success"', '"succes"'),
      `${DRAFT.trim()},`,
    ].entries()) {
      const uri = `file:///project/${index}.cdevent.json`;
      await one.open(uri, text);
      const { diagnostics } = cdevents.validate(text);
      const fixes = diagnostics.flatMap(({ fix }) => fix ?? []);
      const quick = await actions(one, uri, EVERYWHERE, ['quickfix']);
      assert.equal(quick.length, fixes.length);
      assert.deepEqual(
        quick.map(({ isPreferred }) => isPreferred),
        fixes.map(({ safe }) => safe).sort((first, second) => Number(second) - Number(first)),
      );
      for (const action of quick) {
        assert.equal(action.edit.documentChanges[0].textDocument.version, 1);
        const { edits } = fixes.find(({ title }) => title === action.title);
        const applied = [...edits].sort((first, second) => second.start - first.start);
        const wanted = applied.reduce((now, { start, end, text }) => now.slice(0, start) + text + now.slice(end), text);
        assert.equal(edited(text, editsOf(action)), wanted);
        assert.equal(action.diagnostics.length, 1);
      }
    }
  });

  test('are those of the place that is asked about', async (t) => {
    const one = await editor(t);
    await one.open(EVENT, DRAFT_BROKEN);
    const here = at(DRAFT_BROKEN, 'pipelineNam"', 3);
    const titles = async (position) =>
      (await actions(one, EVENT, { start: position, end: position }, ['quickfix'])).map(({ title }) => title);
    assert.deepEqual(await titles(here), ['Rename to `pipelineName`']);
    assert.deepEqual(await titles({ line: 0, character: 0 }), []);
    const kinds = async (...only) => [
      ...new Set((await actions(one, EVENT, EVERYWHERE, only)).map(({ kind }) => kind)),
    ];
    assert.deepEqual(await kinds('quickfix'), ['quickfix']);
    assert.deepEqual(await kinds('source.fixAll'), ['source.fixAll.cdevents']);
    assert.deepEqual(await kinds('source'), ['source.fixAll.cdevents']);
    assert.deepEqual(await kinds('refactor'), ['refactor.rewrite.cdevents']);
    assert.deepEqual(await kinds('source.organizeImports', 'refactor.extract'), []);
  });

  test('fix everything that is safe, as `check --fix` does, in documents of one value and of lines', async (t) => {
    const one = await editor(t);
    const fixed = (text) => cdevents.applyFixes(text, cdevents.validate(text));
    const line = json(JSON.parse(DRAFT_BROKEN));
    const cases = [
      [EVENT, DRAFT_BROKEN, fixed(DRAFT_BROKEN)],
      [
        LINES,
        `${line}\r\n\n${json(release())}\n{"x\n${line}\n`,
        `${fixed(line)}\r\n\n${json(release())}\n{"x\n${fixed(line)}\n`,
      ],
    ];
    for (const [uri, text, wanted] of cases) {
      assert.notEqual(text, wanted);
      await one.open(uri, text);
      const [all, ...others] = await actions(one, uri, EVERYWHERE, ['source.fixAll']);
      assert.deepEqual(others, []);
      assert.equal(edited(text, editsOf(all)), wanted);
      await one.change(uri, wanted);
      assert.deepEqual(await actions(one, uri, EVERYWHERE, ['source.fixAll']), []);
    }
  });

  test('convert the event at the place, and ask before something is lost', async (t) => {
    const one = await editor(t);
    const others = cdevents.catalog().vocabularies.map(({ id }) => id);
    const precise = RELEASE.replace(
      '"outcome": "success"',
      '"outcome": "success"\n    }\n  },\n  "customData": {\n    "n": 1.10e2, "deep": {\n      "a": 12345678901234567890',
    );
    for (const [uri, text] of [
      [EVENT, precise],
      ['file:///project/2.cdevent.json', DRAFT],
      ['file:///project/one.cdevent.json', json(release())],
    ]) {
      const { event } = cdevents.validate(text);
      await one.open(uri, text);
      const offered = await actions(one, uri, EVERYWHERE, ['refactor.rewrite']);
      assert.equal(offered.length, others.length - 1);
      assert.ok(offered.every(({ edit, data }) => edit === undefined && data.to !== event.vocabulary));
      for (const action of offered) {
        const converted = cdevents.convert(text, { to: action.data.to });
        const resolved = await one.connection.sendRequest('codeAction/resolve', action);
        if (converted.json === null) {
          assert.equal(resolved.edit, undefined);
          continue;
        }
        const result = edited(text, editsOf(resolved));
        assert.deepEqual(JSON.parse(result), JSON.parse(converted.json), action.title);
        assert.equal(result.replaceAll(/\s/g, ''), converted.json.replaceAll(/\s/g, ''), 'as the engine writes it');
        assert.equal(result.trim().includes('\n'), text.trim().includes('\n'));
        assert.equal(result.endsWith('\n'), text.endsWith('\n'));
        const { changeAnnotations = {} } = resolved.edit;
        assert.equal(changeAnnotations.lossy?.needsConfirmation === true, converted.lossy, action.title);
      }
    }
    // The edit of a version that is gone is not made.
    const [first] = await actions(one, EVENT, EVERYWHERE, ['refactor.rewrite']);
    await one.change(EVENT, DRAFT);
    assert.equal((await one.connection.sendRequest('codeAction/resolve', first)).edit, undefined);
    for (const data of [undefined, null, 5, { uri: 3 }, { uri: EVENT, version: 2, units: 0, to: '7' }]) {
      const sent = { title: 'x', ...(data !== undefined && { data }) };
      const answer = await one.connection.sendRequest('codeAction/resolve', sent).catch((error) => error.message);
      assert.ok(typeof answer === 'string' || answer.edit === undefined);
    }
    assert.ok((await actions(one, EVENT)).length > 0);
  });

  test('say what is lost to a client that cannot ask, and make plain edits for one that knows no versions', async (t) => {
    const one = await editor(t, { capabilities: {} });
    const text = DRAFT.replace('"pipelineName"', '"pipelineNam"');
    await one.open(EVENT, text);
    const offered = await actions(one, EVENT);
    assert.ok(offered.length > 3 && offered.every(({ edit }) => edit.changes[EVENT].length > 0));
    const plain = await editor(t, {
      capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } },
    });
    await plain.open(EVENT, text);
    const action = (await actions(plain, EVENT, EVERYWHERE, ['refactor'])).find(({ data }) => data.to === 'sig-v1');
    assert.ok((await plain.connection.sendRequest('codeAction/resolve', action)).edit.changes[EVENT].length > 0);
    assert.match((await plain.when(() => plain.messages[0])).message, /pipelineNam/);
  });
});

describe('hover', () => {
  test('says what a field is, and why a finding is one', async (t) => {
    const one = await editor(t);
    await one.open(EVENT, DRAFT_BROKEN);
    const hover = async (part, plus) =>
      (await one.ask('hover', EVENT, { position: at(DRAFT_BROKEN, part, plus) }))?.contents.value;
    const field = cdevents
      .catalog()
      .vocabularies[0].events.find(({ type }) => type === 'CD.Pipeline.PipelineRun.Finished')
      .fields.find(({ path }) => path === 'pipelineRunStatus');
    const status = await hover('"pipelineRunStatus"', 3);
    assert.ok(status.startsWith('**pipelineRunStatus** required · string'), status);
    assert.ok(status.includes(field.summary) && status.includes('`Finished`'));
    const rule = cdevents.rules().find(({ rule }) => rule === 'unknown-field');
    const unknown = await hover('"pipelineNam"', 3);
    assert.ok(unknown.includes(rule.what) && unknown.includes(rule.why) && unknown.includes('unknown-field.md)'));
    const value = await hover('"success"', 2);
    assert.ok(value.includes(field.summary) && value.includes('CDE303'));
    assert.equal(await hover('\n}', 1), undefined);
    // In lines it is about the event of the line, whatever the others are.
    const lines = `${json(JSON.parse(DRAFT))}\n{"broken\n${json(release())}\n`;
    await one.open(LINES, lines);
    const position = at(lines, '"pipelineName":"release","outcome"', 27);
    assert.equal(position.line, 2);
    const { contents: ofLine, range } = await one.ask('hover', LINES, { position });
    assert.match(ofLine.value, /^\*\*outcome\*\* /);
    assert.deepEqual([range.start.line, range.end.character - range.start.character], [2, 9]);
    const offered = await one.ask('completion', LINES, { position: at(lines, '"success"', 1) });
    assert.ok(offered.some(({ label, textEdit }) => label === 'failure' && textEdit.range.start.line === 2));
    const plain = await editor(t, { capabilities: {} });
    await plain.open(EVENT, DRAFT_BROKEN);
    const { contents } = await plain.ask('hover', EVENT, { position: at(DRAFT_BROKEN, '"pipelineNam"', 3) });
    assert.deepEqual([contents.kind, contents.value.includes('](')], ['plaintext', false]);
  });
});

describe('completion', () => {
  /** Each: a text with the mark, what must be first, what must be offered, and the text after the first. */
  const cases = [
    ['a member of the draft', DRAFT.replace('"pipelineName": "release",', '"pipelineNa|'), ['pipelineName'], [], null],
    ['enumerated values', DRAFT.replace('"Finished"', '"|"'), ['Finished', 'Error'], [], DRAFT],
    ['a value without its quotation marks', DRAFT.replace('"Finished"', 'Fin|'), ['Finished'], [], DRAFT],
    [
      'a type',
      RELEASE.replace('dev.cdevents.pipelinerun.finished.0.3.0', '|'),
      [],
      ['dev.cdevents.build.queued.0.3.0'],
      null,
    ],
    [
      'a member in a broken text',
      RELEASE.replace('"uri": "https://ci.example.com/runs/42",\n', '|\n').slice(0, -12),
      [],
      ['uri', 'errors'],
      null,
    ],
    [
      'a member behind a value without its comma',
      RELEASE.replace('"pipelineName": "release",', '"pipelineName": "release" |'),
      [],
      ['errors'],
      null,
    ],
    [
      'members of an event in attributes',
      DRAFT_ATTRIBUTES.replace('  "pipelinename": "release",\n', '|'),
      ['pipelinename'],
      [],
      null,
    ],
  ];
  for (const [name, source, first, some, wanted] of cases) {
    test(`proposes ${name}`, async (t) => {
      const { text, position } = marked(source);
      const one = await editor(t);
      await one.open(EVENT, text);
      const items = await one.ask('completion', EVENT, { position });
      const labels = items.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ label }) => label);
      assert.deepEqual(labels.slice(0, first.length), first);
      for (const label of some) assert.ok(labels.includes(label), `${label} of ${labels}`);
      for (const { textEdit, label, filterText } of items) {
        const { start, end } = textEdit.range;
        assert.equal(start.line, end.line);
        assert.ok(
          start.line === position.line && start.character <= position.character && position.character <= end.character,
        );
        const typed = text.split('\n')[start.line].slice(start.character, position.character);
        assert.equal(filterText, typed.startsWith('"') ? `"${label}"` : label);
      }
      if (wanted !== null) {
        const newText = items[0].textEdit.newText.replace('$0', '');
        assert.equal(edited(text, [{ ...items[0].textEdit, newText }]), wanted);
      }
    });
  }

  test('proposes whole events for an empty document and an empty line, and leaves valid ones', async (t) => {
    const one = await editor(t, { capabilities: {} });
    const { text, position } = marked(`${json(release())}\n|\n`);
    await one.open(EVENT, '\n');
    await one.open(LINES, text);
    for (const [uri, where, before] of [
      [EVENT, { line: 0, character: 0 }, '\n'],
      [LINES, position, text],
    ]) {
      const items = await one.ask('completion', uri, { position: where });
      const item = items.find(({ label }) => label === 'pipelinerun.finished');
      assert.equal(item.insertTextFormat, undefined);
      const after = edited(before, [item.textEdit]);
      const events = uri === LINES ? after.trim().split('\n') : [after];
      assert.equal(events.length, uri === LINES ? 2 : 1);
      for (const event of events) assert.equal(cdevents.validate(event).outcome, 'valid', event);
    }
  });

  test('has nothing inside numbers, in texts that are too deep or too long, and outside the text', async (t) => {
    const one = await editor(t);
    const many = `{"context": 12, "pad": "${'x'.repeat(300_000)}"}`;
    await one.open(EVENT, many);
    for (const position of [
      { line: 0, character: 13 },
      { line: 0, character: 5 },
      { line: 9_999, character: 9_999 },
    ]) {
      assert.deepEqual(await one.ask('completion', EVENT, { position }), []);
    }
  });
});

test('formatting moves white space and nothing else', async (t) => {
  const one = await editor(t);
  const messy = '{"a":1.0e5 ,\n\n"b":[ ],"c":[1,{"d":"\\u00e9, {"} ,-0],"a":12345678901234567890123}';
  const options = { tabSize: 4, insertSpaces: true };
  const layout = (unit, end) =>
    `{\n${unit}"a": 1.0e5,\n${unit}"b": [],\n${unit}"c": [\n${unit}${unit}1,\n${unit}${unit}{\n${unit}${unit}${unit}"d": "\\u00e9, {"\n${unit}${unit}},\n${unit}${unit}-0\n${unit}],\n${unit}"a": 12345678901234567890123\n}${end}`;
  const cases = [
    [EVENT, messy, options, layout('    ', '')],
    [EVENT, `${messy}\n`, options, layout('    ', '\n')],
    [EVENT, messy, { ...options, insertFinalNewline: true }, layout('    ', '\n')],
    [EVENT, messy, { tabSize: 2, insertSpaces: false }, layout('\t', '')],
    [EVENT, messy.replaceAll('\n', '\r\n'), options, layout('    ', '').replaceAll('\n', '\r\n')],
    [EVENT, '{"broken": ', options, '{"broken": '],
    [LINES, ' {"a": 1.50}\n\n{"broken\n{"b" : [1,  2]}\r\n', options, '{"a":1.50}\n\n{"broken\n{"b":[1,2]}\r\n'],
  ];
  for (const [index, [uri, text, asked, wanted]] of cases.entries()) {
    const own = uri.replace('release', `${index}`);
    await one.open(own, text);
    assert.equal(edited(text, await one.ask('formatting', own, { options: asked })), wanted);
  }
  await one.open('file:///project/odd.cdevent.json', messy);
  for (const tabSize of [-1, 0, 1e9, null, 'x']) {
    const edits = await one.ask('formatting', 'file:///project/odd.cdevent.json', {
      options: { tabSize, insertSpaces: true },
    });
    assert.deepEqual(JSON.parse(edited(messy, edits)), JSON.parse(messy));
  }
});

test('a request that is cancelled gets an answer that says so, and the next one its own', async (t) => {
  const one = await editor(t);
  await one.open(LINES, `${json(release())}\n`.repeat(8_000));
  const source = new CancellationTokenSource();
  const asked = one.ask('formatting', LINES, { options: { tabSize: 2, insertSpaces: true } }, source.token);
  source.cancel();
  await assert.rejects(asked, ({ code }) => code === -32800 || code === -32801);
  const edits = await one.ask('formatting', LINES, { options: { tabSize: 2, insertSpaces: true } });
  assert.deepEqual(edits, []);
});

test('the client is asked to report changes of settings and of configuration files', async (t) => {
  const one = await editor(t, {
    capabilities: {
      workspace: {
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
  });
  await one.when(() => (one.registered.length === 2 ? true : undefined));
  assert.deepEqual(one.registered.toSorted(), ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
  const folder = scratch(t);
  const uri = pathToFileURL(file(folder, 'a.cdevent.json', '')).href;
  file(folder, '.git', '');
  await one.open(uri, RELEASE.replace('"success"', '"passed"'));
  assert.equal((await one.diagnostics(uri))[0].severity, 1);
  const config = file(folder, 'cdevents.config.json', json({ rules: { 'not-in-enum': 'off' } }));
  await one.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: pathToFileURL(config).href, type: 1 }],
  });
  await one.when(() => one.published.get(uri).at(-1).diagnostics.length === 0 || undefined);
});
