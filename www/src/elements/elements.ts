import { version } from 'cdevents-wasm';
import { CdEventEditor } from './editor.js';
import { CdEventReport } from './report.js';
import { CdEventTimeline } from './timeline.js';

/** The entry `cdevents-wasm/elements`. Importing it defines its elements with the prefix `cd`, unless the names are taken. */
export { CdEventEditor, CdEventReport, CdEventTimeline, version };

/**
 * Defines `<prefix>-event-editor`, `<prefix>-event-report` and `<prefix>-event-timeline`, and returns the names that it has defined. A name that is taken
 * is left alone: the first version on a page keeps `cd-`, and another one needs a prefix of its own.
 */
export function define(prefix = 'cd'): string[] {
  return [
    definedAs(`${prefix}-event-editor`, CdEventEditor),
    definedAs(`${prefix}-event-report`, CdEventReport),
    definedAs(`${prefix}-event-timeline`, CdEventTimeline),
  ].flat();
}

type Definable = typeof CdEventEditor | typeof CdEventReport | typeof CdEventTimeline;
const used = new Set<Definable>();

function definedAs(name: string, element: Definable): string[] {
  if (customElements.get(name) !== undefined) return [];
  // A class can be defined under one name only, so every other name gets a subclass.
  const Again = element as unknown as CustomElementConstructor;
  customElements.define(name, used.has(element) ? class extends Again {} : Again);
  used.add(element);
  return [name];
}

define();
