/** Finds the event type that a name means. */
import { catalog, type EventTypeInfo, type Vocabulary, type VocabularyInfo } from '../faces/public.js';
import { nearest } from './nearest.js';

/** An event type, and the vocabulary that it is described by. */
export interface KnownType {
  vocabulary: VocabularyInfo;
  event: EventTypeInfo;
}

const PREFIX = /^dev\.cdevents\./;

/**
 * The type that is meant: written out, without its version (`dev.cdevents.pipelinerun.finished`), or as subject and
 * predicate alone (`pipelinerun.finished`). Of several the one of the newest release.
 */
export function findType(name: string, release?: Vocabulary): KnownType | undefined {
  const wanted = name.toLowerCase();
  const known = knownTypes(release);
  return (
    known.find(({ event }) => event.type === name) ??
    known.find(({ event }) => event.type.toLowerCase() === wanted) ??
    known.find(({ event }) => shortName(event) === wanted.replace(PREFIX, ''))
  );
}

/** The name that is most likely meant by one that is unknown, as it was written: short or whole. */
export function nearestType(name: string, release?: Vocabulary): string | undefined {
  const known = knownTypes(release).map(({ event }) => event);
  return nearest(name, [...new Set(known.flatMap((event) => [shortName(event), event.type]))]);
}

function shortName({ subject, predicate }: EventTypeInfo): string {
  return `${subject}.${predicate}`;
}

/** Newest released vocabulary first, then what is not yet released, then what is not of CDEvents. */
function knownTypes(release?: Vocabulary): KnownType[] {
  const all = catalog().vocabularies.filter(({ id }) => release === undefined || id === release);
  const rank = ({ id, status }: VocabularyInfo): number =>
    !/^\d/.test(id) ? 2 : status === 'released' || status === 'superseded' ? 0 : 1;
  const ordered = [...all].reverse().sort((one, other) => rank(one) - rank(other));
  return ordered.flatMap((vocabulary) => vocabulary.events.map((event) => ({ vocabulary, event })));
}
