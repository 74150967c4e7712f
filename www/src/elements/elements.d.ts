// The published types of `cdevents-wasm/elements`. `published.ts` checks that the code matches them.
import type { Diagnostic, FindingItem, Range, Report, Run, StreamSummary, Vocabulary } from 'cdevents-wasm';

/** Where a report comes from: an engine on the page, one in a worker, or the host; `none` while there is no report. */
export type EngineName = 'page' | 'worker' | 'host' | 'none';

/** Why the engine does not run on the page or in a worker. `refused`: the content security policy does not allow WebAssembly there. */
export interface EngineTrouble {
  readonly place: 'page' | 'worker';
  readonly message: string;
  readonly refused: boolean;
}

/** The detail of `cd-report`: a report, the text that it is about, and where it comes from. */
export interface ReportDetail {
  readonly report: Report;
  readonly text: string;
  readonly engine: EngineName;
}

/** The detail of `cd-fix`: the findings to fix, the edits (offsets are UTF-16 code units), and the text after them. */
export interface FixDetail {
  readonly diagnostics: readonly Diagnostic[];
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly text: string;
}

/** The detail of `cd-go`: the selected finding, and its range or a related one. */
export interface GoDetail {
  readonly diagnostic: Diagnostic;
  readonly range: Range;
}

/** The detail of `cd-engine`: where reports come from now, and why not from elsewhere. */
export interface EngineDetail {
  readonly engine: EngineName;
  readonly troubles: readonly EngineTrouble[];
}

/** The detail of `cd-change`: the text after an edit by the user. */
export interface ChangeDetail {
  readonly value: string;
}

/** The detail of `cd-too-large`: the length, in UTF-16 code units, of the rejected text. */
export interface TooLargeDetail {
  readonly length: number;
}

/** The events of `cd-event-report`. All bubble and cross shadow roots. */
export interface CdEventReportEventMap {
  'cd-report': CustomEvent<ReportDetail>;
  /** Cancelable: `preventDefault()` keeps the text unchanged. */
  'cd-fix': CustomEvent<FixDetail>;
  'cd-go': CustomEvent<GoDetail>;
  'cd-engine': CustomEvent<EngineDetail>;
}

/** The events of `cd-event-editor`. All bubble and cross shadow roots. */
export interface CdEventEditorEventMap extends CdEventReportEventMap {
  'cd-change': CustomEvent<ChangeDetail>;
  'cd-too-large': CustomEvent<TooLargeDetail>;
}

/** The detail of `cd-select`: what was selected. Without a run and a finding, nothing is any more. */
export interface SelectDetail {
  /** The numbers of the run's records, or of those in the finding's witness. */
  readonly records: readonly number[];
  readonly run: Run | null;
  readonly finding: FindingItem | null;
}

/** The detail of `cd-open`: the number of the record that somebody wants to see. */
export interface OpenDetail {
  readonly record: number;
}

/** The detail of `cd-save`: the drawing as an SVG file. */
export interface SaveDetail {
  readonly svg: string;
}

/** The events of `cd-event-timeline`. All bubble and cross shadow roots. */
export interface CdEventTimelineEventMap {
  'cd-select': CustomEvent<SelectDetail>;
  'cd-open': CustomEvent<OpenDetail>;
  /** Cancelable: `preventDefault()` keeps the browser from downloading it. */
  'cd-save': CustomEvent<SaveDetail>;
  /** The runs are drawn. */
  'cd-ready': CustomEvent<object>;
}

/** The common base of the elements with a report. */
declare class Judged extends HTMLElement {
  /** The version of the package. */
  static readonly version: string;
  /** Attribute `release`. The vocabulary to validate against. Default (`null` or empty): the one that the event names. */
  release: Vocabulary | '' | null;
  /** Attribute `strict`. Whether warnings make an event invalid. Default: false. */
  strict: boolean;
  /** Attribute `readonly`. Disables typing and fixes. Default: false. */
  readOnly: boolean;
  /** Attribute `run-in`. Where the engine may run, in order of preference: `page`, `worker` or both, separated by a space. */
  runIn: string | null;
  /** The report on the current text, or `null`. Set it to show a report made elsewhere; set `null` to undo that. */
  get report(): Report | null;
  set report(report: unknown);
  /** Where the report comes from. The element reflects it to the attribute `engine`. */
  readonly engine: EngineName;
  /** The verdict; `null` while there is none. The element reflects it to the attribute `outcome`. */
  readonly outcome: Report['outcome'] | null;
  /** Shows a report made elsewhere if `text` is still the current text. Returns whether it was accepted. */
  setReport(report: unknown, text: string): boolean;
  /** Tries again to start an engine. */
  retry(): void;
}

