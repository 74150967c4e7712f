import type {
  Diagnostic,
  FindingItem,
  Metrics,
  Outcome,
  Report,
  Run,
  Severity,
  StreamSummary,
  Vocabulary,
} from 'cdevents-wasm';
import type { Provider } from '../webhooks/providers.js';

/** How files are to be read. */
export interface Reading {
  /** `auto`: what the first bytes look like. `webhooks`: JSON values, each of which is a delivery of another system. */
  from: 'auto' | 'json' | 'log' | 'webhooks';
  /** Whether the files have the whole history, so that what is not there is missing. */
  complete: boolean;
  /** Who has sent the webhooks. Default: what each says. */
  provider?: Provider | undefined;
}

/** A made-up delivery. */
export interface Wanted {
  scenario: string;
  runs: number;
  faults: readonly string[];
}

/** Which records are shown. Empty texts and lists mean all. */
export interface Filter {
  /** `found`: with any finding; `labelled`: made with a fault. */
  severity: Severity | 'found' | 'valid' | 'unchecked' | 'labelled' | '';
  rule: string;
  subject: string;
  /** The key of a run: see `RunRow`. */
  run: string;
  text: string;
  /** Only these, such as what a figure was made of. `null`: all. */
  records: readonly number[] | null;
}

export const NO_FILTER: Filter = { severity: '', rule: '', subject: '', run: '', text: '', records: null };

/** What is asked of a worker. `id` comes back with the answer. */
export type Question = Begin | Grow | AboutHistory;

/** What is asked of the worker that reads files. */
export type Begin = { id: number } & (
  | { kind: 'open'; files: readonly Input[]; reading: Reading }
  | { kind: 'sample'; wanted: Wanted }
  /** Puts a changed text in the place of a record, and reads all files again. */
  | { kind: 'put'; record: number; text: string }
  /** Ends reading; what was read stays. */
  | { kind: 'stop' }
);

/** What is asked of the worker whose history grows. */
export type Grow = { id: number } /** The texts of the next events. */ & (
  | { kind: 'add'; texts: readonly string[] }
  /** What the history is now. `anchors`: records whose places among those that are shown are wanted. */
  | { kind: 'refresh'; anchors: readonly number[] }
  /** Forgets all records. */
  | { kind: 'clear' }
);

/** What can be asked about a history that is known, whether it was read or is still growing. */
export type AboutHistory = { id: number } & (
  | { kind: 'filter'; filter: Filter }
  /** The rows at these places of the filtered list. */
  | { kind: 'rows'; from: number; to: number }
  | { kind: 'record'; record: number }
  | { kind: 'found'; rule: string; subject: string | null; from: number }
  | { kind: 'witness'; finding: number }
  | { kind: 'figures'; by: By }
  | { kind: 'export'; form: ExportForm; by: By }
  | { kind: 'convert'; to: Vocabulary }
  /** Ends a conversion; what was converted stays. */
  | { kind: 'stop-converting' }
  | { kind: 'lanes' }
);

export type By = 'pipeline' | 'service' | 'environment';
export type ExportForm = 'csv' | 'json' | 'otlp' | 'ndjson';

/** A file, or a text that was pasted. */
export interface Input {
  name: string;
  content: Blob;
}

/** How far reading has come. */
export interface Progress {
  /** In bytes of the files as they are. */
  done: number;
  total: number;
  records: number;
}

/** A record in the table. */
export interface Row {
  record: number;
  outcome: Outcome;
  /** Number of findings, about the record itself and about its history. */
  errors: number;
  warnings: number;
  notes: number;
  /** As written; `null`: it is not an event. */
  type: string | null;
  /** Such as `pipelinerun finished`; for several events in one record their number. */
  title: string;
  subject: string;
  /** Milliseconds since 1970; `null`: none, or none that can be read. */
  time: number | null;
  /** Counted in its file, from 1. */
  line: number;
  file: string;
  /** In a made-up history: what is wrong with it on purpose. */
  label: Label | null;
}

/** A fault of a made-up history, and the rule that must report it; `null`: none must. */
export interface Label {
  kind: string;
  rule: string | null;
}

/** A finding about the history, by its number. */
export interface Found {
  finding: number;
  record: number;
  diagnostic: Omit<Diagnostic, 'url' | 'related'>;
  /** The fewest records that alone give it. */
  witness: number[];
  /** Other records that it is about, at most 100. */
  others: number[];
  subject: string;
}

/** What a rule found about one subject. */
export interface Subject {
  subject: string;
  count: number;
  /** The first finding: its number and its words; `null`: it is counted only. */
  first: { finding: number; message: string; witness: number } | null;
}

