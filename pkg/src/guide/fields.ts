import { draftAttribute } from '../generated/cloudevents.js';
import type { EventTypeInfo, FieldInfo, Vocabulary } from '../types.js';
import type { Path } from './document.js';

/** Where an event is in the text, and how its members are spelt there. */
export interface EventLocation {
  /** From the root of the text to the event. */
  path: Path;
  /** Its members are spelt as CloudEvents attributes, in lower case. */
  asAttributes: boolean;
}

/** The path from the root of the text to a field. */
export function pathOfField(field: FieldInfo, place: EventLocation): Path {
  const steps = field.path.split('.');
  if (!place.asAttributes) return [...place.path, ...steps];
  return [...place.path, ...steps.map(draftAttribute)];
}

/** The example as indented JSON. */
export const exampleText = (event: EventTypeInfo): string => `${JSON.stringify(event.example, null, 2)}\n`;

/** Whether the event type and the vocabulary determine the field's value, so that nobody has to type it. */
export function isSettled(field: FieldInfo, vocabulary: Vocabulary): boolean {
  return (
    field.type === 'string' &&
    ((field.enum?.length === 1 && field.required && field.openEnum !== true) || field.example === vocabulary)
  );
}
