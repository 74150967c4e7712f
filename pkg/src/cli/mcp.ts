/** `cdevents-wasm mcp`: the server for agents, in a file of its own that no other command loads. */
import { type ExitCode, Refusal } from '../emitters/output.js';
import { command, type Typed } from './arguments.js';

export const mcpCommand = command({
  operands: '',
  summary: 'serve agents: tools to check, repair and build events',
  options: {},
  details: `A server of the Model Context Protocol on standard input and output, with the
tools validate, fix, construct, convert, explain, sample, catalog, webhook and
check-history. It reads no file and no network: events come with the calls.`,
  examples: [['cdevents-wasm mcp', 'serve until the agent ends it']],
  run,
});

async function run({ positionals }: Typed): Promise<ExitCode> {
  if (positionals.length > 0) throw new Refusal('mcp takes no names: agents send events with their calls');
  const { serve } = await import('../mcp/server.js');
  const code = await serve({
    input: process.stdin,
    output: process.stdout,
    say: (line) => void process.stderr.write(`cdevents-wasm mcp: ${line}\n`),
  });
  process.exit(code);
}
