import type { FindingItem, Outcome, RecordItem, Run, Severity, StreamSummary } from 'cdevents-wasm';
import { eventTitle } from '../words/report.js';
import { Column, Steps, Texts, Words } from './columns.js';
import type { Cause, Found, Label, Row, RunRow, Subject } from './protocol.js';
import type { Place } from './sources.js';

/** More records than this are counted, and not listed. */
export const MAX_RECORDS = 4_000_000;
/** More findings about histories than this are counted only. */
const MAX_FOUND = 10_000;
/** More subjects of one rule than this are counted only. */
const MAX_SUBJECTS = 5_000;
/** Subjects of a rule that are listed. */
const LISTED_SUBJECTS = 200;
/** Other records of a finding that are kept. */
const MAX_OTHERS = 100;
/** Longest subject that is kept, in UTF-16 code units. */
const MAX_SUBJECT = 200;

const OUTCOMES: readonly Outcome[] = ['valid', 'invalid', 'unchecked'];
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];
/** No next entry in a list. */
const END = -1;

interface Tally {
  severity: Severity;
  count: number;
  ofHistory: boolean;
  subjects: Map<string, Subject>;
}

/** What is kept of the records of a history: numbers and subjects, not their reports. */
export class Store {
  /** By record. */
  readonly #outcomes = new Column();
  readonly #offsets = new Column();
  readonly #lengths = new Column();
  readonly #lines = new Steps();
  readonly #sources = new Column();
  readonly #titles = new Column();
  readonly #times = new Column();
  readonly #subjects = new Texts();
  /** By record, the first entry of the list of its findings. */
  readonly #heads = new Column();
  /** By entry: severity and rule in one number, and the next entry. */
  readonly #entries = new Column();
  readonly #next = new Column();

  /** Type and title of an event, separated by a line feed. */
  readonly #types = new Words();
  readonly #rules = new Words();
  readonly #tallies = new Map<string, Tally>();
  readonly found: Found[] = [];
  unkept = 0;
  unlisted = 0;
  readonly labels: readonly (Label | null)[];
  readonly #names: string[];

  /** The number of the first record: those before it were forgotten. */
  readonly first: number;
  /** How to take back the findings that may still change, in the order in which they came. */
  #open: (() => void)[] = [];
  #nextFinding: number;

  /**
   * `names`: of the files. `labels`: by record, the faults of a made-up history. `before`: how many records and findings were
   * forgotten.
   */
  constructor(names: string[], labels: readonly (Label | null)[], before = { records: 0, findings: 0 }) {
    this.#names = names;
    this.labels = labels;
    this.first = before.records;
    this.#nextFinding = before.findings;
  }

  /** Number of records that are listed. */
  get length(): number {
    return this.#outcomes.length;
  }

  has(record: number): boolean {
    return record >= this.first && record < this.first + this.length;
  }

  /** How many records and findings there have been, for the store that comes after this one. */
  get counted(): { records: number; findings: number } {
    return { records: this.first + this.length, findings: this.#nextFinding };
  }

  /** `base` and `lines`: what of the whole stream is before the record's source. */
  add({ line, offset, length, report }: RecordItem, source: number, base: number, lines: number): void {
    if (this.length >= MAX_RECORDS) {
      this.unlisted += 1;
      for (const { rule, severity } of report.diagnostics) this.#count(rule, severity, false);
      return;
    }
    const { event, events } = report;
    const subject = (event?.subjectId ?? '').slice(0, MAX_SUBJECT);
    this.#outcomes.push(OUTCOMES.indexOf(report.outcome));
    this.#offsets.push(Math.max(0, offset - base));
    this.#lengths.push(length);
    this.#lines.push(Math.max(1, line - lines));
    this.#sources.push(source);
    this.#titles.push(this.#types.of(titleOf(event, events.length)));
    this.#times.push(event?.time == null ? Number.NaN : Date.parse(event.time));
    this.#subjects.push(subject);
    this.#heads.push(END);
    for (const { rule, severity } of report.diagnostics) {
      this.#mark(this.length - 1, rule, severity);
      this.#count(rule, severity, false);
    }
  }

  /** A finding about the history. `isOpen`: what comes may change it; `takeBack` takes it back. */
  addFound({ record, finding, witness, others }: FindingItem, isOpen = false): void {
    const subject = this.subject(record);
    const number = this.#nextFinding;
    this.#nextFinding += 1;
    const isKept = this.found.length < MAX_FOUND;
    const first = isKept ? { finding: number, message: finding.message, witness: witness.length } : null;
    const tally = this.#count(finding.rule, finding.severity, true);
    const known = tally.subjects.get(subject);
    if (known !== undefined) known.count += 1;
    else if (tally.subjects.size < MAX_SUBJECTS) tally.subjects.set(subject, { subject, count: 1, first });
    if (this.has(record)) this.#mark(record - this.first, finding.rule, finding.severity);
    // What is shown of it, and no more: the address of its rule is known, and other places are in the witness.
    const { related: _, url: __, ...diagnostic } = finding;
    if (isKept)
      this.found.push({ finding: number, record, diagnostic, witness, others: others.slice(0, MAX_OTHERS), subject });
    else this.unkept += 1;
    if (isOpen) this.#open.push(() => this.#takeBack(record, finding.rule, subject, isKept));
  }

  /** Takes back the findings that could still change. */
  takeBack(): void {
    for (const undo of this.#open.reverse()) undo();
    this.#open = [];
  }

  #takeBack(record: number, rule: string, subject: string, isKept: boolean): void {
    if (isKept) this.found.pop();
    else this.unkept -= 1;
    if (this.has(record)) {
      // It is the last of all entries.
      const last = this.#entries.length - 1;
      this.#heads.set(record - this.first, this.#next.at(last));
      this.#entries.cut(last);
      this.#next.cut(last);
    }
    const tally = this.#tallies.get(rule);
    if (tally === undefined) return;
    tally.count -= 1;
    if (tally.count === 0) this.#tallies.delete(rule);
    const known = tally.subjects.get(subject);
    if (known === undefined) return;
    known.count -= 1;
    if (known.count === 0) tally.subjects.delete(subject);
  }

  /** A finding about the history by its number, unless it was taken back or is counted only. */
  finding(number: number): Found | undefined {
    return this.found.find((one) => one.finding === number);
  }

  subject(record: number): string {
    return this.has(record) ? this.#subjects.at(record - this.first) : '';
  }

  /** What is wrong on purpose with a record of a made-up history. */
  label(record: number): Label | null {
    return this.labels[record - this.first] ?? null;
  }

  #mark(index: number, rule: string, severity: Severity): void {
    this.#entries.push(this.#rules.of(rule) * SEVERITIES.length + SEVERITIES.indexOf(severity));
    this.#next.push(this.#heads.at(index));
    this.#heads.set(index, this.#entries.length - 1);
  }

