/**
 * The engine as parts of the package see it that are files of their own there: HTTP, and how events are built. They import
 * these types and are handed the value, since what has a state, or is an error's class, must exist once.
 */
import type { Settings } from '../base/call.js';
import type { Input, Report, ValidateOptions, Vocabulary } from '../types.js';
import type { CdEventError } from './errors.js';
import type { EngineFault } from './fault.js';
import type { Readable } from './input.js';
import type { Skeleton } from './wire.js';

/** What judges. */
export interface Port {
  /** The error for an option that cannot be what it is. */
  bad(name: string, found: unknown, wanted: string): CdEventError;
  /** The report on text or bytes, also where the engine fails to give one. */
  judge(input: string | Uint8Array, settings: Settings): Report;
  /** An object of options, for reading members from. Throws `CdEventError` (`bad-option`) for what is none. */
  object(value: unknown, name: string): Record<string, unknown>;
  /** The same, for one that has no other members than these. */
  known(value: unknown, name: string, names: readonly string[]): Record<string, unknown>;
  /** The input as the engine can read it, or the report that says why it cannot. Never throws. */
  readable(input: Input): Readable;
  /** Throws `CdEventError` (`not-initialised`) as long as calls cannot work. */
  requireReady(): void;
  /** The settings that `options` ask for. Throws `CdEventError` (`bad-option`). */
  settingsOf(options: ValidateOptions | undefined, more?: readonly string[]): Settings;
}

/** What knows, beside that, what a type determines of a new event. */
export interface ComposePort extends Omit<Port, 'requireReady'> {
  CdEventError: typeof CdEventError;
  EngineFault: typeof EngineFault;
  /** What the engine's failure to answer looks like to the caller. */
  faultReport(fault: EngineFault): Report;
  /** The frame of an event of this type, in the given vocabulary or the newest that knows it. Throws `EngineFault`. */
  skeleton(type: string, vocabulary: number): Skeleton;
  /** The engine's number for a vocabulary. Throws `CdEventError` (`bad-option`). */
  vocabularyIndex(release: Vocabulary): number;
}
