import type { EventTypeInfo, Vocabulary, VocabularyInfo } from 'cdevents-wasm';
import { eventTitle } from '../words/report.js';

/** An event such as `pipelinerun.finished`, in every vocabulary that has it. */
export interface Topic {
  /** `subject.predicate`, as in the address. */
  key: string;
  subject: string;
  predicate: string;
  /** In the spelling of the newest vocabulary that has it. */
  title: string;
  summary: string;
  /** By vocabulary, from old to new. */
  events: ReadonlyMap<Vocabulary, EventTypeInfo>;
}

/** The catalogue by event, then by vocabulary. */
export class Topics {
  /** From old to new. */
  readonly vocabularies: readonly VocabularyInfo[];
  /** All events, grouped by subject and ordered as they happen. */
  readonly all: readonly Topic[];
  readonly #byKey: ReadonlyMap<string, Topic>;

  constructor(vocabularies: readonly VocabularyInfo[]) {
    this.vocabularies = vocabularies.toSorted((one, other) => one.date.localeCompare(other.date));
    const found = new Map<string, Map<Vocabulary, EventTypeInfo>>();
    for (const { id, events } of this.vocabularies) {
      for (const event of events) {
        const key = keyOf(event);
        const of = found.get(key) ?? new Map<Vocabulary, EventTypeInfo>();
        found.set(key, of.set(id, event));
      }
    }
    // The oldest vocabularies list events in the order in which they happen, later ones alphabetically: the oldest decides.
    const predicates = [...new Set([...found.values()].map((events) => newest(events).predicate))];
    const topics = [...found].map(([key, events]): Topic => {
      const event = newest(events);
      const { subject, predicate, summary } = event;
      return { key, subject, predicate, title: eventTitle(event), summary, events };
    });
    this.all = topics.toSorted(
      (one, other) =>
        one.subject.localeCompare(other.subject) ||
        predicates.indexOf(one.predicate) - predicates.indexOf(other.predicate),
    );
    this.#byKey = new Map(this.all.map((topic) => [topic.key, topic]));
  }

  get(key: string): Topic | undefined {
    return this.#byKey.get(key);
  }

  vocabulary(id: string): VocabularyInfo | undefined {
    return this.vocabularies.find((vocabulary) => vocabulary.id === id);
  }

  /** All events of a topic's subject, in order. */
  family({ subject }: Topic): readonly Topic[] {
    return this.all.filter((topic) => topic.subject === subject);
  }

  /** Whether one predicate follows the other: known from the first vocabulary, which has only runs and lists them in order. */
  follows(first: Topic, second: Topic): boolean {
    const course = this.vocabularies[0]?.events.map(({ predicate }) => predicate) ?? [];
    const [from, to] = [course.indexOf(first.predicate), course.indexOf(second.predicate)];
    return from >= 0 && from < to;
  }

  /** The vocabulary that a page shows by default: the newest published release that has the event, else the newest. */
  usual({ events }: Topic): Vocabulary {
    const having = this.vocabularies.filter(({ id }) => events.has(id));
    return (having.findLast(({ status }) => status === 'released') ??
      having.findLast(({ status }) => status === 'superseded') ??
      having.at(-1))!.id;
  }

  before(id: Vocabulary): VocabularyInfo | undefined {
    return this.vocabularies[this.vocabularies.findIndex((vocabulary) => vocabulary.id === id) - 1];
  }
}

export const keyOf = ({ subject, predicate }: { subject: string; predicate: string }): string =>
  `${subject}.${predicate}`;

/** Runs of consecutive vocabularies that have an event in the same version; `null` for those without it. */
export function stretches(
  topic: Topic,
  vocabularies: readonly VocabularyInfo[],
): { ids: Vocabulary[]; event: EventTypeInfo | null }[] {
  const all: { ids: Vocabulary[]; event: EventTypeInfo | null }[] = [];
  for (const { id } of vocabularies) {
    const event = topic.events.get(id) ?? null;
    const last = all.at(-1);
    if (last !== undefined && last.event?.type === event?.type) last.ids.push(id);
    else all.push({ ids: [id], event });
  }
  return all;
}

const newest = (events: ReadonlyMap<Vocabulary, EventTypeInfo>): EventTypeInfo => [...events.values()].at(-1)!;
