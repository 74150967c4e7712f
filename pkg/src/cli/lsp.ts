/** `cdevents-wasm lsp`: the language server, in a file of its own that no other command loads. */
import { type ExitCode, Refusal } from '../emitters/output.js';
import { command, type Typed } from './arguments.js';
import { readConfig } from './config.js';
import { validatorWith } from './schemas.js';

const OPTIONS = {
  stdio: { help: 'serve on standard input and output, which is what it does anyway: editors pass this' },
  'no-config': { help: 'ignore cdevents.config.json' },
} as const;

export const lspCommand = command({
  operands: '',
  summary: 'serve an editor while you type: findings, fixes, completion',
  options: OPTIONS,
  details: `A server of the Language Server Protocol on standard input and output, for
documents called *.cdevent.json, *.cdevents.json or *.cdevents.ndjson; with the
setting "anyJson" for any JSON. Settings come from the nearest
cdevents.config.json, as for check; those of the editor override them.
docs/editors.md says how editors start it.`,
  examples: [['cdevents-wasm lsp', 'serve until the editor ends it']],
  run,
});

async function run({ values, positionals }: Typed<typeof OPTIONS>): Promise<ExitCode> {
  if (positionals.length > 0) throw new Refusal('lsp takes no names: the editor opens documents');
  const { serve } = await import('../lsp/server.js');
  const code = await serve({
    input: process.stdin,
    output: process.stdout,
    say: (line) => void process.stderr.write(`cdevents-wasm lsp: ${line}\n`),
    projectOf: async (folder) => {
      if (values['no-config']) return { options: {} };
      const { release, strict, rules, limits, maxDiagnostics, schemas } = await readConfig(undefined, folder);
      const validator = await validatorWith([], schemas);
      return {
        options: { release, strict, rules, limits, maxDiagnostics },
        ...(validator !== undefined && { validates: (input, options) => validator.validate(input, options) }),
      };
    },
    pages: new URL('../', import.meta.url),
  });
  // The server watches the editor's process with a timer.
  process.exit(code);
}
