/** The call that builds events. Its implementation in `construct/` is a separate file of the package for Node. */
import { build } from '../construct/build.js';
import { CdEventError } from '../engine/errors.js';
import { EngineFault } from '../engine/fault.js';
import { faultReport, judge, readable } from '../engine/input.js';
import type { ComposePort } from '../engine/port.js';
import { skeleton } from '../engine/reports.js';
import { bad, known, object, settingsOf, vocabularyIndex } from '../engine/settings.js';
import type { EventsOf, NewestEvents } from '../generated/events.js';
import type { Constructed, ConstructOptions, Vocabulary } from '../types.js';

const port: ComposePort = {
  bad,
  CdEventError,
  EngineFault,
  faultReport,
  judge,
  known,
  object,
  readable,
  settingsOf,
  skeleton,
  vocabularyIndex,
};

/** `Shape` with every member optional, at every depth. Arrays must be complete. */
export type Holes<Shape> = Shape extends readonly unknown[]
  ? Shape
  : Shape extends object
    ? { [Member in keyof Shape]?: Holes<Shape[Member]> | undefined }
    : Shape;

/**
 * The shape of an event of a type, in the given vocabulary or else in the newest release that has the type.
 * Any object if the type is only known at run time.
 */
export type EventOfType<Type extends string, Release = undefined> = string extends Type
  ? object
  : Release extends Vocabulary
    ? Vocabulary extends Release
      ? object
      : Type extends keyof EventsOf[Release]
        ? EventsOf[Release][Type]
        : object
    : Type extends keyof NewestEvents
      ? NewestEvents[Type]
      : object;

/**
 * Builds a valid event of the given type.
 *
 * `event` is a partial event. These members are filled in if absent: id (a UUID), timestamp (now), version or
 * specversion, type, `subject.type` if the release has it, an empty `content`, and the status `Running` of the
 * draft's queued and started events. Members that you pass are never changed.
 *
 * A type without its event version, such as `dev.cdevents.pipelinerun.finished`, or without its prefix too, means that of
 * the newest released release.
 *
 * Throws `CdEventError`: `unknown-type`, `bad-option`, or `invalid-event` with the `report` when no valid event comes
 * out.
 */
export function construct<
  const Type extends string,
  const Options extends ConstructOptions = { release?: undefined; envelope?: undefined },
>(
  type: Type,
  event: Holes<EventOfType<Type, Options['release']>>,
  options?: Options,
): Constructed<Options['envelope'] extends 'none' | undefined ? EventOfType<Type, Options['release']> : object>;
export function construct(type: string, event: object, options: ConstructOptions = {}): Constructed {
  return build(type, event, options, port);
}
