/** The implementation of `Validator`: schemas that a user adds, in an instance of `schemas.wasm`. */

import type { Settings } from '../base/call.js';
import { textWithMark } from '../base/text.js';
import type { Answer, Loaded, OwnSchemas } from '../engine/own-schemas.js';
import type { OwnPort, Port } from '../engine/port.js';
import { STRICT } from '../generated/protocol.js';
import type { AddSchemaOptions, HttpInput, Input, Report, Severity, ValidateOptions } from '../types.js';
import { faultReport, merged, pointersOf, schemaReport } from './merge.js';
import { AS_IS, inMessage, type Where } from './where.js';

/** In characters. Compiling takes time and memory in proportion. */
const MAX_SCHEMA = 4 * 1024 * 1024;

/** The levels of nesting of a schema, as the module has it. */
const SCHEMA_DEPTH = 128;

/** The levels of nesting of an input, as the module has it: a schema that refers to itself recurses with the input. */
const INPUT_DEPTH = 256;

/** The engine is asked for this many findings, since some of them are dropped. */
const ROOM = 10_000;

/** In bytes. Memory never shrinks, so an instance that has grown beyond this is dropped. */
const KEEP_AT_MOST = 64 * 1024 * 1024;

/** A schema that was added. */
interface Added {
  name: string;
  /** JSON, so that nobody can change it. */
  text: string;
  formats: boolean | undefined;
}

/** What `Validator` calls. */
export interface OwnValidator {
  add(typeOrUri: string, schema: object | boolean, options?: AddSchemaOptions): Promise<void>;
  validate(input: Input, options?: ValidateOptions): Report;
  fromHttp(message: HttpInput, options?: ValidateOptions): Report;
  free(): void;
}

/** What a call asks for. */
interface Asked {
  settings: Settings;
  /** What the engine is asked for: it must not leave out what may be dropped. */
  wide: Settings;
  /** How bad findings are, if they count at all. */
  level: Severity | undefined;
}

interface Compiled {
  module: WebAssembly.Module;
  makeGlue: Loaded['makeGlue'];
}

let loading: Promise<Compiled> | undefined;

/** Loads the module once for all validators. A call after a failure tries again. */
function loadOnce(port: OwnPort, source: unknown): Promise<Compiled> {
  loading ??= (async () => {
    const { defaultSource, makeGlue } = await port.loader();
    return { makeGlue, module: await port.load(source ?? Promise.resolve().then(defaultSource)) };
  })().catch((thrown: unknown) => {
    loading = undefined;
    throw thrown;
  });
  return loading;
}

