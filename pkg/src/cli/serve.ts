/** `cdevents-wasm serve`: receives events over HTTP, keeps them in a file, and forwards them. */
import { escape } from '../emitters/escape.js';
import { type Context, EXIT, Refusal } from '../emitters/output.js';
import { CdEventError } from '../faces/public.js';
import type { Log, Served, ServeOptions } from '../serve/serve.js';
import { command, type Typed } from './arguments.js';
import { RELEASE, RULE, releaseOption, ruleOptions, WINDOW, wholeNumber } from './options.js';
import { addressOption, mode, schemeOption, secretsIn, shownAddress, signingOf } from './receivers.js';
import { reason } from './save.js';

const OPTIONS = {
  port: { value: 'port', help: 'listen on this port (default: 8340); 0 for any that is free' },
  host: { value: 'host', help: 'listen on this address (default: 127.0.0.1); others need --secret-file' },
  state: { value: 'folder', help: 'keep the files here (default: cdevents-serve); it is made if it is not there' },
  forward: { value: 'url', help: 'send every accepted event to this address, in order, until it is taken' },
  'forward-mode': { value: 'mode', help: 'forward as structured (default), binary or batch CloudEvents' },
  'forward-secret-file': { value: 'file', help: 'sign what is forwarded with the first secret in this file' },
  'forward-scheme': { value: 'scheme', help: 'how that is signed, as --scheme (default: header)' },
  'secret-file': { value: 'file', help: 'take only what is signed with a secret in this file, one on each line' },
  scheme: {
    value: 'scheme',
    help: 'how senders sign: header (default), standard, github, gitea, gitlab, pagerduty or token',
  },
  'signature-header': { value: 'name', help: 'the header with the signature, if it is not that of the scheme' },
  'no-webhooks': { help: 'take CloudEvents and bare events alone, no webhooks of other systems' },
  source: { value: 'uri', help: 'the source of the events of webhooks (default: the repository, project or server)' },
  environment: { value: 'id', help: 'the environment of their deployments and incidents that name none' },
  url: { value: 'template', help: 'the page of a run, for Tekton, with {namespace}, {kind}, {name} and {uid}' },
  'allow-origin': {
    value: 'origin',
    isRepeated: true,
    help: 'let pages of this origin send events and read the stream; can be repeated',
  },
  'max-bytes': { value: 'bytes', help: 'longest body of a request (default: 1048576)' },
  'max-requests': { value: 'n', help: 'requests at a time; more are answered with 429 (default: 256)' },
  timeout: { value: 'seconds', help: 'how long a request may take to arrive (default: 30)' },
  release: RELEASE,
  strict: { help: 'treat warnings as errors' },
  rule: RULE,
  window: WINDOW,
  quiet: { help: 'print no findings' },
} as const;

export const serveCommand = command({
  operands: '',
  summary: 'receive events over HTTP, keep and forward them',
  options: OPTIONS,
  details: `POST events to any path: CloudEvents in every mode, or bare JSON. A delivery is
acknowledged (202) when its events are on the disk. GET /healthz, /metrics (for
Prometheus) and /events (server-sent events). docs/serve.md has the details.`,
  examples: [
    ['cdevents-wasm serve', 'take events from this machine into cdevents-serve/events.ndjson'],
    [
      'cdevents-wasm serve --forward https://events.example.com/ --secret-file secret',
      'a receiver in front of another one, which loses nothing while that is down',
    ],
    ['cdevents-wasm serve --port 0 --state $(mktemp -d)', 'for a test: it prints the port'],
  ],
  run,
});

const PORT = 8340;
const MAX_PORT = 65_535;
const MAX_BYTES = 1024 * 1024;
const MAX_REQUESTS = 256;
const TIMEOUT = 30;

/** Bytes of output that wait for its reader. What is more is not printed. */
const MAX_UNREAD = 64 * 1024;

