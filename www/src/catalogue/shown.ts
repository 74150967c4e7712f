import type { EventTypeInfo, Vocabulary } from 'cdevents-wasm';
import type { Place } from './fields.js';

/** An event type to start from. */
export interface Choice {
  vocabulary: Vocabulary;
  type: string;
  /** The focus stays where it is. */
  stay?: boolean;
}

/** What form and editor show: one event of the text, as the catalogue describes it. */
export interface Shown {
  vocabulary: Vocabulary;
  info: EventTypeInfo;
  place: Place;
}
