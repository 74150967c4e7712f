import { SPEC_VERSION } from '../generated/cloudevents.js';
import type { EventInfo, EventTypeInfo, Vocabulary } from '../types.js';
import { isWithin, type JsonDocument, type Path, pathOf, stepsOf } from './document.js';
import { difference } from './edits.js';
import type { EventLocation } from './fields.js';
import type { Library } from './library.js';

/** The event of a text, as the catalogue describes it. */
export interface Shown {
  vocabulary: Vocabulary;
  info: EventTypeInfo;
  place: EventLocation;
}

/** What the catalogue has of an event that a report found in a text; `null` if it has none. */
export function shownOf(library: Library, event: EventInfo, json: JsonDocument): Shown | null {
  const { vocabulary, type, subject, predicate, custom } = event;
  if (vocabulary === null || custom) return null;
  const info =
    (type === null ? undefined : library.event(vocabulary, type)) ??
    (subject === null || predicate === null ? undefined : library.counterpart(vocabulary, subject, predicate));
  if (info === undefined) return null;
  const path = pathOf(event.pointer, json);
  // The event's members are the envelope's attributes: this is how CloudEvents carries the draft.
  const asAttributes = event.envelope !== 'none' && json.at([...path, SPEC_VERSION]) !== undefined;
  return { vocabulary, info, place: { path, asAttributes } };
}

/** The innermost event of a report around a path. */
export function eventAround(events: readonly EventInfo[], path: Path): EventInfo | undefined {
  const around = events.filter(({ pointer }) => isWithin(path, stepsOf(pointer)));
  return around.sort((one, other) => other.pointer.length - one.pointer.length)[0];
}

/** Whether one text is the other but for a part in it that is not the larger one. */
export function isLike(text: string, other: string): boolean {
  const edit = difference(other, text);
  if (edit === null) return true;
  return Math.max(edit.end - edit.start, edit.text.length) * 2 <= Math.max(text.length, other.length);
}
