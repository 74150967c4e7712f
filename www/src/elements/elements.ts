import { version } from 'cdevents-wasm';
import { CdEventEditor } from './editor.js';
import { CdEventReport } from './report.js';

/** The entry `cdevents-wasm/elements`. Importing it defines `cd-event-editor` and `cd-event-report`, unless the names are taken. */
export { CdEventEditor, CdEventReport, version };

/**
 * Defines `<prefix>-event-editor` and `<prefix>-event-report`, and returns the names that it has defined. A name that is taken
 * is left alone: the first version on a page keeps `cd-`, and another one needs a prefix of its own.
 */
export function define(prefix = 'cd'): string[] {
  return [
    definedAs(`${prefix}-event-editor`, CdEventEditor),
    definedAs(`${prefix}-event-report`, CdEventReport),
  ].flat();
}

const used = new Set<typeof CdEventEditor | typeof CdEventReport>();

function definedAs(name: string, element: typeof CdEventEditor | typeof CdEventReport): string[] {
  if (customElements.get(name) !== undefined) return [];
  // A class can be defined under one name only, so every other name gets a subclass.
  const Again = element as unknown as CustomElementConstructor;
  customElements.define(name, used.has(element) ? class extends Again {} : Again);
  used.add(element);
  return [name];
}

define();
