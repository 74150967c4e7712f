/** Assembles JSON Schemas from the parts in `generated/schemas.ts`. Nothing here knows an event. */
import { makeCatalog } from '../generated/catalog.js';
import { type Bundle, makeParts } from '../generated/schemas.js';

/** Exported for tools/schemas.mjs, which writes the schema files of the package. */
export { makeParts };

import type { Vocabulary } from '../generated/vocabularies.js';

const REFERENCE = '#/$defs/';
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const CUSTOM = 'dev.cdeventsx.';

let made: (ReturnType<typeof makeParts> & { catalog: ReturnType<typeof makeCatalog> }) | undefined;

/** The parts, made at the first call. Callers must get copies. */
function parts(): NonNullable<typeof made> {
  return (made ??= { ...makeParts(), catalog: makeCatalog() });
}

/**
 * A JSON Schema 2020-12 document for one type of a vocabulary, or for all its types.
 *
 * The document is self-contained: every reference points into its own `$defs`, which hold only what is reachable.
 * It describes bare events (of the draft: both spellings) and has no `$id`, so that it can be compiled twice.
 * `null` if the vocabulary does not have the type.
 */
export function assemble(vocabulary: Vocabulary, type?: string): object | null {
  const bundle = parts().bundles[vocabulary];
  if (bundle === undefined) return null;
  const body = type === undefined ? anyEvent(vocabulary, bundle) : oneType(vocabulary, bundle, type);
  if (body === null) return null;
  const defs: Record<string, object> = {};
  collect(body, bundle, defs);
  // Deep copy: equal parts are one object in the data.
  return JSON.parse(JSON.stringify({ $schema: DIALECT, ...body, $defs: defs })) as object;
}

function anyEvent(vocabulary: Vocabulary, bundle: Bundle): object {
  const names = [...Object.values(bundle.types).flat(), ...bundle.others];
  return {
    title: bundle.title,
    description: bundle.description,
    anyOf: names.map(reference),
    examples: eventsOf(vocabulary).map((event) => event.example),
  };
}

function oneType(vocabulary: Vocabulary, bundle: Bundle, type: string): object | null {
  const names = Object.hasOwn(bundle.types, type) ? bundle.types[type] : undefined;
  if (names !== undefined && names[0] !== undefined) {
    const { title, description } = bundle.defs[names[0]] as { title: string; description: string };
    const example = eventsOf(vocabulary).find((event) => event.type === type)?.example;
    const body = names.length === 1 ? reference(names[0]) : { anyOf: names.map(reference) };
    return { title, description, ...body, examples: [example] };
  }
  const custom = bundle.defs['custom'];
  if (custom === undefined || !type.startsWith(CUSTOM)) return null;
  const { title, description } = custom as { title: string; description: string };
  const ofType = { type: 'object', properties: { type: { const: type } } };
  return { title, description, allOf: [reference('custom')], type: 'object', properties: { context: ofType } };
}

function eventsOf(vocabulary: Vocabulary): { type: string; example: object }[] {
  return parts().catalog.vocabularies.find((each) => each.id === vocabulary)?.events ?? [];
}

function reference(name: string): { $ref: string } {
  return { $ref: REFERENCE + name };
}

/** Adds every part that `value` refers to, directly or indirectly. */
function collect(value: unknown, bundle: Bundle, defs: Record<string, object>): void {
  if (typeof value !== 'object' || value === null) return;
  const target = (value as { $ref?: unknown }).$ref;
  if (typeof target === 'string') {
    const name = target.slice(REFERENCE.length);
    const part = bundle.defs[name] ?? parts().common[name];
    if (part !== undefined && !Object.hasOwn(defs, name)) {
      defs[name] = part;
      collect(part, bundle, defs);
    }
  }
  for (const [name, member] of Object.entries(value)) if (name !== 'examples') collect(member, bundle, defs);
}