async function run({ values, positionals }: Typed<typeof OPTIONS>, context: Context): Promise<number> {
  if (positionals.length > 0) throw new Refusal(`serve takes no operand, such as ${JSON.stringify(positionals[0])}`);
  const { isLoopback, serve, Trouble } = await import('../serve/serve.js');
  const host = values.host ?? '127.0.0.1';
  const secrets = secretsIn(values['secret-file']);
  if (secrets.length === 0) {
    const alone = (['scheme', 'signature-header'] as const).find((name) => values[name] !== undefined);
    if (alone !== undefined) throw new Refusal(`--${alone} needs --secret-file`);
    if (!isLoopback(host)) {
      throw new Refusal(`--host ${host} can be reached by other machines, so it needs --secret-file`);
    }
  }
  const options: ServeOptions = {
    host,
    port: atMost('--port', values.port, MAX_PORT) ?? PORT,
    state: values.state ?? 'cdevents-serve',
    validation: {
      release: releaseOption(values.release),
      strict: values.strict === true,
      rules: ruleOptions(values.rule),
    },
    windowMs: wholeNumber('--window', values.window),
    secrets,
    signing: {
      ...(values.scheme !== undefined && { scheme: schemeOption(values.scheme) }),
      ...(values['signature-header'] !== undefined && { signatureHeader: values['signature-header'] }),
    },
    webhooks: values['no-webhooks'] !== true,
    webhookOptions: webhookOptionsOf(values),
    origins: values['allow-origin'] ?? [],
    maxBytes: atMost('--max-bytes', values['max-bytes'], 2 ** 28) ?? MAX_BYTES,
    maxRequests: atMost('--max-requests', values['max-requests'], 10_000) ?? MAX_REQUESTS,
    timeoutMs: 1000 * Math.max(1, atMost('--timeout', values.timeout, 3600) ?? TIMEOUT),
    forward: await forwardOf(values),
  };
  const log = logTo(context, values.quiet === true);
  const asked = new Promise<NodeJS.Signals>((resolve) => context.onSignal(resolve));
  let served: Served;
  try {
    served = await serve(options, log);
  } catch (error) {
    if (error instanceof Trouble) throw new Refusal(error.message);
    if (error instanceof CdEventError) throw new Refusal(error.message);
    throw new Refusal(whyNot(error as NodeJS.ErrnoException, options));
  }
  const { port } = served;
  const place = host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host;
  print(`listening on http://${place}:${port}\n`);
  if (options.forward !== undefined) log.say(`forwarding to ${shownAddress(options.forward.url)}`);
  const signal = await asked;
  // The second one does not wait.
  context.onSignal(() => process.exit(EXIT.interrupted));
  log.say('stopping');
  await served.stop();
  return signal === 'SIGINT' ? EXIT.interrupted : EXIT.clean;
}

function webhookOptionsOf(values: Typed<typeof OPTIONS>['values']): ServeOptions['webhookOptions'] {
  const given = (['source', 'environment', 'url'] as const).filter((name) => values[name] !== undefined);
  if (given.length > 0 && values['no-webhooks'])
    throw new Refusal(`--${given[0]} and --no-webhooks contradict each other`);
  return Object.fromEntries(given.map((name) => [name, values[name]!]));
}

async function forwardOf(values: Typed<typeof OPTIONS>['values']): Promise<ServeOptions['forward']> {
  const { forward } = values;
  if (forward === undefined) {
    const alone = (['forward-mode', 'forward-secret-file', 'forward-scheme'] as const).find(
      (name) => values[name] !== undefined,
    );
    if (alone !== undefined) throw new Refusal(`--${alone} needs --forward`);
    return undefined;
  }
  return {
    url: await addressOption(forward, '--forward'),
    mode: mode(values['forward-mode'] ?? 'structured', '--forward-mode'),
    signing: await signingOf({
      file: ['--forward-secret-file', values['forward-secret-file']],
      scheme: ['--forward-scheme', values['forward-scheme']],
      header: ['', undefined],
    }),
  };
}

function atMost(name: string, value: string | undefined, most: number): number | undefined {
  const number = wholeNumber(name, value);
  if (number !== undefined && number > most) throw new Refusal(`${name} must be at most ${most}, not ${number}`);
  return number;
}

/** What keeps the server from starting. */
function whyNot(error: NodeJS.ErrnoException, { host, port, state }: ServeOptions): string {
  const words: Record<string, string> = {
    EADDRINUSE: `port ${port} is in use; --port 0 takes one that is free`,
    EADDRNOTAVAIL: `${host} is no address of this machine`,
    EACCES: `port ${port} needs more rights`,
    ENOTFOUND: `${host} is no known host`,
  };
  if (error.syscall === 'listen' || error.syscall === 'getaddrinfo') {
    return words[error.code ?? ''] ?? `${host}:${port}: ${error.message}`;
  }
  return `${error.path ?? state}: cannot be used: ${reason(error)}`;
}

/** Prints without waiting. A reader that does not read must not stop the server. */
function print(text: string): void {
  if (process.stdout.writableLength < MAX_UNREAD) process.stdout.write(text);
}

function logTo({ err, colours }: Context, isQuiet: boolean): Log {
  // Node would wait for the reader of a pipe.
  const { _handle: handle } = process.stdout as { _handle?: { setBlocking?: (isBlocking: boolean) => void } };
  if (process.stdout.isTTY !== true) handle?.setBlocking?.(false);
  return {
    say: (line) => {
      if (!isQuiet) print(`${escape(line)}\n`);
    },
    warn: (line) => err(`${colours.err.warning('warning')}: ${escape(line)}\n`),
  };
}
