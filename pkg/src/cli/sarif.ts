/** SARIF 2.1.0, the format that code scanning services take. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules, version, type Diagnostic, type Fix, type Range, type RuleInfo } from '../public.js';
import { escapeJson } from './escape.js';
import type { Format } from './formats.js';
import { Lines } from './lines.js';
import { textOf, type Judged } from './records.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Services refuse files with more results than this. */
const MOST_RESULTS = 25_000;

const RANK = { error: 0, warning: 1, note: 2 };

interface Result {
  level: Diagnostic['severity'];
}

interface Artifact {
  uri: string;
  index: number;
}

/** An input within its file. */
interface Place {
  artifact: Artifact;
  /** Lines before the input. */
  line: number;
  /** UTF-16 units before it. */
  offset: number;
}

export function sarif(): Format {
  const known = rules();
  const ruleIndex = new Map(known.map(({ code }, index) => [code, index]));
  const results: Result[] = [];
  const artifacts = new Map<string, { index: number; length: number | undefined }>();
  const notifications: object[] = [];
  let omitted = 0;

  /** A file may be named more than once. */
  const artifactOf = (name: string, length?: number): Artifact => {
    const uri = uriOf(name);
    const entry = artifacts.get(uri) ?? { index: artifacts.size, length };
    entry.length ??= length;
    artifacts.set(uri, entry);
    return { uri, index: entry.index };
  };

  return {
    file(name, bytes, inputs) {
      const artifact = artifactOf(name, bytes.length);
      let at = 0;
      let offset = 0;
      for (const input of inputs) {
        offset += textOf(bytes.subarray(at, input.offset)).length;
        at = input.offset;
        omitted += input.report.omitted;
        results.push(...resultsOf(input, { artifact, line: input.line - 1, offset }, ruleIndex));
      }
      return [];
    },
    failure(name, why) {
      notifications.push(notification('error', why, [{ physicalLocation: { artifactLocation: artifactOf(name) } }]));
      return '';
    },
    end(_, code) {
      const kept = worst(results);
      const left = omitted + results.length - kept.length;
      if (left > 0) notifications.push(notification('warning', `${left} more results were left out`));
      const log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
          {
            tool: { driver: driver(known) },
            columnKind: 'utf16CodeUnits',
            newlineSequences: ['\r\n', '\n', '\r'],
            invocations: [
              // Problems in the files are what was looked for; only a file that could not be looked at is a failure.
              { executionSuccessful: code !== 2, exitCode: code, toolExecutionNotifications: notifications },
            ],
            artifacts: Array.from(artifacts, ([uri, { length }]) => ({
              location: { uri },
              ...(length === undefined ? {} : { length }),
              roles: ['analysisTarget'],
            })),
            results: kept,
          },
        ],
      };
      return `${escapeJson(JSON.stringify(log, null, 2))}\n`;
    },
  };
}

/** As many as are taken, errors before warnings before notes, in the order in which they were found. */
function worst(results: Result[]): Result[] {
  if (results.length <= MOST_RESULTS) return results;
  const ranked = results.map(({ level }, index) => [RANK[level], index] as const);
  const kept = ranked.sort((one, other) => one[0] - other[0] || one[1] - other[1]).slice(0, MOST_RESULTS);
  return kept.map(([, index]) => index).sort((one, other) => one - other).map((index) => results[index]!);
}

function driver(known: RuleInfo[]): object {
  return {
    name: 'cdevents-wasm',
    version,
    semanticVersion: version,
    informationUri: known[0]!.url.split('#', 1)[0],
    rules: known.map(descriptor),
  };
}

const FIXABLE = {
  always: 'Every finding comes with a fix.',
  sometimes: 'There is a fix where there is one answer.',
  never: 'There is no fix: only you know what was meant.',
};

function descriptor({ code, rule, severity, what, why, example, fixable, source, url }: RuleInfo): object {
  const shown = example === '' ? '' : `\n\n\`\`\`json\n${example.trimEnd()}\n\`\`\``;
  return {
    id: code,
    name: rule,
    shortDescription: message(what),
    fullDescription: message(`${what} ${why}`),
    help: {
      ...message(`${why} ${FIXABLE[fixable]} Source: ${source}.`),
      // These are our own words. Nothing from an event is ever given as Markdown.
      markdown: `${what}\n\n${why}\n\n${FIXABLE[fixable]}\n\nSource: ${source}.${shown}`,
    },
    helpUri: url,
    defaultConfiguration: { level: severity },
  };
}

function resultsOf(input: Judged, place: Place, ruleIndex: Map<string, number>): Result[] {
  const { diagnostics } = input.report;
  if (diagnostics.length === 0) return [];
  // The edits of fixes have offsets only.
  const lines = diagnostics.some(({ fix }) => fix !== undefined) ? new Lines(textOf(input.bytes)) : undefined;
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
  const name = pointer.slice(pointer.lastIndexOf('/') + 1).replaceAll('~1', '/').replaceAll('~0', '~');
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

/** Braces are placeholders and brackets are links in SARIF's messages, so those of the text are escaped. */
function message(text: string): { text: string } {
  return { text: text.replace(/[{}]/g, '$&$&').replace(/[\\[\]]/g, '\\$&') };
}

/** Relative to the working directory where the file is in it, so that the same run gives the same bytes anywhere. */
export function uriOf(name: string): string {
  const path = relative(process.cwd(), resolve(name));
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return pathToFileURL(resolve(name)).href;
  return path.split(sep).map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}
