/** The class for schemas of the user's own. Its implementation in `own/` is a separate file of the package. */
import { CdEventError } from '../engine/errors.js';
import { load } from '../engine/loader.js';
import { documentOf } from '../http/message.js';
import { makeValidator } from '../own/validator.js';
import type { AddSchemaOptions, HttpInput, Input, Report, ValidateOptions } from '../types.js';
import { port } from './http.js';

/**
 * Validates events as `validate` does, and by JSON Schemas of your own: for custom types, for types of any other namespace, and for
 * what `context.schemaUri` of an event names. Their findings have the rule `own-schema`.
 *
 * The schemas are compiled by a WebAssembly module of its own, which is loaded with the first of them. Nothing else is ever fetched.
 */
export class Validator {
  readonly #own;

  /** `options`: those of every `validate`. Throws `CdEventError` (`bad-option`). */
  constructor(options?: ValidateOptions) {
    const loader = () => import('../own/load.js');
    this.#own = makeValidator(port, { CdEventError, documentOf, load, loader }, options);
  }

  /**
   * Adds a schema for the events of a type, or for those whose `context.schemaUri` is this URI or the schema's `$id`. It judges the
   * whole event: the object with `context`, or else the one with `type`. An event of a type that no vocabulary has is judged by
   * its schema alone.
   *
   * Without `$schema` it is read as 2020-12; drafts 4, 6, 7 and 2019-09 are known too. It can refer to schemas that were added
   * before, by URI, `$id` or type. Patterns are matched in linear time, so they have neither look-around nor back-references.
   *
   * Rejects with `CdEventError`: `bad-schema` if the schema cannot be used (the report has the place in the schema, as a pointer),
   * `init-failed` if the module cannot be loaded, `bad-option` for a bad name or option.
   */
  addSchema(typeOrUri: string, schema: object | boolean, options?: AddSchemaOptions): Promise<void> {
    return this.#own.add(typeOrUri, schema, options);
  }

  /**
   * The report of `validate`, with the findings of the schemas. `options` take precedence over those of the constructor. Reads at
   * most 256 levels of nesting. Throws as `validate` does, and `bad-option` after `free`.
   */
  validate(input: Input, options?: ValidateOptions): Report {
    return this.#own.validate(input, options);
  }

  /**
   * The report of `fromHttp`, with the findings of the schemas: see `validate`. An event of your own that consists of headers is
   * judged as the CloudEvent that it is.
   */
  fromHttp(message: HttpInput, options?: ValidateOptions): Report {
    return this.#own.fromHttp(message, options);
  }

  /** Drops the schemas and the memory that they need. */
  free(): void {
    this.#own.free();
  }
}
