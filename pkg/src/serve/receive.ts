/** Deliveries to `handler`: what it hands over, and what it answers. */
import { type EventInfo, type HandlerOptions, handler, type Report } from '../faces/public.js';
import { Lines } from './exact.js';

/** A request that has been read. */
export interface Delivered {
  readonly method: string;
  readonly headers: NodeJS.Dict<string[]>;
  readonly body: Uint8Array;
}

/** What `handler` makes of it. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly text: string;
  /** The events that it has handed over, one a line. */
  readonly lines: string;
  readonly count: number;
  /** What it says of each of them. */
  readonly infos: readonly EventInfo[];
}

/** A handler for one request at a time: so it is clear whose events it hands over. */
interface Lane {
  readonly take: (request: unknown, response: unknown) => Promise<void>;
  readonly taken: { event: object; report: Report }[];
}

export class Receiver {
  readonly #options: HandlerOptions;
  readonly #free: Lane[] = [];

  /** Throws `CdEventError` (`bad-option`). */
  constructor(options: HandlerOptions) {
    this.#options = options;
    this.#free.push(this.#lane());
  }

  async receive(delivered: Delivered): Promise<Answered> {
    const lane = this.#free.pop() ?? this.#lane();
    try {
      const response = new Kept();
      await lane.take(requestOf(delivered), response);
      const own = new Lines(delivered.body);
      const lines = lane.taken.map(({ event, report }) => `${own.of(event, report.event?.pointer ?? '')}\n`);
      const infos = lane.taken.flatMap(({ report }) => report.event ?? []);
      const { status, headers, text: answer } = response;
      return { status, headers, text: answer, lines: lines.join(''), count: lines.length, infos };
    } finally {
      lane.taken.length = 0;
      this.#free.push(lane);
    }
  }

  #lane(): Lane {
    const taken: Lane['taken'] = [];
    const onEvent = (event: object, report: Report): void => void taken.push({ event, report });
    return { take: handler({ ...this.#options, onEvent }).node, taken };
  }
}

const nothing = (): void => undefined;

/** The request as `handler.node` reads it. Nobody waits for the rest of its body. */
function requestOf({ method, headers, body }: Delivered): object {
  const stream = { on: nothing, off: nothing, pause: nothing, resume: nothing };
  return { ...stream, method, headers, headersDistinct: headers, rawBody: body, destroyed: true };
}

/** A response that is kept until its events are in the file. */
class Kept {
  status = 500;
  headers: Record<string, string | number> = {};
  text = '';
  #finish: () => void = nothing;

  writeHead(status: number, headers: Record<string, string | number>): void {
    this.status = status;
    this.headers = headers;
  }

  write(text: string): void {
    this.text += text;
  }

  once(name: string, listener: () => void): void {
    if (name === 'finish') this.#finish = listener;
  }

  end(): void {
    this.#finish();
  }
}
