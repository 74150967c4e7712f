// The language server and what no editor should send: messages in pieces, broken headers and texts, wrong shapes, an end in between.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CAPABLE, server } from '../support/editor.mjs';
import { cli } from '../support/installed.mjs';
import { numbers } from '../support/random.mjs';
import { DRAFT_BROKEN } from '../support/texts.mjs';

const frame = (body) => {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify({ jsonrpc: '2.0', ...body }));
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
};
const request = (id, method, params) => frame({ id, method, params });
const notification = (method, params) => frame({ method, params });
const INITIALIZE = request('start', 'initialize', { processId: null, rootUri: null, capabilities: CAPABLE });
const URI = 'file:///project/é.cdevent.json';
const OPEN = notification('textDocument/didOpen', {
  textDocument: { uri: URI, languageId: 'json', version: 1, text: DRAFT_BROKEN },
});

/** The server with what it answers: `answer(id)` resolves with the message that has it. */
function raw(t) {
  const { child, ended, log } = server(t);
  const messages = [];
  let rest = Buffer.alloc(0);
  let waiting = [];
  const look = () => {
    waiting = waiting.filter(({ wanted, resolve }) => {
      const found = messages.find(wanted);
      if (found !== undefined) resolve(found);
      return found === undefined;
    });
  };
  child.stdout.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return look();
      const length = Number(/Content-Length: (\d+)/.exec(rest.subarray(0, end).toString())[1]);
      if (rest.length < end + 4 + length) return look();
      messages.push(JSON.parse(rest.subarray(end + 4, end + 4 + length).toString()));
      rest = rest.subarray(end + 4 + length);
    }
  });
  const find = (wanted) =>
    new Promise((resolve, reject) => {
      waiting.push({ wanted, resolve });
      ended.then(() => reject(new Error(`the server has ended: ${log()}`)));
      look();
    });
  return {
    child,
    ended,
    log,
    messages,
    send: (...pieces) => child.stdin.write(Buffer.concat(pieces.map((piece) => Buffer.from(piece)))),
    answer: (id) => find((message) => message.id === id && message.method === undefined),
    published: () => find(({ method }) => method === 'textDocument/publishDiagnostics'),
  };
}

/** Whether the server still does its work. */
async function works(one, id) {
  one.send(request(id, 'textDocument/hover', { textDocument: { uri: URI }, position: { line: 3, character: 5 } }));
  const { result } = await one.answer(id);
  assert.match(result.contents.value, /unknown-field/);
}

