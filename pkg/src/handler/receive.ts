/** The receiver: from a request to its answer. A file of its own in the package, since most users have no server. */
import { MAX_LIMIT } from '../base/call.js';
import type { ReceivePort } from '../engine/port.js';
import { FIXED_RULES, RULE_NAMES } from '../generated/codes.js';
import { CONTENT_TYPE, essence, isJson, PREFIX } from '../http/headers.js';
import type { Delivery, HandlerOptions, Provider, Report, RuleName, ValidateOptions } from '../types.js';
import type { WebhookOptions } from '../webhook-types.js';
import type { Body } from './body.js';
import { type Answer, type Header, type Incoming, json, problem } from './exchange.js';
import { fromNode, type NodeRequest, type NodeResponse, send } from './node.js';
import { type Choice, providersOf, verifierForSenders } from './senders.js';
import { type Verifier, verifierOf } from './signature.js';
import { fromRequest, toResponse } from './web.js';

const OPTIONS = [
  'onEvent',
  'secret',
  'scheme',
  'signatureHeader',
  'toleranceSeconds',
  'webhooks',
  'webhookOptions',
  'maxBytes',
];

const METHODS = { allow: 'POST, OPTIONS' };
/** How GitHub can send its JSON. */
const FORM = 'application/x-www-form-urlencoded';

const MEDIA_TYPES = 'application/cloudevents+json, application/cloudevents-batch+json, application/json';

export { verifyMessage } from './senders.js';

/** Checks the options, and returns the two faces of the handler. Throws `CdEventError` (`bad-option`). */
export function makeHandler(
  options: HandlerOptions,
  engine: ReceivePort,
): {
  web(request: unknown): Promise<Response>;
  node(request: unknown, response: unknown): Promise<void>;
} {
  const receiver = new Receiver(options, engine);
  return {
    async web(request) {
      const incoming = fromRequest(request, () => engine.bad('request', request, 'a `Request`'));
      const { answer } = await receiver.receive(incoming);
      return toResponse(answer);
    },
    async node(request, response) {
      const incoming = fromNode(request as NodeRequest, () => engine.bad('req', request, 'a request of `node:http`'));
      const { answer, body } = await receiver.receive(incoming);
      // There is no one to answer.
      if (body === 'aborted') return;
      await send(answer, request as NodeRequest, response as NodeResponse, body !== 'too-large');
    },
  };
}

/** An answer, and what became of the body. */
interface Received {
  readonly answer: Answer;
  readonly body: Body;
}

class Receiver {
  readonly #engine: ReceivePort;
  readonly #onEvent: HandlerOptions['onEvent'];
  readonly #verifierFor: Choice | undefined;
  /** The systems whose webhooks are taken. */
  readonly #providers: readonly Provider[];
  readonly #webhookOptions: WebhookOptions;
  readonly #maxBytes: number;
  /** The options of the validation alone. */
  readonly #validation: ValidateOptions;

