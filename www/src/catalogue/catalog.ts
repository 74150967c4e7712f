import type { EventTypeInfo, Vocabulary, VocabularyInfo } from 'cdevents-wasm';
import { makeCatalog } from '#catalog';

/** The catalogue, read once. This module is a chunk of its own: the first verdict does not wait for it. */
export class Library {
  /** In the order in which people look for them: the draft, the release of today, then the others from new to old. */
  readonly vocabularies: readonly VocabularyInfo[] = byInterest(makeCatalog().vocabularies);

  /** The newest release that is out. */
  get today(): VocabularyInfo | undefined {
    return this.vocabularies.find((vocabulary) => vocabulary.status === 'released');
  }

  vocabulary(id: Vocabulary): VocabularyInfo | undefined {
    return this.vocabularies.find((vocabulary) => vocabulary.id === id);
  }

  event(id: Vocabulary, type: string): EventTypeInfo | undefined {
    return this.vocabulary(id)?.events.find((event) => event.type === type);
  }

  /** What the event means where its type is not one of the vocabulary's: the one of the same subject and predicate. */
  counterpart(id: Vocabulary, subject: string, predicate: string): EventTypeInfo | undefined {
    return this.vocabulary(id)?.events.find((event) => event.subject === subject && event.predicate === predicate);
  }
}

function byInterest(vocabularies: readonly VocabularyInfo[]): VocabularyInfo[] {
  const [draft, ...others] = vocabularies;
  if (draft === undefined) return [];
  const newestFirst = others.reverse();
  const isToday = (vocabulary: VocabularyInfo): boolean => vocabulary.status === 'released';
  return [draft, ...newestFirst.filter(isToday), ...newestFirst.filter((vocabulary) => !isToday(vocabulary))];
}
