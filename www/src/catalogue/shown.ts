import type { EventTypeInfo, Vocabulary } from 'cdevents-wasm';
import type { EventLocation } from './fields.js';

/** An event type to start from. */
export interface Choice {
  vocabulary: Vocabulary;
  type: string;
  /** The focus stays where it is. */
  stay?: boolean;
}

/** The event of the text that the form and the editor show, as the catalogue describes it. */
export interface Shown {
  vocabulary: Vocabulary;
  info: EventTypeInfo;
  place: EventLocation;
}