/** A rule, and how often it was broken. */
export interface Cause {
  rule: string;
  severity: Severity;
  count: number;
  /** Whether the rule is about several records. */
  ofHistory: boolean;
  /** Of a history: the subjects, the most findings first, at most 200. */
  subjects: Subject[];
  /** Number of all subjects. */
  subjectCount: number;
}

/** A run in the list of runs. */
export interface RunRow {
  /** Kind and id. */
  key: string;
  depth: number;
  run: Omit<Run, 'children' | 'records' | 'events'>;
}

/** What is known when reading has ended. */
export interface Whole {
  records: number;
  /** Records that the table does not have because there are too many. */
  unlisted: number;
  valid: number;
  invalid: number;
  unchecked: number;
  errors: number;
  warnings: number;
  notes: number;
  files: string[];
  bytes: number;
  /** As it was read: events in lines of text. */
  isLog: boolean;
  /** Of a log: lines without an event. */
  skipped: number;
  /** Why files, or the rest of them, were not read. Each is for the user. */
  problems: string[];
  /** Whether reading was ended before the end. */
  stopped: boolean;
  capped: string[];
  causes: Cause[];
  /** Findings about the history that are counted only. */
  unkept: number;
  runs: RunRow[];
  labels: number;
  /** Of webhooks: what they stand for. */
  webhooks: Deliveries | null;
}

/** Webhooks that were read as the events that they stand for. */
export interface Deliveries {
  deliveries: number;
  events: number;
  /** By system, how many it has sent. */
  senders: { provider: string; count: number }[];
  /** Why deliveries stand for no event, and how many. */
  reasons: { reason: string; count: number }[];
  /** What is to be known of those that do, and of how many. */
  notes: { message: string; count: number }[];
}

/** A figure and what it looks like over time. */
export interface Figures extends Metrics {
  /** By figure: its value in each of equal parts of `period`, of times the median; `null`: unknown. */
  lines: Record<string, (number | null)[]>;
  /** In milliseconds since 1970, of all figures; `null`: there are no parts. */
  period: [number, number] | null;
}

/** A record as a whole. */
export interface Opened {
  row: Row;
  /** With the usual line breaks where it is sound. */
  text: string;
  report: Report;
  /** About its history. */
  found: Found[];
}

/** The records of a witness. */
export interface Witness {
  found: Found;
  rows: Row[];
  /** A text of one line for each. */
  texts: string[];
}

/** What conversion loses, and where. */
export interface Loss {
  message: string;
  count: number;
  /** The first records. */
  records: number[];
}

/** A whole history in another vocabulary. */
export interface ConvertedHistory {
  to: Vocabulary;
  /** Number of records in `content`. */
  records: number;
  /** Of these, those that are not valid in the vocabulary. */
  invalid: number;
  /** Records without a counterpart. */
  left: number;
  /** Records that were not converted, since it was stopped or the result is too large. */
  unread: number;
  stopped: boolean;
  /** The most frequent first. */
  losses: Loss[];
  content: Blob;
}

/** What a timeline shows. */
export interface LanesData {
  runs: readonly Run[];
  relations: StreamSummary['relations'];
  findings: readonly FindingItem[];
}

/** A history that grows, as it is now. */
export interface Grown {
  whole: Whole;
  /** Number of records that the filter lets through. */
  count: number;
  /** For each anchor, the place of its record, or of the next one that is shown. */
  places: number[];
  /** The oldest records that were forgotten, in number. */
  forgotten: number;
}

export type Answer =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | ({ kind: 'progress' } & Progress)
  /** How many of the records were converted. */
  | { kind: 'converting'; done: number; total: number }
  | { id: number; kind: 'whole'; whole: Whole }
  | { id: number; kind: 'count'; count: number }
  | { id: number; kind: 'rows'; rows: Row[] }
  | { id: number; kind: 'record'; opened: Opened | null }
  | { id: number; kind: 'found'; found: Found[] }
  | { id: number; kind: 'witness'; witness: Witness | null }
  | { id: number; kind: 'figures'; figures: Figures[] }
  | { id: number; kind: 'export'; name: string; content: Blob; lacking: number }
  | { id: number; kind: 'converted'; result: ConvertedHistory }
  | { id: number; kind: 'lanes'; lanes: LanesData }
  | { id: number; kind: 'stopped' }
  /** Number of records that came so far, with those that were forgotten since. */
  | { id: number; kind: 'added'; records: number }
  | ({ id: number; kind: 'grown' } & Grown)
  | { id: number; kind: 'error'; message: string };
