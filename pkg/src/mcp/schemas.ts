/** The parts that the schemas of the tools are made of. */
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { Schema } from './tool.js';

/** An object with these members, all required but those whose names end with `?`, and no others. */
export function object(members: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(members).map(([name, schema]) => [name.replace(/\?$/, ''), schema] as const);
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    required: Object.keys(members).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

/** The same as the whole schema of a tool. */
export const root = (members: Readonly<Record<string, Schema>>): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...object(members),
});

export const list = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description !== undefined && { description }),
});

export const string = (description?: string): Schema => ({
  type: 'string',
  ...(description !== undefined && { description }),
});

export const nullable = (type: string, description?: string): Schema => ({
  type: [type, 'null'],
  ...(description !== undefined && { description }),
});

export const oneOf = (values: readonly string[], description?: string): Schema => ({
  enum: [...values],
  ...(description !== undefined && { description }),
});

export const whole = (minimum: number, maximum: number, description: string): Schema => ({
  type: 'integer',
  minimum,
  maximum,
  description,
});

export const flag = (description: string): Schema => ({ type: 'boolean', description });

export const count: Schema = { type: 'integer', minimum: 0 };

/** Any event: what is in it is for the engine to say. */
export const anyObject = (description?: string): Schema => ({
  type: 'object',
  ...(description !== undefined && { description }),
});

/** An argument that is an event. */
export const event: Schema = {
  type: ['string', 'object', 'array'],
  description:
    'The event, bare or as a CloudEvent, or an array of events. Give its JSON text where you have it: positions, broken JSON and the digits of numbers are in the text only.',
};

export const vocabulary = (description: string): Schema => oneOf(VOCABULARIES, description);

/** The options of a check. */
export const CHECKS: Readonly<Record<string, Schema>> = {
  'release?': vocabulary('Judge by this release, whatever the event says. Leave it out to find it in the event.'),
  'strict?': flag('Warnings make the event invalid.'),
  'rules?': {
    type: 'object',
    additionalProperties: oneOf(['error', 'warning', 'note', 'off']),
    description: 'Severities of rules, by name or code, such as {"unidentified-event": "off"}.',
  },
};

const SEVERITY = oneOf(['error', 'warning', 'note']);

export const FINDING: Schema = object({
  code: string(),
  rule: string('The name of the rule: explain has more of it.'),
  severity: SEVERITY,
  message: string(),
  'help?': string('What to do.'),
  pointer: string('A JSON Pointer to the place.'),
  'line?': { type: 'integer', description: 'From 1.' },
  'column?': { type: 'integer', description: 'From 1, in UTF-16 code units.' },
  'fix?': object({ title: string(), safe: flag('Nothing is guessed: the tool fix makes it.') }),
});

export const REPORT: Readonly<Record<string, Schema>> = {
  outcome: oneOf(
    ['valid', 'invalid', 'unchecked'],
    'unchecked: it could not be read, or is no event of a known release.',
  ),
  findings: list(FINDING, 'Errors, warnings and notes, in the order of the text.'),
  omitted: { ...count, description: 'Findings that are left out here.' },
};
