import { makeCatalog } from '#catalog';
import { Library as Catalogue } from '../../../pkg/src/guide/library.js';

/** The catalogue, read once. A chunk of its own, so that the first verdict does not wait for it. */
export class Library extends Catalogue {
  constructor() {
    super(makeCatalog().vocabularies);
  }
}