/** `<cd-event-report>`: the verdict, findings and fixes for one text. */
export declare class CdEventReport extends Judged {
  /** Attribute `text`. The text. Default (`null`): the text inside the element. */
  get text(): string | null;
  /** An object is serialized as JSON. Throws `TypeError` for a value that cannot be. */
  set text(value: string | object | null);
  /** Attribute `selectable`. Whether findings are buttons that fire `cd-go`. Default: false. */
  selectable: boolean;
  addEventListener<Type extends keyof CdEventReportEventMap>(
    type: Type,
    listener: (this: CdEventReport, event: CdEventReportEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof CdEventReportEventMap>(
    type: Type,
    listener: (this: CdEventReport, event: CdEventReportEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** `<cd-event-editor>`: an editor for one text, with its verdict and findings. A form-associated element. */
export declare class CdEventEditor extends Judged {
  static readonly formAssociated: true;
  /** The text. Setting it is one undo step and fires no `cd-change`. */
  get value(): string;
  set value(text: string | object | null);
  /** Attribute `value`. The initial text. Default (`null`): the text inside the element. */
  defaultValue: string | null;
  /** Attribute `label`. The accessible name. */
  label: string | null;
  /** Attribute `placeholder`. Shown while the text is empty. */
  placeholder: string | null;
  /** Attribute `disabled`. It cannot be edited and is not submitted. */
  disabled: boolean;
  /** Attribute `required`. In a form: an empty text blocks submission. */
  required: boolean;
  /** Attribute `valid-only`. In a form: an event that is not valid blocks submission. */
  validOnly: boolean;
  /** Attribute `plain`. Uses a textarea and does not load the editor's file. Default: false. */
  plain: boolean;
  /** Attribute `name`. The name of the form field. */
  name: string;
  readonly form: HTMLFormElement | null;
  readonly type: string;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Selects a range of the text and focuses it. Offsets are UTF-16 code units; `end` is exclusive. */
  select(start: number, end?: number): void;
  addEventListener<Type extends keyof CdEventEditorEventMap>(
    type: Type,
    listener: (this: CdEventEditor, event: CdEventEditorEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof CdEventEditorEventMap>(
    type: Type,
    listener: (this: CdEventEditor, event: CdEventEditorEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** `<cd-event-timeline>`: runs on a time line, and the findings about them. It needs no engine. */
export declare class CdEventTimeline extends HTMLElement {
  /** The version of the package. */
  static readonly version: string;
  /** What an `EventStream` returned in the end. Default (`null`): the text inside the element, as JSON. */
  get summary(): StreamSummary | null;
  set summary(summary: unknown);
  /** The runs. Default (`null`): those of `summary`. */
  get runs(): readonly Run[] | null;
  set runs(runs: unknown);
  /** Findings about the history. Default (`null`): those among the items of `summary`. */
  get findings(): readonly FindingItem[] | null;
  set findings(findings: unknown);
  /** Attribute `selected`. The number of a record, whose run is selected; `null`: none. */
  selected: number | null;
  /** Attribute `label`. The accessible name. Default: `Timeline`. */
  label: string | null;
  /** Attribute `table`. Shows a table in place of the drawing. Default: false. */
  table: boolean;
  /** Attribute `unfolded`. Draws long gaps as long as they are. Default: false. */
  unfolded: boolean;
  /** The drawing as an SVG file; empty until `cd-ready`. */
  toSvg(): string;
  addEventListener<Type extends keyof CdEventTimelineEventMap>(
    type: Type,
    listener: (this: CdEventTimeline, event: CdEventTimelineEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof CdEventTimelineEventMap>(
    type: Type,
    listener: (this: CdEventTimeline, event: CdEventTimelineEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * Defines `<prefix>-event-editor`, `<prefix>-event-report` and `<prefix>-event-timeline`, unless the names are taken, and returns the names that it defined.
 * Importing this module does so with `cd`. A second version on the same page needs another prefix.
 */
export declare function define(prefix?: string): string[];

/** The version of this package. */
export declare const version: string;

/**
 * What every element takes in JSX, whatever the framework. A program that has its framework's own attributes at hand gives
 * those instead and gets the types of their events: `CdIntrinsicElements<React.HTMLAttributes<HTMLElement>>`.
 */
export interface CommonAttributes {
  id?: string | undefined;
  class?: string | undefined;
  className?: string | undefined;
  style?: unknown;
  slot?: string | undefined;
  part?: string | undefined;
  title?: string | undefined;
  role?: string | undefined;
  hidden?: boolean | undefined;
  inert?: boolean | undefined;
  tabIndex?: number | undefined;
  lang?: string | undefined;
  dir?: string | undefined;
  autoFocus?: boolean | undefined;
  children?: unknown;
  [attribute: `aria-${string}` | `data-${string}`]: unknown;
  // biome-ignore lint/suspicious/noExplicitAny: which event it is the framework knows
  [handler: `on${Capitalize<string>}`]: ((event: any) => void) | undefined;
}

interface JudgedProps<Element> {
  release?: Vocabulary | '' | null | undefined;
  strict?: boolean | undefined;
  readOnly?: boolean | undefined;
  runIn?: string | null | undefined;
  report?: unknown;
  ref?: unknown;
  key?: string | number | null | undefined;
  class?: string | undefined;
  'oncd-report'?: ((event: CustomEvent<ReportDetail> & { readonly currentTarget: Element }) => void) | undefined;
  'oncd-fix'?: ((event: CustomEvent<FixDetail> & { readonly currentTarget: Element }) => void) | undefined;
  'oncd-go'?: ((event: CustomEvent<GoDetail> & { readonly currentTarget: Element }) => void) | undefined;
  'oncd-engine'?: ((event: CustomEvent<EngineDetail> & { readonly currentTarget: Element }) => void) | undefined;
}

interface ReportProps extends JudgedProps<CdEventReport> {
  text?: string | object | null | undefined;
  selectable?: boolean | undefined;
}

interface EditorProps extends JudgedProps<CdEventEditor> {
  value?: string | object | null | undefined;
  defaultValue?: string | null | undefined;
  label?: string | null | undefined;
  placeholder?: string | null | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  validOnly?: boolean | undefined;
  plain?: boolean | undefined;
  'oncd-change'?: ((event: CustomEvent<ChangeDetail> & { readonly currentTarget: CdEventEditor }) => void) | undefined;
  'oncd-too-large'?:
    | ((event: CustomEvent<TooLargeDetail> & { readonly currentTarget: CdEventEditor }) => void)
    | undefined;
}

interface TimelineProps {
  summary?: unknown;
  runs?: unknown;
  findings?: unknown;
  selected?: number | null | undefined;
  label?: string | null | undefined;
  table?: boolean | undefined;
  unfolded?: boolean | undefined;
  ref?: unknown;
  key?: string | number | null | undefined;
  class?: string | undefined;
  'oncd-select'?:
    | ((event: CustomEvent<SelectDetail> & { readonly currentTarget: CdEventTimeline }) => void)
    | undefined;
  'oncd-open'?: ((event: CustomEvent<OpenDetail> & { readonly currentTarget: CdEventTimeline }) => void) | undefined;
  'oncd-save'?: ((event: CustomEvent<SaveDetail> & { readonly currentTarget: CdEventTimeline }) => void) | undefined;
  'oncd-ready'?: ((event: CustomEvent<object> & { readonly currentTarget: CdEventTimeline }) => void) | undefined;
}

/** The attributes of the framework, but for those that the element has itself. */
type Besides<Attributes, Props> = {
  [Name in keyof Attributes as Exclude<Name, keyof Props>]: Attributes[Name];
} & Props;

/**
 * The elements as JSX tags. For React 19:
 *
 *     declare module 'react' {
 *       namespace JSX { interface IntrinsicElements extends CdIntrinsicElements<React.HTMLAttributes<HTMLElement>> {} }
 *     }
 */
export interface CdIntrinsicElements<Attributes = CommonAttributes> {
  'cd-event-report': Besides<Attributes, ReportProps>;
  'cd-event-editor': Besides<Attributes, EditorProps>;
  'cd-event-timeline': Besides<Attributes, TimelineProps>;
}

declare global {
  interface HTMLElementTagNameMap {
    'cd-event-report': CdEventReport;
    'cd-event-editor': CdEventEditor;
    'cd-event-timeline': CdEventTimeline;
  }
}
