/** Numbers about the server, as Prometheus reads them: the text format 0.0.4. */

type Labels = Readonly<Record<string, string>>;

/** The media type of `Metrics.text`. */
export const MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Combinations of labels that a counter has at most: rules and reasons are fewer. */
const MAX_SERIES = 1000;

function series(name: string, labels: Labels, value: number): string {
  const list = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${list.length === 0 ? '' : `{${list.join(',')}}`} ${value}\n`;
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** A number that only grows. */
export class Counter {
  readonly #values = new Map<string, { labels: Labels; value: number }>();

  add(labels: Labels = {}, by = 1): void {
    const key = Object.values(labels).join('\0');
    const found = this.#values.get(key);
    if (found !== undefined) found.value += by;
    else if (this.#values.size < MAX_SERIES) this.#values.set(key, { labels, value: by });
  }

  /** The sum over all labels. */
  get total(): number {
    let sum = 0;
    for (const { value } of this.#values.values()) sum += value;
    return sum;
  }

  lines(name: string): string {
    if (this.#values.size === 0) return '';
    return [...this.#values.values()].map(({ labels, value }) => series(name, labels, value)).join('');
  }
}

/** How often a number was up to each of some bounds. */
export class Histogram {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  observe(value: number): void {
    this.#sum += value;
    this.#count += 1;
    const index = this.#bounds.findIndex((bound) => value <= bound);
    if (index >= 0) this.#counts[index]! += 1;
  }

  lines(name: string): string {
    let below = 0;
    const buckets = this.#bounds.map((bound, index) => {
      below += this.#counts[index]!;
      return series(`${name}_bucket`, { le: String(bound) }, below);
    });
    const rest = series(`${name}_bucket`, { le: '+Inf' }, this.#count);
    return `${buckets.join('')}${rest}${series(`${name}_sum`, {}, this.#sum)}${series(`${name}_count`, {}, this.#count)}`;
  }
}

/** Seconds. */
const OF_REQUESTS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const OF_RUNS = [1, 5, 15, 60, 300, 900, 1800, 3600, 7200, 21600, 86400];

export class Metrics {
  readonly accepted = new Counter();
  readonly ignored = new Counter();
  readonly rejected = new Counter();
  readonly findings = new Counter();
  readonly forwarded = new Counter();
  readonly undelivered = new Counter();
  readonly retries = new Counter();
  readonly failures = new Counter();
  readonly seconds = new Histogram(OF_REQUESTS);
  readonly runSeconds = new Histogram(OF_RUNS);
  /** What is read when somebody asks. */
  readonly gauges: Record<'queue' | 'runs' | 'requests' | 'clients' | 'bytes', () => number> = {
    queue: () => 0,
    runs: () => 0,
    requests: () => 0,
    clients: () => 0,
    bytes: () => 0,
  };

  text(): string {
    const { gauges } = this;
    const rows: [name: string, type: string, help: string, lines: (name: string) => string][] = [
      ['accepted_events_total', 'counter', 'Events that were accepted and are in the file.', of(this.accepted)],
      [
        'ignored_deliveries_total',
        'counter',
        'Webhooks that stand for no event, by the code of the reason.',
        of(this.ignored),
      ],
      ['rejected_deliveries_total', 'counter', 'Deliveries that were not accepted, by reason.', of(this.rejected)],
      ['findings_total', 'counter', 'Findings by rule: of refused events, and of the history.', of(this.findings)],
      ['queue_length', 'gauge', 'Events that are to be forwarded.', one(gauges.queue)],
      ['forwarded_events_total', 'counter', 'Events that the receiver has taken.', of(this.forwarded)],
      ['undelivered_events_total', 'counter', 'Events that the receiver does not want.', of(this.undelivered)],
      ['forward_retries_total', 'counter', 'Attempts to forward that have failed, by reason.', of(this.retries)],
      ['write_failures_total', 'counter', 'Attempts to write a file that have failed, by file.', of(this.failures)],
      ['open_runs', 'gauge', 'Runs that were queued or started, and have not ended.', one(gauges.runs)],
      ['open_requests', 'gauge', 'Requests that are being answered.', one(gauges.requests)],
      ['stream_clients', 'gauge', 'Clients of the stream of events.', one(gauges.clients)],
      ['file_bytes', 'gauge', 'Length of the file of accepted events.', one(gauges.bytes)],
      ['request_duration_seconds', 'histogram', 'Time from a request to its answer.', of(this.seconds)],
      ['run_duration_seconds', 'histogram', 'Time from the start of a run to its end.', of(this.runSeconds)],
    ];
    return rows
      .map(([short, type, help, lines]) => {
        const name = `cdevents_${short}`;
        return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines(name)}`;
      })
      .join('');
  }
}

function of(counted: Counter | Histogram): (name: string) => string {
  return (name) => counted.lines(name);
}

function one(gauge: () => number): (name: string) => string {
  return (name) => series(name, {}, gauge());
}
