// The compiler as an editor's server: what it completes in a program, and what it says of a name.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { file, ROOT } from './installed.mjs';

/** Asks a server of its own in `folder`. `end()` stops it. */
export async function languageServer(folder) {
  const child = spawn(join(ROOT, 'node_modules/.bin/tsc'), ['--lsp', '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let asked = 0;

  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const ask = (method, params) => {
    asked += 1;
    send({ id: asked, method, params });
    return new Promise((resolve, reject) => waiting.set(asked, { resolve, reject }));
  };
  const take = (message) => {
    // A question of the server's own, such as for its settings.
    if (message.method !== undefined && message.id !== undefined) {
      return send({ id: message.id, result: message.params?.items?.map(() => null) ?? null });
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    return message.error === undefined ? resolve?.(message.result) : reject?.(new Error(message.error.message));
  };
  child.stdout.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const start = received.indexOf('\r\n\r\n') + 4;
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, Math.max(start, 0)).toString())?.[1]);
      if (start < 4 || received.length < start + length) return;
      const message = received.subarray(start, start + length).toString();
      received = received.subarray(start + length);
      take(JSON.parse(message));
    }
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the server ended'));
  });

  await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { textDocument: { completion: {}, hover: { contentFormat: ['plaintext'] } } },
  });
  send({ method: 'initialized', params: {} });

  let opened = 0;
  /** Opens a program of one line after its imports. The mark `|` is where the cursor is. */
  const open = (imports, line) => {
    opened += 1;
    const text = `${imports}\n${line.replace('|', '')}\n`;
    const uri = pathToFileURL(file(folder, `program${opened}.ts`, text)).href;
    const textDocument = { uri, languageId: 'typescript', version: 1, text };
    send({ method: 'textDocument/didOpen', params: { textDocument } });
    return { textDocument: { uri }, position: { line: 1, character: line.indexOf('|') } };
  };
  return {
    /** What can be written at the mark. */
    async completions(imports, line) {
      const found = await ask('textDocument/completion', open(imports, line));
      return (found.items ?? found).map(({ label }) => label.replace(/\?$/, ''));
    },
    /** What is shown for the name before the mark. */
    async hover(imports, line) {
      const { textDocument, position } = open(imports, line);
      const found = await ask('textDocument/hover', {
        textDocument,
        position: { ...position, character: position.character - 1 },
      });
      return found?.contents.value ?? '';
    },
    end: () => child.kill(),
  };
}
