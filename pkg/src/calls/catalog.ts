import { makeCatalog } from '../generated/catalog.js';
import type { Catalog } from '../types.js';

/**
 * All vocabularies with their events, fields, summaries and examples, for forms and documentation.
 * Each call returns a new copy. Needs no `init`.
 */
export function catalog(): Catalog {
  return makeCatalog();
}
