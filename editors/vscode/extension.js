// Starts the language server of cdevents-wasm.
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

const NAMES = '**/*.{cdevent,cdevents}.{json,ndjson,jsonl}';

let client;

/** How the server is started: the program that is set, that of a folder's node_modules, or the one on PATH. */
function program() {
  const set = workspace.getConfiguration('cdevents').get('path');
  if (set) return { command: set, args: ['lsp', '--stdio'] };
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const file = join(uri.fsPath, 'node_modules', 'cdevents-wasm', 'dist', 'cli.js');
    if (existsSync(file)) return { command: 'node', args: [file, 'lsp', '--stdio'] };
  }
  // On Windows the program is a command file, which only a shell starts.
  const options = process.platform === 'win32' ? { shell: true } : {};
  return { command: 'cdevents-wasm', args: ['lsp', '--stdio'], options };
}

exports.activate = async () => {
  const isAny = workspace.getConfiguration('cdevents').get('anyJson') === true;
  client = new LanguageClient('cdevents', 'CDEvents', program(), {
    documentSelector: isAny ? [{ language: 'json' }, { language: 'jsonl' }] : [{ pattern: NAMES }],
    synchronize: { configurationSection: 'cdevents' },
  });
  await client.start();
};

exports.deactivate = () => client?.stop();
