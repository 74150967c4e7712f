/** Compiles only while the elements match their published types. Nothing imports this file. */
import type * as published from 'cdevents-wasm/elements';
import type * as built from './elements.js';

export const report = (element: built.CdEventReport): published.CdEventReport => element;
export const editor = (element: built.CdEventEditor): published.CdEventEditor => element;
export const timeline = (element: built.CdEventTimeline): published.CdEventTimeline => element;
export const calls = (module: typeof built): Pick<typeof published, 'define' | 'version'> => module;
export const statics = (module: typeof built): Pick<typeof published.CdEventEditor, 'version' | 'formAssociated'> =>
  module.CdEventEditor;
