/** Checks of arguments, and the runs in them. */
import type { Run, StreamSummary } from '../run-types.js';

/** What this room is given: errors exist once, in the engine. */
export interface Checks {
  /** Makes the error for an invalid option. */
  bad(name: string, found: unknown, wanted: string): Error;
  /** Checks that the value is an object. */
  object(value: unknown, name: string): Record<string, unknown>;
  /** The same, for one that has no other members than these. */
  known(value: unknown, name: string, names: readonly string[]): Record<string, unknown>;
}

/** Checks that the value is an integer of 0 or more. */
export function count(name: string, value: unknown, { bad }: Checks): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw bad(name, value, 'an integer of 0 or more');
}

/** The outermost runs of an argument. */
export function runsOf(given: readonly Run[] | StreamSummary, { bad, object }: Checks): readonly Run[] {
  const runs: unknown = Array.isArray(given) ? given : object(given, 'runs')['runs'];
  if (!Array.isArray(runs) || !runs.every((run) => typeof run === 'object' && run !== null)) {
    throw bad('runs', given, 'an array of runs or the result of `EventStream.finish`');
  }
  return runs;
}

/** The relations of an argument. Runs alone have none. */
export function relationsOf(given: readonly Run[] | StreamSummary, { bad }: Checks): readonly Direct[] {
  const { relations = [] } = given as Partial<StreamSummary>;
  if (!Array.isArray(relations)) throw bad('relations', relations, 'an array of relations');
  return relations;
}

/** Which record follows directly from which. */
export type Direct = NonNullable<StreamSummary['relations']>[number];

/** A list in a run. A caller's own runs may lack what they do not have. */
export function listOf<Item>(list: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(list) ? list : [];
}

/** Compares texts by code unit, which is the same in every host and language. */
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