  #count(rule: string, severity: Severity, ofHistory: boolean): Tally {
    const tally = this.#tallies.get(rule) ?? { severity, count: 0, ofHistory, subjects: new Map<string, Subject>() };
    this.#tallies.set(rule, tally);
    tally.count += 1;
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(tally.severity)) tally.severity = severity;
    return tally;
  }

  /** Severity and rule of each finding of a record. */
  *marks(record: number): Iterable<{ severity: Severity; rule: string }> {
    for (let at = this.#heads.at(record - this.first); at !== END; at = this.#next.at(at)) {
      const entry = this.#entries.at(at);
      const severity = SEVERITIES[entry % SEVERITIES.length] ?? 'note';
      yield { severity, rule: this.#rules.list[Math.floor(entry / SEVERITIES.length)] ?? '' };
    }
  }

  outcome(record: number): Outcome {
    return OUTCOMES[this.#outcomes.at(record - this.first)] ?? 'unchecked';
  }

  time(record: number): number | null {
    const time = this.#times.at(record - this.first);
    return !this.has(record) || Number.isNaN(time) ? null : time;
  }

  /** The index of the record's source. */
  source(record: number): number {
    return this.#sources.at(record - this.first);
  }

  place(record: number): Place {
    return { offset: this.#offsets.at(record - this.first), length: this.#lengths.at(record - this.first) };
  }

  row(record: number): Row {
    const [title = '', type = ''] = (this.#types.list[this.#titles.at(record - this.first)] ?? '').split('\n');
    const counts = { error: 0, warning: 0, note: 0 };
    for (const { severity } of this.marks(record)) counts[severity] += 1;
    return {
      record,
      outcome: this.outcome(record),
      errors: counts.error,
      warnings: counts.warning,
      notes: counts.note,
      type: type === '' ? null : type,
      title,
      subject: this.subject(record),
      time: this.time(record),
      line: this.#lines.at(record - this.first),
      file: this.#names[this.source(record)] ?? '',
      label: this.label(record),
    };
  }

  /** What was found, the worst and the most frequent first. */
  get causes(): Cause[] {
    const causes = [...this.#tallies].map(([rule, { severity, count, ofHistory, subjects }]): Cause => {
      const bySize = [...subjects.values()].sort((one, other) => other.count - one.count);
      return {
        rule,
        severity,
        count,
        ofHistory,
        subjects: bySize.slice(0, LISTED_SUBJECTS),
        subjectCount: subjects.size,
      };
    });
    const rank = ({ severity }: Cause): number => SEVERITIES.indexOf(severity);
    return causes.sort((one, other) => rank(one) - rank(other) || other.count - one.count);
  }
}

/** The longest name of a type that is kept whole, in UTF-16 code units. */
const MAX_TYPE = 300;
/** Different types that are told apart: a file of random types must not fill the memory. */
const titleOf = (event: RecordItem['report']['event'], count: number): string => {
  if (count > 1) return `${count.toLocaleString('en')} events`;
  const type = (event?.type ?? '').slice(0, MAX_TYPE).replaceAll('\n', ' ');
  if (event === null || event.subject === null || event.predicate === null) return `${type}\n${type}`;
  return `${eventTitle({ type, subject: event.subject, predicate: event.predicate }).replaceAll('\n', ' ')}\n${type}`;
};

export const keyOf = ({ kind, id }: Pick<Run, 'kind' | 'id'>): string => `${kind} ${id}`;

/** The runs in the order in which they are listed, each after the one that it is inside. */
export function runRows(runs: readonly Run[], depth = 0): RunRow[] {
  return runs.flatMap(({ children, records: _, events: __, ...run }) => [
    { key: keyOf(run), depth, run },
    ...runRows(children, depth + 1),
  ]);
}

/** The records about a run and what is inside it, in order. */
export function recordsOfRun({ runs }: StreamSummary, key: string): number[] {
  const found = new Set<number>();
  const take = (run: Run, isInside: boolean): void => {
    const isWanted = isInside || keyOf(run) === key;
    if (isWanted) for (const record of run.records) found.add(record);
    for (const child of run.children) take(child, isWanted);
  };
  for (const run of runs) take(run, false);
  return [...found].sort((one, other) => one - other);
}
