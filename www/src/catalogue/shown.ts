import type { Vocabulary } from 'cdevents-wasm';

export { eventAround, isLike, type Shown, shownOf } from '../../../pkg/src/guide/shown.js';

/** An event type to start from. */
export interface Choice {
  vocabulary: Vocabulary;
  type: string;
  /** The focus stays where it is. */
  stay?: boolean;
}
