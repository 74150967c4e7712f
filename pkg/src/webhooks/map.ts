/**
 * Messages of other systems as the events that they stand for. What a message says is the knowledge of `webhooks.wasm`; events are
 * built, converted and judged as by `construct`, `convert` and `validate`.
 */
import { byteLength, isBytes } from '../base/bytes.js';
import { build } from '../construct/build.js';
import { convertEvent } from '../convert/convert.js';
import { timeOf } from '../engine/building.js';
import type { WebhookPort } from '../engine/port.js';
import { askWebhooks } from '../engine/webhooks.js';
import { PROVIDERS, WEBHOOK_HEADERS } from '../generated/webhooks.js';
import type { Constructed, HttpInput, Report, ValidateOptions } from '../types.js';
import type { Webhook, WebhookOptions } from '../webhook-types.js';

const OPTIONS = ['provider', 'source', 'environment', 'url', 'now', 'links'];

/** In bytes: the longest body that GitHub sends. */
const LONGEST_BODY = 25 * 1024 * 1024;

/** In characters: what is longer is no header that a mapping reads. */
const LONGEST_HEADER = 8192;

const CONTENT_TYPE = 'content-type';
const FORM = 'application/x-www-form-urlencoded';

type Answer =
  | (Omit<Webhook, 'events'> & { events: { kind: string; json: string }[]; error?: undefined })
  | { error: string };

/** See `fromWebhook`. */
export function mapMessage(message: HttpInput, options: WebhookOptions | undefined, port: WebhookPort): Webhook {
  const settings = port.settingsOf(options, OPTIONS);
  port.object(message, 'message');
  const { provider, release, strict, maxDiagnostics, limits, rules } = options ?? {};
  if (provider !== undefined && !PROVIDERS.includes(provider)) {
    throw port.bad('provider', provider, `one of ${PROVIDERS.join(', ')}`);
  }
  const extras = extrasOf(options ?? {}, port);
  port.requireReady();
  const headers = headersOf(message);
  const bytes = limits?.bytes === undefined ? LONGEST_BODY : settings.maxBytes;
  const body = bodyOf(message, headers[CONTENT_TYPE], bytes, port);
  let answer: Answer;
  try {
    const request = { provider, headers, options: extras, bytes, depth: settings.maxDepth };
    answer = askWebhooks(request, body, port) as Answer;
  } catch (thrown) {
    if (!(thrown instanceof port.EngineFault)) throw thrown;
    answer = { error: thrown.message };
  }
  if (answer.error !== undefined) return nothing('not-json', `the body cannot be read: ${answer.error}`);
  const { events: given, ...mapped } = answer;
  const result: Webhook = { ...mapped, events: [] };
  const validation: ValidateOptions = { strict, maxDiagnostics, rules };
  for (const { kind, json } of given) {
    const made = eventOf(kind, json, release, validation, port);
    if ('code' in made) refuse(result, made);
    else result.events.push(made);
  }
  if (result.events.length > 0) result.code = result.reason = null;
  return result;
}

interface Refused {
  code: 'no-counterpart' | 'lacks-required';
  reason: string;
}

/** Keeps why one of the events does not come to be. */
function refuse(result: Webhook, { code, reason }: Refused): void {
  result.notes.push({ pointer: '', message: reason });
  if (result.code === null || result.code === 'no-counterpart') Object.assign(result, { code, reason });
}

/** Builds the event in the newest release, and converts it to the one that is asked for. */
function eventOf(
  kind: string,
  json: string,
  release: WebhookOptions['release'],
  validation: ValidateOptions,
  port: WebhookPort,
): Constructed | Refused {
  let built: Constructed;
  try {
    built = build(kind, JSON.parse(json) as object, validation, port);
  } catch (thrown) {
    if (!(thrown instanceof port.CdEventError) || thrown.report === undefined) throw thrown;
    return { code: 'lacks-required', reason: whyInvalid(kind, thrown.report) };
  }
  if (release === undefined || built.report.event?.vocabulary === release) return built;
  const { event, json: text, report } = convertEvent(built.json, { to: release }, port);
  if (event === null || text === null) {
    const why = report.diagnostics.find(({ rule }) => rule === 'no-counterpart')?.message ?? 'it cannot be converted';
    return { code: 'no-counterpart', reason: `the message is ${kind}, which ${release} does not have: ${why}` };
  }
  const judged = port.judge(text, port.settingsOf({ ...validation, release }));
  if (judged.outcome === 'valid') return { event, json: text, report: judged };
  return { code: 'lacks-required', reason: `in ${release} ${whyInvalid(kind, judged)}` };
}

function whyInvalid(kind: string, { diagnostics }: Report): string {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const why = first === undefined ? '' : `: ${first.message}${first.pointer && ` (at ${first.pointer})`}`;
  return `the ${kind} event of this message would not be valid${why}`;
}

function nothing(code: Webhook['code'], reason: string): Webhook {
  return { provider: null, delivery: null, events: [], code, reason, notes: [] };
}

/** What the caller says beyond the message, as the mappings refer to it. Throws `CdEventError` (`bad-option`). */
function extrasOf(options: WebhookOptions, port: WebhookPort): Record<string, string> {
  const extras: Record<string, string> = {};
  for (const name of ['source', 'environment', 'url'] as const) {
    const value = options[name];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value === '') throw port.bad(name, value, 'a string that is not empty');
    extras[name] = value;
  }
  const { now = new Date(), links } = options;
  const time = timeOf(now, port);
  if (!/^\d{4}-\d\d-\d\dT/i.test(time) || Number.isNaN(Date.parse(time))) {
    throw port.bad('now', now, 'a valid Date or an RFC 3339 string');
  }
  extras['now'] = time;
  if (links !== undefined && typeof links !== 'boolean') throw port.bad('links', links, 'true or false');
  if (links === true) extras['links'] = 'true';
  return extras;
}

/** The headers that matter, by lower-case name. What cannot be read counts as absent. */
function headersOf(message: HttpInput): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (name: unknown, value: unknown): void => {
    if (typeof name !== 'string' || name.length > 100) return;
    const lower = name.toLowerCase();
    if (lower !== CONTENT_TYPE && !WEBHOOK_HEADERS.includes(lower)) return;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (typeof text === 'string' && text.length <= LONGEST_HEADER) found[lower] = text.trim();
  };
  try {
    const { headers } = message;
    if (typeof headers?.forEach === 'function') headers.forEach((value, name) => add(name, value));
    else
      for (const name of Object.keys(headers ?? {})) {
        if (name.length <= 100) add(name, (headers as Record<string, unknown>)[name]);
      }
  } catch {
    // The caller's own code threw: what was read before that counts.
  }
  return found;
}

/** The body as text or bytes; of a form what its `payload` is. */
function bodyOf(
  message: HttpInput,
  type: string | undefined,
  limit: number,
  { readable }: WebhookPort,
): string | Uint8Array {
  let found: unknown;
  try {
    found = message.body;
  } catch {
    found = '';
  }
  const { input = '' } = readable((found ?? '') as object);
  const length = isBytes(input) ? byteLength(input) : input.length;
  if ((type ?? '').split(';')[0]!.trim().toLowerCase() !== FORM || length > limit) return input;
  const text = typeof input === 'string' ? input : new TextDecoder().decode(input);
  return new URLSearchParams(text).get('payload') ?? input;
}
