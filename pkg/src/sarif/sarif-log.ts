/** SARIF 2.1.0, the format that code scanning services take: the log, made of one input after the other. */
import type { Diagnostic, Fix, Range, Report, RuleInfo } from '../types.js';
import { escapeJson } from './escape-json.js';
import { Lines } from './lines.js';
import { Memory, type Store } from './store.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Services reject logs with more results than this. */
const MAX_RESULTS = 25_000;

const RANK = { error: 0, warning: 1, note: 2 };

/** A result that waits in the store. */
interface Waiting {
  level: Diagnostic['severity'];
  from: number;
  to: number;
}

interface Artifact {
  uri: string;
  index: number;
}

/** Where an input is in its file. */
interface Place {
  artifact: Artifact;
  /** The number of lines before the input. */
  line: number;
  /** The number of UTF-16 code units before the input. */
  offset: number;
}

/** A report on one input of a file. */
export interface Reported {
  report: Pick<Report, 'diagnostics' | 'omitted'>;
  /** The text of the input. Called only if a fix needs it. */
  text(): string;
  /** The number of lines before the input; 0 if it is the whole file. */
  line: number;
  /** The number of UTF-16 code units before the input. */
  offset: number;
}

/** How the run ended. */
export interface Ending {
  /** Whether every file could be read. Findings do not make a run unsuccessful. */
  successful: boolean;
  exitCode?: number;
}

/** The log of one run. */
export class SarifLog {
  readonly #known: readonly RuleInfo[];
  readonly #version: string;
  readonly #ruleIndex: Map<string, number>;
  readonly #store: Store;
  readonly #waiting: Waiting[] = [];
  /** Results of this severity that wait. */
  readonly #counts = { error: 0, warning: 0, note: 0 };
  readonly #artifacts = new Map<string, { index: number; length: number | undefined }>();
  readonly #notifications: object[] = [];
  #omitted = 0;

  constructor(known: readonly RuleInfo[], version: string, store: Store) {
    this.#store = store;
    this.#known = known;
    this.#version = version;
    this.#ruleIndex = new Map(known.map(({ code }, index) => [code, index]));
  }

