/** The server for agents: the tools over the Model Context Protocol. */
import type { Readable, Writable } from 'node:stream';
import { fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { version } from '../faces/public.js';
import { fixTool, historyTool, validateTool } from './judging.js';
import { catalogTool, explainTool } from './knowing.js';
import { constructTool, convertTool, sampleTool, webhookTool } from './making.js';
import { type Arguments, type Tool, ToolError } from './tool.js';

/** What the server needs from the program that starts it. */
export interface Surroundings {
  input: Readable;
  output: Writable;
  /** For the client's log. */
  say(line: string): void;
}

export const TOOLS: readonly Tool[] = [
  validateTool,
  fixTool,
  constructTool,
  convertTool,
  explainTool,
  sampleTool,
  catalogTool,
  webhookTool,
  historyTool,
];

/** The longest message, in bytes. After a longer one nothing is read any more. */
const MAX_MESSAGE = 32 * 1024 * 1024;

const INSTRUCTIONS =
  'CDEvents are events of continuous delivery: what happened to pipelines, builds, tests, artifacts, services, changes and incidents. Build events with construct, after catalog has said what a type needs, and check every event that you write with validate. fix repairs what needs no guess, explain says why something is a finding, convert changes the release.';

/** The library's connection, which says when it has ended. */
class Connection extends StdioServerTransport {
  onEnd: () => void = () => undefined;

  override async close(): Promise<void> {
    await super.close();
    this.onEnd();
  }
}

/** Serves one client. Resolves with the exit code when the connection has ended: 1 if that was not at the end of the input. */
export function serve({ input, output, say }: Surroundings): Promise<number> {
  let isEnded = false;
  input.once('end', () => (isEnded = true));
  return new Promise((resolve) => {
    const transport = new Connection(input, output, { maxBufferSize: MAX_MESSAGE });
    transport.onEnd = () => resolve(isEnded ? 0 : 1);
    serveStdio(make, { transport, onerror: ({ message }) => say(message) });
  });
}

function make(): McpServer {
  const server = new McpServer({ name: 'cdevents-wasm', title: 'CDEvents', version }, { instructions: INSTRUCTIONS });
  for (const { name, title, description, input, output, repeatable, run } of TOOLS) {
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema: fromJsonSchema<Arguments>(input),
        outputSchema: fromJsonSchema<Record<string, unknown>>(output),
        annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: repeatable, openWorldHint: false },
      },
      (given: Arguments) => {
        try {
          const { text, result } = run(given);
          return { content: [{ type: 'text' as const, text }], structuredContent: result };
        } catch (error) {
          if (!(error instanceof ToolError)) throw error;
          return { isError: true, content: [{ type: 'text' as const, text: error.message }] };
        }
      },
    );
  }
  return server;
}
