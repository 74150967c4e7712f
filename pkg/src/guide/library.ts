import type { EventTypeInfo, Vocabulary, VocabularyInfo } from '../types.js';

/** The catalogue, with what is looked up in it. */
export class Library {
  /** The draft that the project began with. */
  readonly draft: VocabularyInfo | undefined;
  /** In the order in which people look for them: the release of today, the draft of 2021, then the others from new to old. */
  readonly vocabularies: readonly VocabularyInfo[];

  /** `vocabularies`: of the catalogue, in its order. */
  constructor(vocabularies: readonly VocabularyInfo[]) {
    [this.draft] = vocabularies;
    this.vocabularies = byInterest(vocabularies);
  }

  /** The newest published release. */
  get today(): VocabularyInfo | undefined {
    return this.vocabularies.find((vocabulary) => vocabulary.status === 'released');
  }

  vocabulary(id: Vocabulary): VocabularyInfo | undefined {
    return this.vocabularies.find((vocabulary) => vocabulary.id === id);
  }

  event(id: Vocabulary, type: string): EventTypeInfo | undefined {
    return this.vocabulary(id)?.events.find((event) => event.type === type);
  }

  /** For a type that is not in the vocabulary: the vocabulary's event with the same subject and predicate. */
  counterpart(id: Vocabulary, subject: string, predicate: string): EventTypeInfo | undefined {
    return this.vocabulary(id)?.events.find((event) => event.subject === subject && event.predicate === predicate);
  }
}

function byInterest(vocabularies: readonly VocabularyInfo[]): VocabularyInfo[] {
  const [draft, ...others] = vocabularies;
  if (draft === undefined) return [];
  const newestFirst = others.reverse();
  const isToday = (vocabulary: VocabularyInfo): boolean => vocabulary.status === 'released';
  return [...newestFirst.filter(isToday), draft, ...newestFirst.filter((vocabulary) => !isToday(vocabulary))];
}