  /** Adds a file, which may already be there. `length` is in bytes. */
  #artifact(uri: string, length?: number): Artifact {
    const entry = this.#artifacts.get(uri) ?? { index: this.#artifacts.size, length };
    entry.length ??= length;
    this.#artifacts.set(uri, entry);
    return { uri, index: entry.index };
  }

  /** A file whose inputs are complete; `length`: its bytes. */
  file(uri: string, length: number | undefined): void {
    this.#artifact(uri, length);
  }

  /** The next input of a file. `uri` is a URI reference. */
  input(uri: string, input: Reported): void {
    const artifact = this.#artifact(uri);
    this.#omitted += input.report.omitted;
    for (const result of resultsOf(input, { artifact, line: input.line, offset: input.offset }, this.#ruleIndex)) {
      this.#add(result);
    }
  }

  /** Keeps the result, unless there are enough already that are as bad or worse. */
  #add(result: Result): void {
    const { level } = result;
    const { error, warning, note } = this.#counts;
    const before = { error, warning: error + warning, note: error + warning + note };
    if (before[level] >= MAX_RESULTS) {
      this.#omitted += 1;
      return;
    }
    this.#counts[level] += 1;
    const from = this.#store.end;
    this.#store.add(escapeJson(JSON.stringify(result, null, 2).replaceAll('\n', '\n        ')));
    this.#waiting.push({ level, from, to: this.#store.end });
  }

  /** A file that could not be looked at. */
  failure(uri: string, why: string): void {
    this.#notifications.push(
      notification('error', why, [{ physicalLocation: { artifactLocation: this.#artifact(uri) } }]),
    );
  }

  /** The whole log as JSON text in pieces, in which nothing steers a terminal or a CI runner. */
  *json({ successful, exitCode }: Ending): Generator<string> {
    const kept = worst(this.#waiting);
    const left = this.#omitted + this.#waiting.length - kept.length;
    const more =
      left > 0 ? [notification('warning', `${left} more ${left === 1 ? 'result was' : 'results were'} left out`)] : [];
    const log = {
      $schema: SCHEMA,
      version: '2.1.0',
      runs: [
        {
          tool: { driver: driver(this.#known, this.#version) },
          columnKind: 'utf16CodeUnits',
          newlineSequences: ['\r\n', '\n', '\r'],
          invocations: [
            {
              executionSuccessful: successful,
              ...(exitCode === undefined ? {} : { exitCode }),
              toolExecutionNotifications: [...this.#notifications, ...more],
            },
          ],
          artifacts: Array.from(this.#artifacts, ([uri, { length }]) => ({
            location: { uri },
            ...(length === undefined ? {} : { length }),
            roles: ['analysisTarget'],
          })),
          results: [],
        },
      ],
    };
    const text = escapeJson(JSON.stringify(log, null, 2));
    yield text.slice(0, -AFTER_RESULTS.length);
    for (const [index, { from, to }] of kept.entries()) {
      yield `${index === 0 ? '' : ','}\n        `;
      yield* this.#store.read(from, to);
    }
    yield `${kept.length === 0 ? '' : '\n      '}${AFTER_RESULTS}\n`;
  }
}

/** How a log ends after its results. */
const AFTER_RESULTS = ']\n    }\n  ]\n}';

/** As many as are taken, errors before warnings before notes, in the order in which they were found. */
function worst(results: Waiting[]): Waiting[] {
  if (results.length <= MAX_RESULTS) return results;
  const ranked = results.map(({ level }, index) => [RANK[level], index] as const);
  const kept = ranked.sort((one, other) => one[0] - other[0] || one[1] - other[1]).slice(0, MAX_RESULTS);
  return kept
    .map(([, index]) => index)
    .sort((one, other) => one - other)
    .map((index) => results[index]!);
}

interface Result {
  level: Diagnostic['severity'];
}

function driver(known: readonly RuleInfo[], version: string): object {
  return {
    name: 'cdevents-wasm',
    version,
    semanticVersion: version,
    rules: known.map(descriptor),
  };
}

const FIXABLE = {
  always: 'Every finding comes with a fix.',
  sometimes: 'There is a fix where there is one answer.',
  never: 'There is no fix: only you know what was meant.',
};

function descriptor({ code, rule, severity, what, why, example, fixable, source }: RuleInfo): object {
  const shown = example === '' ? '' : `\n\n\`\`\`json\n${example.trimEnd()}\n\`\`\``;
  return {
    id: code,
    name: rule,
    shortDescription: message(what),
    fullDescription: message(`${what} ${why}`),
    help: {
      ...message(`${why} ${FIXABLE[fixable]} Source: ${source}.`),
      // Only the rule's own text is Markdown, never anything from an event.
      markdown: `${what}\n\n${why}\n\n${FIXABLE[fixable]}\n\nSource: ${source}.${shown}`,
    },
    defaultConfiguration: { level: severity },
  };
}

function resultsOf(input: Reported, place: Place, ruleIndex: Map<string, number>): Result[] {
  const { diagnostics } = input.report;
  if (diagnostics.length === 0) return [];
  // Edits have offsets, but SARIF needs lines.
  const lines = diagnostics.some(({ fix }) => fix !== undefined) ? new Lines(input.text()) : undefined;
  return diagnostics.map(({ code, severity, message: found, help, pointer, range, related, expected, fix }) => ({
    ruleId: code,
    ruleIndex: ruleIndex.get(code) ?? -1,
    level: severity,
    message: message(help === undefined ? found : `${found}\nhelp: ${help}`),
    locations: [location(place, pointer, range)],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id: id + 1,
            ...location(place, other.pointer, other.range),
            message: message(other.message),
          })),
        }),
    ...(fix === undefined || lines === undefined ? {} : { fixes: [fixOf(place, lines, fix)] }),
    properties: { pointer, ...(expected === undefined ? {} : { expected }) },
  }));
}

function location({ artifact, line, offset }: Place, pointer: string, range: Range | undefined): object {
  const physicalLocation = {
    artifactLocation: artifact,
    ...(range === undefined ? {} : { region: region(line, offset, range) }),
  };
  const name = pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  return { physicalLocation, logicalLocations: [{ name, fullyQualifiedName: pointer }] };
}

function region(line: number, offset: number, { start, end }: Range): object {
  return {
    startLine: line + start.line,
    startColumn: start.column,
    endLine: line + end.line,
    endColumn: end.column,
    charOffset: offset + start.offset,
    charLength: end.offset - start.offset,
  };
}

function fixOf({ artifact, line, offset }: Place, lines: Lines, { title, safe, edits }: Fix): object {
  const at = (place: number): Range['start'] => ({ offset: place, ...lines.at(place) });
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: region(line, offset, { start: at(start), end: at(end) }),
    ...(text === '' ? {} : { insertedContent: { text } }),
  }));
  return {
    description: message(title),
    artifactChanges: [{ artifactLocation: artifact, replacements }],
    properties: { safe },
  };
}

function notification(level: 'error' | 'warning', text: string, locations?: object[]): object {
  return { level, message: message(text), ...(locations === undefined ? {} : { locations }) };
}

/** Escapes braces and brackets, which are placeholders and links in SARIF messages. */
function message(text: string): { text: string } {
  return { text: text.replace(/[{}]/g, '$&$&').replace(/[\\[\]]/g, '\\$&') };
}

/** A log for these rules and this version of the package. Its results wait in `store`. */
export function makeLog(known: readonly RuleInfo[], version: string, store: Store = new Memory()): SarifLog {
  return new SarifLog(known, version, store);
}