  constructor(options: HandlerOptions, engine: ReceivePort) {
    const settings = engine.settingsOf(options, OPTIONS);
    const { release, strict, maxDiagnostics, limits, rules, onEvent, webhooks, maxBytes = MAX_LIMIT } = options;
    if (onEvent !== undefined && typeof onEvent !== 'function') throw engine.bad('onEvent', onEvent, 'a function');
    if (!(typeof maxBytes === 'number' && maxBytes >= 0))
      throw engine.bad('maxBytes', maxBytes, 'a number of 0 or more');
    this.#engine = engine;
    this.#onEvent = onEvent;
    this.#providers = providersOf('webhooks', webhooks, engine);
    const isBySender =
      this.#providers.length > 0 && options.scheme === undefined && options.signatureHeader === undefined;
    const verifier = isBySender ? undefined : verifierOf(options, engine);
    this.#verifierFor =
      isBySender && ('secret' in options || options.toleranceSeconds !== undefined)
        ? verifierForSenders(options, this.#providers, engine)
        : verifier && (() => verifier);
    this.#maxBytes = Math.min(maxBytes, settings.maxBytes);
    this.#validation = { release, strict, maxDiagnostics, limits, rules };
    this.#webhookOptions = { ...this.#validation, ...webhookOptionsOf(options, engine) };
  }

  /** Rejects with `CdEventError` (`not-initialised`) before the engine is loaded, and never for what is in the request. */
  async receive(incoming: Incoming): Promise<Received> {
    this.#engine.requireReady();
    const refused = this.#refusal(incoming);
    const isAnnounced = Number(incoming.header('content-length') ?? 0) > this.#maxBytes;
    // What is refused is read all the same: an answer amid the request would be lost on some clients.
    const body = isAnnounced ? 'too-large' : await incoming.body(this.#maxBytes, refused === undefined);
    return { body, answer: refused ?? (await this.#answer(incoming, body)) };
  }

  /** The answer to a request that is refused whatever its body is. */
  #refusal({ method, header }: Incoming): Answer | undefined {
    if (method === 'OPTIONS') return handshake(header);
    if (method !== 'POST') return problem(405, 'events are sent with POST', METHODS);
    const verifier = this.#verifierFor?.(header);
    if (verifier?.isSigned(header) === false) return unsigned(verifier, `\`${verifier.name}\` is missing`);
    // With attributes as headers the body may be anything: the engine knows which.
    if (['type', 'specversion', 'id', 'source'].some((name) => header(PREFIX + name) !== undefined))
      return codingOf(header);
    const type = header(CONTENT_TYPE);
    const isForm = this.#providers.length > 0 && type !== undefined && essence(type) === FORM;
    if (type !== undefined && !isJson(type) && !isForm)
      return problem(415, `\`${CONTENT_TYPE}\` is \`${essence(type).slice(0, 100)}\`, expected JSON`, {
        accept: MEDIA_TYPES,
      });
    return codingOf(header);
  }

  async #answer({ header, headers }: Incoming, body: Body): Promise<Answer> {
    if (body === 'too-large') return problem(413, `the body is longer than ${this.#maxBytes} bytes`);
    if (body === 'aborted') return problem(400, 'the body broke off');
    if (body === 'consumed')
      return failed(
        new this.#engine.CdEventError(
          'bad-option',
          'the body was read before the handler got the request: no middleware may parse it',
        ),
      );
    try {
      const verifier = this.#verifierFor?.(header);
      const wrong = await verifier?.refusal(header, body);
      if (wrong !== undefined) return unsigned(verifier!, wrong);
      const delivery = { id: verifier?.delivery(header) ?? null };
      return (await this.#map({ headers, body }, delivery)) ?? (await this.#deliver({ headers, body }, delivery));
    } catch (thrown) {
      return failed(thrown);
    }
  }

  /** Hands over the events that a webhook stands for; undefined: the message is none, or of a system that is not asked for. */
  async #map(
    message: { headers: Incoming['headers']; body: Uint8Array },
    { id }: Delivery,
  ): Promise<Answer | undefined> {
    if (this.#providers.length === 0) return undefined;
    const { provider, delivery, events, code, reason } = this.#engine.webhook(message, this.#webhookOptions);
    if (provider === null || !this.#providers.includes(provider)) return undefined;
    const onEvent = this.#onEvent;
    for (const { event, report } of events) await onEvent?.(event, report, { id: id ?? delivery });
    if (events.length > 0) return { status: 202, headers: {}, body: '' };
    return json(code === 'not-json' ? 400 : 202, { code, reason });
  }

  /** Hands over the events one after the other. What is not valid as a whole is not handed over at all. */
  async #deliver(message: { headers: Incoming['headers']; body: Uint8Array }, delivery: Delivery): Promise<Answer> {
    const { events, report } = this.#engine.receive(message, this.#validation);
    if (report.outcome !== 'valid') return json(this.#statusOf(report, message), report);
    // Not as a method: it must not get the receiver.
    const onEvent = this.#onEvent;
    for (const [index, event] of events.entries()) {
      await onEvent?.(event as object, { ...report, event: report.events[index]! }, delivery);
    }
    return { status: 202, headers: {}, body: '' };
  }

  #statusOf(report: Report, message: { headers: Incoming['headers']; body: Uint8Array }): number {
    if (report.outcome === 'invalid') return 422;
    // Why there is no verdict can be among the findings that are left out.
    const { diagnostics } =
      report.omittedBySeverity.error === 0
        ? report
        : this.#engine.receive(message, { ...this.#validation, rules: ONLY_FIXED, maxDiagnostics: 20_000 }).report;
    const has = (...rules: RuleName[]): boolean => diagnostics.some(({ rule }) => rules.includes(rule));
    // The engine failed: the sender may try again.
    if (has('engine-fault')) return 500;
    if (has('limit-bytes')) return 413;
    if (has('json-syntax', 'invalid-utf8', 'unreadable-object')) return 400;
    // A body that is not read because of its charset or format has no findings of its own.
    const isUnread = diagnostics.every(({ pointer }) => pointer.startsWith('/headers'));
    return isUnread && has('content-type') ? 415 : 422;
  }
}

function unsigned({ name }: Verifier, detail: string): Answer {
  return problem(401, detail, { 'www-authenticate': `Webhook header="${name}"` });
}

/** The options about webhooks. Throws `CdEventError` (`bad-option`). */
function webhookOptionsOf({ webhookOptions = {} }: HandlerOptions, engine: ReceivePort): WebhookOptions {
  if (typeof webhookOptions !== 'object' || webhookOptions === null)
    throw engine.bad('webhookOptions', webhookOptions, 'an object');
  const known = ['source', 'environment', 'url', 'links'];
  for (const [name, value] of Object.entries(webhookOptions)) {
    const isRight = name === 'links' ? typeof value === 'boolean' : typeof value === 'string' && value !== '';
    if (!known.includes(name) || (value !== undefined && !isRight))
      throw engine.bad(`webhookOptions.${name}`, value, `one of ${known.join(', ')} with a fitting value`);
  }
  return webhookOptions;
}

/** The rules that say why there is no verdict, and the one about the charset. */
const ONLY_FIXED: NonNullable<ValidateOptions['rules']> = Object.fromEntries(
  Object.entries(RULE_NAMES)
    .filter(([code, name]) => !FIXED_RULES.includes(Number(code)) && name !== 'content-type')
    .map(([, name]) => [name, 'off']),
);

/** CloudEvents' handshake: a sender asks whether it may send. Without its header nothing is granted. */
function handshake(header: Header): Answer {
  const origin = header('webhook-request-origin');
  if (origin === undefined || !/^[\x21-\x7e]{1,255}$/.test(origin)) return { status: 200, headers: METHODS, body: '' };
  const granted = { ...METHODS, 'webhook-allowed-origin': origin, 'webhook-allowed-rate': '*' };
  return { status: 200, headers: granted, body: '' };
}

function codingOf(header: Header): Answer | undefined {
  const coding = header('content-encoding') ?? 'identity';
  if (coding.trim().toLowerCase() === 'identity') return undefined;
  return problem(415, 'the body is compressed, expected `identity` as `content-encoding`', {
    'accept-encoding': 'identity',
  });
}

/** The answer for an error on this side. Only the log says more, since the sender is no one to be trusted. */
function failed(thrown: unknown): Answer {
  console.error(thrown);
  return problem(500, 'the event could not be processed');
}
