/** The shapes of webhooks of other systems. */
import type { Provider } from './generated/webhooks.js';
import type { Constructed, ValidateOptions } from './types.js';

/** Options of `fromWebhook`. All are optional; invalid values throw `CdEventError` (`bad-option`). */
export interface WebhookOptions extends ValidateOptions {
  /** Who has sent the message. Default: found in its headers and its body. */
  provider?: Provider | undefined;
  /** The source of the events. Default: the repository, project or server that the message names. It is part of their ids. */
  source?: string | undefined;
  /** The environment, for what happens in one: deployments and incidents. Default: the one that the message names, if any. */
  environment?: string | undefined;
  /**
   * The address of the page of a run, for Tekton, whose messages have none: a template with `{namespace}`, `{kind}` (`pipelineruns`,
   * `taskruns`, `customruns`), `{name}` and `{uid}`.
   */
  url?: string | undefined;
  /** The time of the receipt, for what has no time in the message. A string is RFC 3339. Default: now. */
  now?: Date | string | undefined;
  /**
   * Whether to link an event to the one before it in its run and to name the chain. A link can name an event that was never sent.
   * Default: false.
   */
  links?: boolean | undefined;
}

/** What a webhook stands for. */
export interface Webhook {
  /** The system that has sent it; `null` if it is none of those that are known. */
  provider: Provider | null;
  /** The sender's id of the delivery; `null` if it has none. */
  delivery: string | null;
  /** The events, in the order of the message. The same occurrence gives the same ids, however often and by whom it is delivered. */
  events: Constructed[];
  /**
   * Why there are none; `null` if there are.
   *
   * - `no-counterpart`: the message says nothing that an event of the release says;
   * - `lacks-required`: something that the event must have is neither in the message nor in an option;
   * - `already-an-event`: it is an event itself: use `fromHttp`;
   * - `not-json`: the body cannot be read;
   * - `unknown-provider`: neither headers nor body are those of a system that is known.
   */
  code: 'no-counterpart' | 'lacks-required' | 'already-an-event' | 'not-json' | 'unknown-provider' | null;
  /** The same in a sentence, with what to do; `null` if there are events. */
  reason: string | null;
  /** What had to be decided, could not be kept or is missing. `pointer`: where in the body; empty for all of it. */
  notes: { pointer: string; message: string }[];
}

/** Options of `verifyWebhook`. */
export interface VerifyOptions {
  /** The secret, or several while it is changed: see `HandlerOptions`. */
  secret: string | Uint8Array | readonly (string | Uint8Array)[];
  /** Who should have sent the message. Default: found in its headers. */
  provider?: Provider | undefined;
  /** How far the time of a request may be from the time here, in seconds, where requests have one. Default: 300. */
  toleranceSeconds?: number | undefined;
}

/** Whether a message is signed with a secret. */
export type Verified =
  | {
      ok: true;
      /** The sender's id of the delivery; `null` if it has none. */
      delivery: string | null;
    }
  | {
      ok: false;
      /** What is wrong, in a sentence. */
      reason: string;
    };
