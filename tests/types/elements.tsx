// A host in TypeScript: the elements by their tags, their events by their names, and both as JSX.

import type { Report } from 'cdevents-wasm';
import {
  CdEventEditor,
  CdEventReport,
  CdEventTimeline,
  type CdIntrinsicElements,
  define,
  type EngineName,
  type FixDetail,
  version,
} from 'cdevents-wasm/elements';

declare global {
  // What `declare module 'react' { namespace JSX { … } }` is in a program that has React.
  namespace JSX {
    interface Element {}
    interface IntrinsicElements extends CdIntrinsicElements {}
  }
}

const report = document.createElement('cd-event-report');
report.text = '{}';
report.release = '0.5.1';
report.strict = true;
const engine: EngineName = report.engine;
const found: Report | null = report.report;
report.report = JSON.parse('{}');
report.addEventListener('cd-fix', (event) => {
  const detail: FixDetail = event.detail;
  event.preventDefault();
  report.text = detail.text;
});
report.addEventListener('cd-report', ({ detail }) => detail.report.diagnostics.length);
report.addEventListener('click', () => undefined);

const editor: CdEventEditor = document.querySelector('cd-event-editor') ?? new CdEventEditor();
editor.value = null;
const text: string = editor.value;
editor.addEventListener('cd-change', ({ detail: { value } }) => value.length);
const taken: boolean = editor.setReport({ outcome: 'valid' }, text);
const names: string[] = define('other');
class Own extends CdEventReport {}
export const all: unknown[] = [engine, found, taken, names, version, Own.version];

const timeline: CdEventTimeline = document.querySelector('cd-event-timeline') ?? new CdEventTimeline();
timeline.summary = JSON.parse('{}');
timeline.runs = timeline.summary?.runs ?? null;
timeline.selected = 3;
timeline.addEventListener('cd-select', ({ detail }) => detail.run?.children.length);
timeline.addEventListener('cd-open', ({ detail: { record } }) => record.toFixed());
export const drawn: string = timeline.toSvg();
export const lane = (
  <cd-event-timeline runs={timeline.runs} selected={null} oncd-save={(event) => event.detail.svg.length} />
);
// @ts-expect-error a record has a number
timeline.selected = 'x';

// @ts-expect-error there is no such release
report.release = '9.9';
// @ts-expect-error the element says it, nobody else
report.engine = 'page';
// @ts-expect-error a report has no value
report.value = '';
// @ts-expect-error `cd-change` has a value, no report
editor.addEventListener('cd-change', ({ detail }) => detail.report);

export const page = (
  <cd-event-editor
    value="{}"
    validOnly
    oncd-change={(event) => event.currentTarget.select(0, event.detail.value.length)}
  />
);
export const other = <cd-event-report text={null} oncd-fix={(event) => event.detail.edits.length} />;
// What every element has.
export const common = (
  <cd-event-report
    text={{ context: {} }}
    style={{ display: 'block' }}
    className="wide"
    slot="main"
    hidden
    tabIndex={0}
    data-run="42"
    aria-label="Report"
    onClick={(event) => event.preventDefault()}
    onInput={() => undefined}
  />
);
report.text = { context: {} };
export const kept: string | null = report.text;
editor.value = { context: {} };

/** As React's own attributes are: with them its events have their types. */
interface OfFramework {
  style?: { color?: string };
  onClick?: (event: { readonly detail: number }) => void;
  onReset?: (event: { readonly isTrusted: boolean }) => void;
  defaultValue?: number;
}
type Typed = CdIntrinsicElements<OfFramework>['cd-event-editor'];
export const typed: Typed = {
  style: { color: 'red' },
  onClick: (event) => event.detail.toFixed(),
  defaultValue: '{}',
  'oncd-change': ({ detail }) => detail.value.length,
};
// @ts-expect-error a style of this framework is an object
export const styled: Typed = { style: 'color: red' };
// @ts-expect-error the element's own property, whatever the framework's is
export const begun: Typed = { defaultValue: 1 };
// @ts-expect-error a number is no text
report.text = 1;

// @ts-expect-error `text` is the report's
export const wrong = <cd-event-editor text="{}" />;
