// The published types of `cdevents-wasm/elements`. `published.ts` beside this file holds the code to them.
import type { Diagnostic, Range, Report, Vocabulary } from 'cdevents-wasm';

/** Where a report comes from: an engine on the page, one in a worker, the host itself; `none` as long as there is none. */
export type EngineName = 'page' | 'worker' | 'host' | 'none';

/** Why the engine does not run at a place. `refused`: a content security policy does not let WebAssembly run there. */
export interface EngineTrouble {
  readonly place: 'page' | 'worker';
  readonly message: string;
  readonly refused: boolean;
}

/** What `cd-report` tells: a report, the text that it is about, and where it comes from. */
export interface ReportDetail {
  readonly report: Report;
  readonly text: string;
  readonly engine: EngineName;
}

/** What `cd-fix` tells: the findings that are mended, the edits in UTF-16 offsets, and the text as it will be. */
export interface FixDetail {
  readonly diagnostics: readonly Diagnostic[];
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly text: string;
}

/** What `cd-go` tells: the finding that was chosen, and its place or one that belongs to it. */
export interface GoDetail {
  readonly diagnostic: Diagnostic;
  readonly range: Range;
}

/** What `cd-engine` tells: where the reports come from now, and why not from elsewhere. */
export interface EngineDetail {
  readonly engine: EngineName;
  readonly troubles: readonly EngineTrouble[];
}

/** What `cd-change` tells: the text after the user has changed it. */
export interface ChangeDetail {
  readonly value: string;
}

/** What `cd-too-large` tells: the length, in UTF-16 units, of what was not taken in. */
export interface TooLargeDetail {
  readonly length: number;
}

/** The events of `cd-event-report`. All of them bubble and cross shadow roots. */
export interface CdEventReportEventMap {
  'cd-report': CustomEvent<ReportDetail>;
  /** Can be cancelled: then nothing is changed. */
  'cd-fix': CustomEvent<FixDetail>;
  'cd-go': CustomEvent<GoDetail>;
  'cd-engine': CustomEvent<EngineDetail>;
}

/** The events of `cd-event-editor`. All of them bubble and cross shadow roots. */
export interface CdEventEditorEventMap extends CdEventReportEventMap {
  'cd-change': CustomEvent<ChangeDetail>;
  'cd-too-large': CustomEvent<TooLargeDetail>;
}

/** What both elements have. */
declare class Judged extends HTMLElement {
  /** The version of the package that this class comes from. */
  static readonly version: string;
  /** Attribute `release`. The vocabulary to judge by; `null` or empty: the one that the event names. */
  release: Vocabulary | '' | null;
  /** Attribute `strict`. Warnings make an event invalid. */
  strict: boolean;
  /** Attribute `readonly`. No fixes are offered, and nothing can be typed. */
  readOnly: boolean;
  /** Attribute `run-in`. Where the engine may run, in the order in which it is tried: words out of `page` and `worker`. */
  runIn: string | null;
  /** The report on the present text, or `null`. Set it to hand over one that was made elsewhere; `null` takes that back. */
  get report(): Report | null;
  set report(report: unknown);
  /** Attribute `engine`, which only the element writes. Where the report comes from. */
  readonly engine: EngineName;
  /** Attribute `outcome`, which only the element writes. The verdict; `null` while there is none. */
  readonly outcome: Report['outcome'] | null;
  /** Hands over a report that was made elsewhere, unless the element has another text by now. Says whether it was taken. */
  setReport(report: unknown, text: string): boolean;
  /** Tries once more to get an engine, where none could be had. */
  retry(): void;
}

/** `<cd-event-report>`: verdict, findings and remedies of one text. */
export declare class CdEventReport extends Judged {
  /** Attribute `text`. The text; `null`: the one that stands in the element. */
  get text(): string | null;
  /** An object is written as JSON. Throws a `TypeError` for what JSON cannot say. */
  set text(value: string | object | null);
  /** Attribute `selectable`. Findings are buttons that fire `cd-go`. */
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

/** `<cd-event-editor>`: an editor for one text, with its verdict and its findings. It takes part in forms. */
export declare class CdEventEditor extends Judged {
  static readonly formAssociated: true;
  /** The text. Setting it is one step for undo and fires no `cd-change`. */
  get value(): string;
  set value(text: string | object | null);
  /** Attribute `value`. The text to begin with; `null`: the one that stands in the element. */
  defaultValue: string | null;
  /** Attribute `label`. Its name for those who do not see it. */
  label: string | null;
  /** Attribute `placeholder`. What stands in it while it is empty. */
  placeholder: string | null;
  /** Attribute `disabled`. It cannot be changed and is not sent with its form. */
  disabled: boolean;
  /** Attribute `required`. In a form: an empty text keeps it from being sent. */
  required: boolean;
  /** Attribute `valid-only`. In a form: an event that is not valid keeps it from being sent. */
  validOnly: boolean;
  /** Attribute `plain`. It stays a textarea, and the editor's file is not loaded. */
  plain: boolean;
  /** Attribute `name`. Its name in the form. */
  name: string;
  readonly form: HTMLFormElement | null;
  readonly type: string;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Selects a part of the text, in UTF-16 offsets, and takes the focus there. */
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

/**
 * Defines `<prefix>-event-editor` and `<prefix>-event-report`, unless these names are taken, and gives the names that were free.
 * Loading this module has done so with `cd`. A second version on the same page goes by a prefix of its own.
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

/** The attributes of the framework, but for those that the element has itself. */
type Besides<Attributes, Props> = {
  [Name in keyof Attributes as Exclude<Name, keyof Props>]: Attributes[Name];
} & Props;

/**
 * The elements as tags of JSX. For React 19:
 *
 *     declare module 'react' {
 *       namespace JSX { interface IntrinsicElements extends CdIntrinsicElements<React.HTMLAttributes<HTMLElement>> {} }
 *     }
 */
export interface CdIntrinsicElements<Attributes = CommonAttributes> {
  'cd-event-report': Besides<Attributes, ReportProps>;
  'cd-event-editor': Besides<Attributes, EditorProps>;
}

declare global {
  interface HTMLElementTagNameMap {
    'cd-event-report': CdEventReport;
    'cd-event-editor': CdEventEditor;
  }
}
