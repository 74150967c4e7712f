// Generated from schemas/ by `UPDATE=1 cargo test --test codegen`: edits here are lost.
/** The vocabularies, oldest first; the engine knows them by their place in this list. */
export const VOCABULARIES = [
  'draft',
  'sig-v1',
  '0.1.0',
  '0.1.1',
  '0.1.2',
  '0.2.0',
  '0.3.0',
  '0.4.0',
  '0.4.1',
  '0.5.0',
  '0.5.1',
  '0.6.0-draft',
] as const;

/** The CDEvents releases, oldest first. */
export const RELEASES = [
  '0.1.0',
  '0.1.1',
  '0.1.2',
  '0.2.0',
  '0.3.0',
  '0.4.0',
  '0.4.1',
  '0.5.0',
  '0.5.1',
  '0.6.0-draft',
] as const;

/** A vocabulary: the draft of 2021-03-14, the first SDK's types, or a CDEvents release. */
export type Vocabulary = (typeof VOCABULARIES)[number];

/** A CDEvents release. */
export type Release = (typeof RELEASES)[number];
