/** The commands of `cdevents-wasm`: all that there is to call, and all that its help speaks of. */
import type { Command } from './arguments.js';
import { changes } from './changes.js';
import { check } from './check.js';
import { convertCommand } from './convert.js';
import { create } from './create.js';
import { describeCommand } from './describe.js';
import { explain, types } from './list.js';
import { lspCommand } from './lsp.js';
import { mcpCommand } from './mcp.js';
import { mergeCommand } from './merge.js';
import { runCommand } from './run.js';
import { runsCommand } from './runs.js';
import { sampleCommand } from './sample.js';
import { sendCommand } from './send.js';
import { serveCommand } from './serve.js';
import { watchCommand } from './watch.js';
import { webhookCommand } from './webhook.js';

export const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  merge: mergeCommand,
  runs: runsCommand,
  watch: watchCommand,
  serve: serveCommand,
  send: sendCommand,
  run: runCommand,
  convert: convertCommand,
  webhook: webhookCommand,
  new: create,
  sample: sampleCommand,
  describe: describeCommand,
  diff: changes,
  types,
  explain,
  lsp: lspCommand,
  mcp: mcpCommand,
};
