/**
 * The engine's interface for parts of the package that are separate files: HTTP, `handler` and `construct`. They import only
 * these types and get the value as an argument, since state and error classes must exist once.
 */
import type { Settings } from '../base/call.js';
import type { HttpInput, Input, Report, ValidateOptions } from '../types.js';
import type { Webhook, WebhookOptions } from '../webhook-types.js';
import type { CdEventError } from './errors.js';
import type { EngineFault } from './fault.js';
import type { Readable } from './input.js';
import type { Loaded } from './own-schemas.js';

/** What validation needs. */
export interface Port {
  /** Makes the error for an invalid option. */
  bad(name: string, found: unknown, wanted: string): CdEventError;
  /**
   * The report on text or bytes. Never throws for input: an engine failure is a report too. `headers`: the input is the body
   * of an HTTP message with these headers, given as the text of a JSON object from lower-case names to values. A name can
   * occur twice.
   */
  judge(input: string | Uint8Array, settings: Settings, headers?: string): Report;
  /** Checks that the value is an object. Throws `CdEventError` (`bad-option`) otherwise. */
  object(value: unknown, name: string): Record<string, unknown>;
  /** The same, for one that has no other members than these. */
  known(value: unknown, name: string, names: readonly string[]): Record<string, unknown>;
  /** The input as the engine can read it, or the report that says why it cannot. Never throws. */
  readable(input: Input): Readable;
  /** Throws `CdEventError` (`not-initialised`) if the engine is not ready. */
  requireReady(): void;
  /** The settings that `options` ask for. Throws `CdEventError` (`bad-option`). */
  settingsOf(options: ValidateOptions | undefined, more?: readonly string[]): Settings;
}

/** What `handler` needs. */
export interface ReceivePort extends Pick<Port, 'bad' | 'requireReady' | 'settingsOf'> {
  CdEventError: typeof CdEventError;
  /** The report on a message, and its events if it is valid. Throws as `fromHttp` does. */
  receive(message: HttpInput, options: ValidateOptions): { events: unknown[]; report: Report };
  /** What a message of another system stands for. Throws as `fromWebhook` does. */
  webhook(message: HttpInput, options: WebhookOptions): Webhook;
}

/** What `Validator` needs. */
export interface OwnPort extends Port {
  CdEventError: typeof CdEventError;
  /** Compiles a module. Throws `CdEventError` (`init-failed`). */
  load(source: unknown): Promise<WebAssembly.Module>;
  /** Imports this face's way to `schemas.wasm`. */
  loader(): Promise<Loaded>;
  /** The report about a message, and its events as JSON. Throws as `fromHttp` does. */
  documentOf(message: HttpInput, options: ValidateOptions | undefined, engine: Port): MessageDocument;
}

/** The events of an HTTP message as JSON. */
export interface MessageDocument {
  report: Report;
  /** The body or, if `isInHeaders`, a CloudEvent with the body as its data. */
  text: string | Uint8Array;
  isInHeaders: boolean;
  /** Where the body begins in such a CloudEvent. Absent if it is not JSON. */
  dataAt?: number | undefined;
}

/** What a module beside the engine needs. */
export interface AskPort extends Pick<Port, 'requireReady'> {
  CdEventError: typeof CdEventError;
  EngineFault: typeof EngineFault;
  /** Calls back when everything kept from past input is to be forgotten. */
  whenReset(call: () => void): void;
}

/** What the calls need that `composer.wasm` answers. */
export interface ComposerPort extends Port, AskPort {
  /** `composer.wasm`. Throws if it was not loaded. */
  composerModule(): WebAssembly.Module;
  /** The report for an engine failure. */
  faultReport(fault: EngineFault): Report;
}

/** What `fromWebhook` needs: it maps with `webhooks.wasm`, and builds the events with `composer.wasm`. */
export interface WebhookPort extends ComposerPort {
  /** `webhooks.wasm`. Throws if it was not loaded. */
  webhooksModule(): WebAssembly.Module;
}

/** What the calls for streams and histories need. */
export interface HistoryPort extends Port {
  CdEventError: typeof CdEventError;
  EngineFault: typeof EngineFault;
  /** The report for an engine failure. */
  faultReport(fault: EngineFault): Report;
  /** The module for streams. Throws `CdEventError` if it was not loaded. */
  streamsModule(): WebAssembly.Module;
  /** Calls back when everything kept from past input is to be forgotten. */
  whenReset(call: () => void): void;
}
