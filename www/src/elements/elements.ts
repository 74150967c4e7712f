import { version } from 'cdevents-wasm';
import { CdEventEditor } from './editor.js';
import { CdEventReport } from './report.js';

/** What `cdevents-wasm/elements` is. Loading it defines `cd-event-editor` and `cd-event-report`, unless these names are taken. */
export { CdEventEditor, CdEventReport, version };

/**
 * Defines `<prefix>-event-editor` and `<prefix>-event-report`, and gives the names that were still free. A name that is taken stays
 * whose it is: the first version on a page keeps `cd-`, and another one goes by a prefix of its own.
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
  // A class can be defined under one name only; the others get a class of their own that does the same.
  const Again = element as unknown as CustomElementConstructor;
  customElements.define(name, used.has(element) ? class extends Again {} : Again);
  used.add(element);
  return [name];
}

define();