test('messages may come in pieces of any size, and several in one', async (t) => {
  const whole = Buffer.concat([INITIALIZE, notification('initialized', {}), OPEN]);
  const { below } = numbers(17);
  for (const size of [1, 7, () => 1 + below(60), whole.length]) {
    const one = raw(t);
    for (let at = 0; at < whole.length; ) {
      const length = typeof size === 'function' ? size() : size;
      one.child.stdin.write(whole.subarray(at, at + length));
      at += length;
      // Lets the pipe hand over what it has.
      if (size !== 1 || at % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal((await one.published()).params.diagnostics.length, 2);
    await works(one, 'after');
    one.send(request('end', 'shutdown', null), notification('exit', null));
    assert.deepEqual(await one.ended, { code: 0, signal: null });
    assert.equal(one.log(), '');
  }
});

/** Each: what is sent, the code of the answer without an id, if there is one, and words of the log. */
const BROKEN = [
  ['a text that is not JSON', frame('{"jsonrpc": '), -32700, 'not JSON'],
  ['bytes that are not UTF-8', Buffer.from('Content-Length: 2\r\n\r\n\xff\xfe', 'latin1'), -32700, 'not JSON'],
  ['null', frame('null'), -32600, 'not an object'],
  ['a list of messages', frame('[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]'), -32600, 'not an object'],
  ['another protocol', frame('{"jsonrpc":"1.0","id":1,"method":"shutdown"}'), -32600, 'not JSON-RPC 2.0'],
  ['an empty message', Buffer.from('Content-Length: 0\r\n\r\n'), -32700, 'not JSON'],
  ['a nested text', frame('['.repeat(2_000_000)), -32700, 'not JSON'],
  ['a header without a length', Buffer.from('Content-Type: application/json\r\n\r\n'), null, 'broken header'],
  ['a header that is a text', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'), null, 'broken header'],
  [
    'a length that is no number',
    Buffer.from('Content-Length: many\r\n\r\n{"jsonrpc":"2.0"}\r\n'),
    null,
    'broken header',
  ],
  ['a length below zero', Buffer.from('Content-Length: -5\r\n\r\nhello'), null, 'broken header'],
  ['two lengths', Buffer.from('Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}'), -32600, 'broken header'],
  ['a header without end', Buffer.from('x'.repeat(100_000)), null, 'are no header'],
  [
    'a message that is too long',
    [Buffer.from(`Content-Length: ${65 * 2 ** 20}\r\n\r\n`), Buffer.alloc(65 * 2 ** 20, 0x20)],
    -32600,
    'at most',
  ],
];

describe('goes on after', () => {
  for (const [name, sent, code, words] of BROKEN) {
    test(name, async (t) => {
      const one = raw(t);
      one.send(INITIALIZE, notification('initialized', {}), OPEN);
      await one.published();
      one.send(...[sent].flat());
      if (code !== null) assert.equal((await one.answer(null)).error.code, code);
      await works(one, 'after');
      assert.ok(one.log().includes(words), one.log());
      assert.doesNotMatch(one.log(), /^\s+at .*:\d+:\d+/m, 'a stack trace');
    });
  }
});

test('wrong shapes are answered with errors or ignored', async (t) => {
  const one = raw(t);
  one.send(INITIALIZE, notification('initialized', {}), OPEN);
  await one.published();
  const methods = ['hover', 'completion', 'codeAction', 'formatting', 'nothing'].map((name) => `textDocument/${name}`);
  const shapes = [
    undefined,
    {},
    { textDocument: null },
    { textDocument: { uri: 5 } },
    { textDocument: { uri: URI } },
    { textDocument: { uri: URI }, position: { line: 'x', character: -1 }, range: 3, context: null, options: null },
    {
      textDocument: { uri: URI },
      position: { line: -5, character: 1e300 },
      range: { start: { line: 9, character: 0 }, end: { line: 0, character: 0 } },
      context: { only: ['__proto__'], diagnostics: [] },
      options: {},
    },
  ];
  let id = 0;
  for (const method of [...methods, 'codeAction/resolve', 'workspace/executeCommand', '__proto__', 'constructor']) {
    for (const params of shapes) {
      id += 1;
      one.send(request(id, method, params));
      const answer = await one.answer(id);
      assert.ok('result' in answer || typeof answer.error.message === 'string', method);
    }
  }
  for (const method of ['didOpen', 'didChange', 'didClose', 'didSave'].map((name) => `textDocument/${name}`)) {
    for (const params of [undefined, {}, { textDocument: { uri: 'file:///x.cdevent.json' } }, { textDocument: 7 }]) {
      one.send(notification(method, params));
    }
  }
  const document = (uri) => ({ textDocument: { uri, languageId: 'json', version: 1, text: '{' } });
  for (const uri of ['', 'file://', 'file://host/%zz.cdevent.json', 'http://x/a.cdevent.json?a#b', '%.cdevent.json']) {
    one.send(notification('textDocument/didOpen', document(uri)));
  }
  one.send(notification('$/cancelRequest', { id: 'none' }), notification('workspace/didChangeConfiguration', {}));
  one.send(notification('workspace/didChangeConfiguration', { settings: { cdevents: [1] } }));
  // Positions outside of the text are at its end, as the protocol says.
  const range = { start: { line: 999, character: 9 }, end: { line: 9_999, character: 0 } };
  one.send(
    notification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ range, text: '\n' }],
    }),
  );
  await works(one, 'after');
});

describe('the end', () => {
  const cases = [
    ['of the input without a farewell', [INITIALIZE], 1, ''],
    ['before anything', [], 1, ''],
    ['inside a header', [INITIALIZE, 'Content-Le'], 1, 'inside a message'],
    ['inside a message', [INITIALIZE, OPEN.subarray(0, 60)], 1, 'inside a message'],
    ['after shutdown', [INITIALIZE, request('end', 'shutdown', null)], 0, ''],
  ];
  for (const [name, sent, code, words] of cases) {
    test(`${name} is exit code ${code}`, async (t) => {
      const one = raw(t);
      one.child.stdin.end(Buffer.concat(sent.map((piece) => Buffer.from(piece))));
      assert.deepEqual(await one.ended, { code, signal: null });
      assert.equal(one.log(), words === '' ? '' : `cdevents-wasm lsp: the input has ended ${words}\n`);
    });
  }

  test('by a signal, and of whoever reads, leaves no stack trace', async (t) => {
    const one = raw(t);
    one.send(INITIALIZE);
    await one.answer('start');
    one.child.kill('SIGTERM');
    assert.deepEqual(await one.ended, { code: null, signal: 'SIGTERM' });
    const other = raw(t);
    other.send(INITIALIZE);
    await other.answer('start');
    other.child.stdout.destroy();
    other.send(OPEN);
    await other.ended;
    assert.doesNotMatch(other.log(), /^\s+at .*:\d+:\d+/m);
  });
});

test('after shutdown requests are refused', async (t) => {
  const one = raw(t);
  one.send(INITIALIZE, notification('initialized', {}), OPEN, request('end', 'shutdown', null));
  await one.answer('end');
  one.send(request(1, 'textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 0 } }));
  assert.equal((await one.answer(1)).error.code, -32600);
});

test('the command takes nothing but what editors pass', () => {
  for (const [args, words] of [
    [['lsp', 'event.json'], 'lsp takes no names'],
    [['lsp', '--stdoi'], 'did you mean --stdio?'],
    [['lsp', '--node-ipc'], 'unknown option'],
  ]) {
    const { status, stderr } = cli(args);
    assert.equal(status, 2);
    assert.ok(stderr.includes(words), stderr);
  }
});
