// An editor as our language server's client: the protocol's own library, over the pipes of the installed program.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { BIN, ENVIRONMENT } from './installed.mjs';

/** What a full-featured editor says of itself. */
export const CAPABLE = {
  textDocument: {
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    publishDiagnostics: { relatedInformation: true },
  },
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

/** The program as a process; it is killed when the test ends. */
export function server(t, args = ['--stdio'], cwd = undefined) {
  const child = spawn(BIN, ['lsp', ...args], { cwd, env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  // What a test writes after the end of the process is nobody's.
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  return { child, ended, log: () => log };
}

/** An editor that has started the server. `settings`: what it answers when it is asked for its settings. */
export async function editor(t, { capabilities = CAPABLE, settings, args, cwd, initializationOptions } = {}) {
  const { child, ended, log } = server(t, args, cwd);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map();
  const messages = [];
  const registered = [];
  let waiting = [];
  const look = () => {
    waiting = waiting.filter(({ found, resolve }) => {
      const value = found();
      if (value !== undefined) resolve(value);
      return value === undefined;
    });
  };
  /** Resolves with what `found` gives as soon as it gives something. */
  const when = (found) =>
    new Promise((resolve) => {
      waiting.push({ found, resolve });
      look();
    });
  connection.onNotification('textDocument/publishDiagnostics', (sent) => {
    published.set(sent.uri, [...(published.get(sent.uri) ?? []), sent]);
    look();
  });
  connection.onNotification('window/showMessage', (message) => {
    messages.push(message);
    look();
  });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => settings ?? null));
  connection.onRequest('client/registerCapability', ({ registrations }) => {
    registered.push(...registrations.map(({ method }) => method));
    look();
    return null;
  });
  connection.listen();
  t.after(() => connection.dispose());
  const initialized = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    ...(initializationOptions !== undefined && { initializationOptions }),
  });
  await connection.sendNotification('initialized', {});

  const versions = new Map();
  return {
    initialized,
    connection,
    child,
    ended,
    log,
    messages,
    registered,
    when,
    published,
    set: (next) => (settings = next),
    open(uri, text, languageId = 'json') {
      versions.set(uri, 1);
      return connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    /** Sends changes, each `[startLine, startCharacter, endLine, endCharacter, text]`, or the whole text. */
    change(uri, ...changes) {
      versions.set(uri, versions.get(uri) + 1);
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: versions.get(uri) },
        contentChanges: changes.map((change) => {
          if (typeof change === 'string') return { text: change };
          const [line, character, endLine, endCharacter, text] = change;
          return { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text };
        }),
      });
    },
    close: (uri) => connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    /** The diagnostics of the newest version of a document. */
    diagnostics: (uri) =>
      when(() => published.get(uri)?.findLast(({ version }) => version === versions.get(uri))?.diagnostics),
    ask: (method, uri, more = {}, ...token) =>
      connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more }, ...token),
    async shutDown() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return ended;
    },
  };
}

/** The text after the edits of one document, as the protocol defines them. */
export function edited(text, edits) {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const offset = ({ line, character }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length, 0) + (line < lines.length ? character : 0);
  const placed = edits.map(({ range, newText }) => [offset(range.start), offset(range.end), newText]);
  placed.sort(([one], [other]) => other - one);
  return placed.reduce((now, [start, end, newText]) => now.slice(0, start) + newText + now.slice(end), text);
}

/** The edits that an action makes to its one document. */
export function editsOf({ edit }) {
  return edit.documentChanges?.[0].edits ?? Object.values(edit.changes)[0];
}
