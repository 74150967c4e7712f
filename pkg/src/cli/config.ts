/** `cdevents.config.json`: how `check` judges and reports, for everything below the folder it is in. */
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { FormatName } from '../emitters/format.js';
import { Refusal } from '../emitters/output.js';
import type { Expectation, Limits, Vocabulary } from '../faces/public.js';
import { nearest } from '../lookup/nearest.js';
import { textOf } from '../records/records.js';
import { Lines } from '../sarif/lines.js';
import { expectations } from './expect.js';
import { parsed } from './json.js';
import { flag, folder, format, type Level, level, number, ruleName, show, vocabulary } from './options.js';
import { read, reason } from './save.js';

const NAME = 'cdevents.config.json';

export interface Config {
  release?: Vocabulary | undefined;
  strict?: boolean | undefined;
  rules?: Record<string, Level> | undefined;
  limits?: Limits | undefined;
  maxDiagnostics?: number | undefined;
  maxWarnings?: number | undefined;
  format?: FormatName | undefined;
  /** The folder with schemas of the user's own, from the working directory. */
  schemas?: string | undefined;
  expect?: Expectation[] | undefined;
}

/** The configuration in the named file; without a name, in the nearest one from a folder upwards. */
export async function readConfig(name: string | undefined, from = process.cwd()): Promise<Config> {
  if (name !== undefined) return parse(name, (await bytesOf(name)) ?? refuse(name, 'cannot be read: no such file'));
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, NAME);
    const shown = relative(process.cwd(), path);
    const bytes = await bytesOf(path, shown);
    if (bytes !== undefined) return parse(shown, bytes);
    // A repository's settings are its own, and so are those of what lies around it.
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return {};
  }
}

function refuse(name: string, why: string): never {
  throw new Refusal(`${name}: ${why}`);
}

/** What is in the file, or `undefined` when there is none. */
async function bytesOf(path: string, shown = path): Promise<Uint8Array | undefined> {
  try {
    return (await read(path)).bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return refuse(shown, `cannot be read: ${reason(error)}`);
  }
}

/** Takes the value of a name, or throws a `Refusal` that says why not. */
type Reader = (value: unknown, name: string) => void;

function parse(name: string, bytes: Uint8Array): Config {
  const text = textOf(bytes);
  if (text.trim() === '') return refuse(name, 'is empty; {} is a configuration without settings');
  const placed = (line: number, column: number, why: string): string => `${name}:${line}:${column}: ${why}`;
  const value = parsed(name, bytes);
  const places = placesOf(text);
  const lines = new Lines(text);
  const problems: string[] = [];
  const config: Config = {};

  /** Reads the members of an object; what is wrong with one does not keep the others from being looked at. */
  const members = (value: unknown, path: readonly string[], readerOf: (key: string) => Reader): void => {
    const tell = (at: readonly string[], part: 'key' | 'value', why: string): void => {
      const { line, column } = lines.at(places.get(JSON.stringify(at))?.[part] ?? 0);
      problems.push(placed(line, column, why));
    };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      tell(
        path,
        'value',
        `${path.length === 0 ? 'the configuration' : path.join('.')} must be an object, not ${show(value)}`,
      );
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, key];
      let part: 'key' | 'value' = 'key';
      try {
        const reader = readerOf(key);
        part = 'value';
        reader(inner, at.join('.'));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        tell(at, part, error.message);
      }
    }
  };

  const limits: Limits = {};
  const rules: Record<string, Level> = {};
  members(
    value,
    [],
    among({
      release: (value, at) => void (config.release = vocabulary(value, at)),
      strict: (value, at) => void (config.strict = flag(value, at)),
      rules: (value) => {
        config.rules = rules;
        members(value, ['rules'], (rule) => {
          const known = ruleName(rule);
          return (wanted, at) => void (rules[known] = level(wanted, at));
        });
      },
      limits: (value) => {
        config.limits = limits;
        members(
          value,
          ['limits'],
          among({
            bytes: (most, at) => void (limits.bytes = number(most, at)),
            depth: (most, at) => void (limits.depth = number(most, at)),
            batch: (most, at) => void (limits.batch = number(most, at)),
          }),
        );
      },
      maxDiagnostics: (value, at) => void (config.maxDiagnostics = number(value, at)),
      maxWarnings: (value, at) => void (config.maxWarnings = number(value, at)),
      format: (value, at) => void (config.format = format(value, at)),
      expect: (value, at) => void (config.expect = expectations(value, at)),
      schemas: (value, at) => void (config.schemas = join(dirname(name), folder(value, at))),
    }),
  );
  if (problems.length > 0) throw new Refusal(...(problems as [string]));
  return config;
}

/** The reader of a key among these. */
function among(readers: Record<string, Reader>): (key: string) => Reader {
  return (key) => {
    if (Object.hasOwn(readers, key)) return readers[key]!;
    const meant = nearest(key, Object.keys(readers));
    const rest =
      meant === undefined ? `the keys here are ${Object.keys(readers).join(', ')}` : `did you mean ${meant}?`;
    throw new Refusal(`unknown key ${JSON.stringify(key.slice(0, 100))}; ${rest}`);
  };
}

/** Containers around the deepest member that is read. */
const DEEPEST = 2;

/** Where the keys and values of sound JSON begin, by their paths. `JSON.parse` does not say. */
function placesOf(text: string): Map<string, { key: number; value: number }> {
  const places = new Map<string, { key: number; value: number }>();
  const path: string[] = [];
  /** Whether each container that is open is an object. */
  const open: boolean[] = [];
  let key = 0;
  let wantsKey = false;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"\ufeff]+/g)) {
    if (token === ':') continue;
    if (token === ',') {
      wantsKey = open.at(-1) === true;
    } else if (token === '}' || token === ']') {
      open.pop();
      wantsKey = false;
    } else if (wantsKey) {
      path.splice(open.length - 1, Infinity, JSON.parse(token) as string);
      key = index;
      wantsKey = false;
    } else {
      if (open.length <= DEEPEST) places.set(JSON.stringify(path.slice(0, open.length)), { key, value: index });
      if (token === '{' || token === '[') {
        open.push(token === '{');
        wantsKey = token === '{';
        if (token === '[') path.splice(open.length - 1, Infinity, '-');
      }
    }
  }
  return places;
}