/** Makes a validator. Throws `CdEventError` (`bad-option`). */
export function makeValidator(
  shared: Port,
  more: Omit<OwnPort, keyof Port>,
  defaults: ValidateOptions | undefined,
): OwnValidator {
  const port: OwnPort = { ...shared, ...more };
  port.settingsOf(defaults);
  const added: Added[] = [];
  let compiled: Compiled | undefined;
  let live: { schemas: OwnSchemas; memory: WebAssembly.Memory } | undefined;
  let isFree = false;

  /** The instance with all schemas; a new one after a failure. */
  const instance = (): NonNullable<typeof live> => {
    if (live !== undefined) return live;
    const glue = compiled!.makeGlue();
    const { memory } = glue.initSync({ module: compiled!.module });
    const schemas = new glue.OwnSchemas();
    for (const { name, text, formats } of added) schemas.add(name, JSON.parse(text), formats);
    live = { schemas, memory };
    return live;
  };

  const requireLive = (): void => {
    if (isFree) throw new port.CdEventError('bad-option', 'the validator was freed');
  };

  const ask = (options: ValidateOptions | undefined, depth: number): Asked => {
    requireLive();
    const asked = options === undefined ? defaults : { ...defaults, ...port.object(options, 'options') };
    const settings = port.settingsOf(asked as ValidateOptions | undefined);
    if (added.length === 0) return { settings, wide: settings, level: undefined };
    const { maxDiagnostics, maxDepth } = settings;
    const wide = { ...settings, maxDiagnostics: Math.max(maxDiagnostics, ROOM), maxDepth: Math.min(maxDepth, depth) };
    return { settings, wide, level: levelOf(asked) };
  };

  /** What the schemas say. If it takes too many steps to say what is wrong, whether something is; undefined if that fails, too. */
  const answerOf = (text: string, pointers: string[], most: number): Answer | undefined => {
    for (const isBrief of [false, true]) {
      try {
        const { schemas, memory } = instance();
        const answer = schemas.judge(text, pointers, most, isBrief);
        if (memory.buffer.byteLength > KEEP_AT_MOST) live = undefined;
        return answer;
      } catch {
        live = undefined;
      }
    }
    return undefined;
  };

  /** The engine's report with what the schemas say of the document. */
  const judged = ({ settings, level }: Asked, report: Report, text: string, where: Where): Report => {
    if (added.length === 0) return report;
    const isStrict = (settings.flags & STRICT) !== 0;
    // What is beyond a limit is not judged.
    const isCut = report.diagnostics.some(({ rule }) => rule.startsWith('limit-') || rule === 'engine-fault');
    const nothing = { judged: [], findings: [], omitted: 0 };
    const answer = isCut ? nothing : answerOf(text, pointersOf(report, where), Math.max(settings.maxDiagnostics, 1));
    if (answer === undefined) return faultReport();
    return merged(report, answer, level, isStrict, settings.maxDiagnostics, where);
  };

  return {
    async add(name, schema, options = {}) {
      requireLive();
      if (typeof name !== 'string' || name.trim() === '') throw port.bad('typeOrUri', name, 'an event type or a URI');
      const { formats, module } = port.known(options, 'options', ['formats', 'module']);
      if (formats !== undefined && typeof formats !== 'boolean') throw port.bad('formats', formats, 'true or false');
      const refuse = (message: string, pointer = '', cause?: unknown): never => {
        const where = pointer === '' ? '' : `, at ${pointer}`;
        throw new port.CdEventError('bad-schema', `the schema for \`${name}\` cannot be used${where}: ${message}`, {
          report: schemaReport(message, pointer),
          ...(cause === undefined ? {} : { cause }),
        });
      };
      const text = jsonOf(schema, refuse);
      compiled = await loadOnce(port, module);
      requireLive();
      let problem: ReturnType<OwnSchemas['add']>;
      try {
        problem = instance().schemas.add(name, JSON.parse(text), formats);
      } catch (cause) {
        live = undefined;
        refuse('it needs more memory or stack than there is', '', cause);
      }
      if (problem !== undefined) refuse(problem.message, problem.pointer);
      added.push({ name, text, formats });
    },

    validate(input, options) {
      const asked = ask(options, INPUT_DEPTH);
      const read = port.readable(input);
      if (read.report !== undefined) return read.report;
      const report = port.judge(read.input, asked.wide);
      return judged(asked, report, textWithMark(read.input), AS_IS);
    },

    fromHttp(message, options) {
      // The data of a CloudEvent is a level below it.
      const asked = ask(options, INPUT_DEPTH - 1);
      const found = port.documentOf(message, undefined, { ...port, settingsOf: () => asked.wide });
      return judged(asked, found.report, textWithMark(found.text), inMessage(found));
    },

    free() {
      isFree = true;
      live = undefined;
      compiled = undefined;
      added.length = 0;
    },
  };
}

/** How bad findings are: undefined if they are left out. */
function levelOf(options: object | undefined): Severity | undefined {
  const { rules = {} } = (options ?? {}) as ValidateOptions;
  let level: Severity | 'off' = 'error';
  // As in the engine, the last one counts.
  for (const [rule, set] of Object.entries(rules)) if (rule === 'own-schema' || rule === 'CDE901') level = set!;
  return level === 'off' ? undefined : level;
}

/** A schema as JSON. Calls `refuse` if there is none that can be compiled. */
function jsonOf(schema: unknown, refuse: (message: string, pointer?: string, cause?: unknown) => never): string {
  let text: string | undefined;
  try {
    // Whatever getters and proxies do, they do it here.
    text = JSON.stringify(schema) as string | undefined;
  } catch (cause) {
    refuse('it cannot be written as JSON', '', cause);
  }
  if (text === undefined || !/^[{tf]/.test(text)) {
    const words = 'a schema is an object, true or false';
    refuse(typeof schema === 'string' ? `${words}, not text: pass what \`JSON.parse\` makes of it` : words);
  }
  if (text!.length > MAX_SCHEMA) refuse(`it is longer than ${MAX_SCHEMA} characters`);
  if (depthOf(text!) > SCHEMA_DEPTH) refuse(`it is nested deeper than ${SCHEMA_DEPTH} levels`);
  return text!;
}

/** The levels of nesting of a JSON text. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g)) {
    if (token === '{' || token === '[') most = Math.max(most, ++depth);
    else if (token === '}' || token === ']') depth -= 1;
  }
  return most;
}
