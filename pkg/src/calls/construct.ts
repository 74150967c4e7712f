/** The call that builds events. Its implementation in `construct/` is a separate file of the package. */
import { build } from '../construct/build.js';
import type { Events, EventsOf, NewestEvents, NewestTypes } from '../generated/events.js';
import type { Constructed, ConstructOptions, Vocabulary } from '../types.js';
import { port } from './composer.js';

/** A type string of an event that some vocabulary has, or the beginning of custom ones. */
export type EventTypeName = keyof Events;

/** A type without its event version, or without its prefix too: that of the newest release. */
export type ShortTypeName = keyof NewestTypes | `dev.cdevents.${keyof NewestTypes}`;

/** The short forms of a type string. */
export type ShortOf<Name> = Name extends `dev.cdevents.${infer Subject}.${infer Predicate}.${string}`
  ? `${Subject}.${Predicate}` | `dev.cdevents.${Subject}.${Predicate}`
  : never;

/** The type that a short form means in a vocabulary; `never` if the vocabulary has none. */
export type WholeType<Short extends string, InRelease extends Vocabulary> = Extract<
  keyof EventsOf[InRelease],
  Short extends `dev.cdevents.${string}` ? `${Short}.${string}` : `dev.cdevents.${Short}.${string}`
>;

/**
 * The type strings that `construct` takes: those of one vocabulary, or of all if none is named, with their short forms.
 * `InRelease` is `undefined` where the newest release counts.
 */
export type TypeNameIn<InRelease = undefined> = Vocabulary extends InRelease
  ? EventTypeName | ShortTypeName
  : InRelease extends Vocabulary
    ? keyof EventsOf[InRelease] | ShortOf<keyof EventsOf[InRelease]>
    : EventTypeName | ShortTypeName;

/**
 * The shape of an event of a type, in the given vocabulary or else in the newest release that has the type.
 * Any object if the type or the vocabulary is only known at run time.
 */
export type EventOfType<Type extends string, InRelease = undefined> = string extends Type
  ? object
  : [Vocabulary] extends [InRelease]
    ? object
    : [InRelease] extends [Vocabulary]
      ? [Type] extends [keyof EventsOf[InRelease]]
        ? EventsOf[InRelease][Type]
        : EventsOf[InRelease][WholeType<Type, InRelease>]
      : [Type] extends [keyof NewestEvents]
        ? NewestEvents[Type]
        : [Type] extends [keyof NewestTypes]
          ? NewestEvents[NewestTypes[Type]]
          : [Type] extends [`dev.cdevents.${infer Short extends keyof NewestTypes}`]
            ? NewestEvents[NewestTypes[Short]]
            : object;

/**
 * What `construct` returns for an event of this shape: the event, or the CloudEvents envelope around it. An event of the
 * draft becomes its spelling as a CloudEvent; one of `sig-v1` is an envelope already.
 */
export type Enveloped<Event, Envelope = 'structured'> = Envelope extends 'structured'
  ? Event extends { specversion: '1.0' }
    ? Event
    : Event extends { context: { type: infer Type } }
      ? CloudEventOf<Event, Type>
      : Event extends { type: infer Type extends keyof Events }
        ? Extract<Events[Type], { specversion: '1.0' }>
        : object
  : Event;

/** A CloudEvents 1.0 JSON envelope with an event as its data. */
export interface CloudEventOf<Event, Type = string> {
  /** Version of CloudEvents: always `1.0`. */
  specversion: '1.0';
  /** Id of the event. */
  id: string;
  /** Where the event comes from. */
  source: string;
  /** The type of the event. */
  type: Type;
  /** Id of the subject. */
  subject: string;
  /** When it happened. */
  time: string;
  /** Media type of the data. */
  datacontenttype: 'application/json';
  /** The event. */
  data: Event;
}

/** Members of the context, and of events without one, that are filled in. */
export type Own = 'id' | 'type' | 'version' | 'specversion' | 'timestamp' | 'time';

/** Members of the subject that are filled in: its type, unless it is a vendor's own, and a content without required members. */
export type OwnOfSubject<Context, Subject> =
  | (Context extends { type: `dev.cdeventsx.${string}` } ? never : 'type')
  | (Subject extends { content: infer Content } ? (Record<never, never> extends Content ? 'content' : never) : never);

/** The same members in one object type, which is shorter to read. */
export type Flat<Shape> = { [Name in keyof Shape]: Shape[Name] };

/** A shape in which the filled members are optional. Without an index signature: a member that is not named is a mistake. */
export type Given<Shape, Filled> = Flat<
  {
    [Name in keyof Shape as string extends Name ? never : Name extends Filled ? never : Name]: Shape[Name];
  } & {
    [Name in keyof Shape as string extends Name ? never : Name extends Filled ? Name : never]?: Shape[Name] | undefined;
  }
>;

/**
 * What must and can be given to build an event of a shape. Can be left out: id, timestamp or time, version or specversion,
 * type, the subject's type except in custom events, a content without required members, and the status of the draft's queued and
 * started events. An attribute of a CloudEvent that its vocabulary does not name is a mistake here; one that is meant can be
 * given with an object that is spread. A CloudEvent of the draft needs a source.
 */
export type Holes<Shape, Envelope = undefined> = object extends Shape
  ? object
  : Shape extends { context: object; subject: object }
    ? {
        [Name in keyof Shape]: Name extends 'context'
          ? Given<Shape[Name], Own>
          : Name extends 'subject'
            ? Given<Shape[Name], OwnOfSubject<Shape['context'], Shape[Name]>>
            : Shape[Name];
      }
    : Given<Shape, Shape extends { type: `${string}.Finished` } ? Own : Own | 'pipelineRunStatus'> &
        (Envelope extends 'structured' ? { source: string } : unknown);

/** What is not checked by its type: `object`, and an object of any members. */
export type Unchecked<Members> = string extends keyof Members
  ? Members
  : (<T>() => T extends Members ? 1 : 2) extends <T>() => T extends object ? 1 : 2
    ? Members
    : never;

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
 * The type and its members are checked by the compiler where they are written out. A type that is only known at run time is any
 * `string`, and members that are not are an `object`.
 *
 * Throws `CdEventError`: `unknown-type`, `bad-option`, or `invalid-event` with the `report` when no valid event comes
 * out.
 */
export function construct<
  const Type extends EventTypeName | ShortTypeName | (string & {}),
  const InRelease extends Vocabulary | undefined = undefined,
  const Envelope extends 'none' | 'structured' | undefined = undefined,
  Members extends object = never,
>(
  type: string extends Type ? Type : Type extends TypeNameIn<InRelease> ? Type : TypeNameIn<InRelease>,
  event: Holes<EventOfType<Type, InRelease>, Envelope> | Unchecked<Members>,
  options?: ConstructOptions<InRelease, Envelope>,
): Constructed<Enveloped<EventOfType<Type, InRelease>, Envelope>>;
export function construct(type: string, event: object, options: ConstructOptions = {}): Constructed {
  return build(type, event, options, port);
}
