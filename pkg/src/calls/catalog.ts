import { makeCatalog } from '../generated/catalog.js';
import type { Catalog } from '../types.js';

/**
 * All vocabularies with their events, fields, summaries and examples: what a composer, a form or a documentation page
 * is made from. Each call gives a copy of its own.
 */
export function catalog(): Catalog {
  return makeCatalog();
}
