/** Converts the options of a call into the engine's numbers, and rejects invalid ones. */
import { MAX_LIMIT, type Settings } from '../base/call.js';
import { FIXED_RULES, RULE_NAMES } from '../generated/codes.js';
import { ANY_VOCABULARY, STRICT } from '../generated/protocol.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import type { ValidateOptions } from '../types.js';
import { CdEventError } from './errors.js';

const DEFAULTS: Settings = {
  vocabulary: ANY_VOCABULARY,
  flags: 0,
  maxDiagnostics: 100,
  maxBytes: 16 * 1024 * 1024,
  maxDepth: 128,
  maxBatch: 10_000,
  levels: '',
};

/** The options of every call that validates, and the limits among them. */
const OPTIONS = ['release', 'strict', 'maxDiagnostics', 'limits', 'rules'];
const LIMITS = ['bytes', 'depth', 'batch'];

/**
 * The settings that `options` ask for. `more`: the names of options that the call has beyond those of `ValidateOptions`.
 * Throws `CdEventError` with code `bad-option`, also for an option that does not exist.
 */
export function settingsOf(options: ValidateOptions | undefined, more: readonly string[] = []): Settings {
  if (options === undefined) return DEFAULTS;
  const { release, strict, maxDiagnostics, limits, rules } = known(options, 'options', OPTIONS, more);
  const { bytes, depth, batch } =
    limits === undefined ? ({} as Record<string, unknown>) : known(limits, 'limits', LIMITS);
  return {
    vocabulary: release === undefined ? ANY_VOCABULARY : vocabularyIndex(release),
    flags: flag(strict, 'strict') ? STRICT : 0,
    maxDiagnostics: count(maxDiagnostics, 'maxDiagnostics', DEFAULTS.maxDiagnostics),
    maxBytes: count(bytes, 'limits.bytes', DEFAULTS.maxBytes),
    maxDepth: count(depth, 'limits.depth', DEFAULTS.maxDepth),
    maxBatch: count(batch, 'limits.batch', DEFAULTS.maxBatch),
    levels: rules === undefined ? '' : levelsOf(object(rules, 'rules')),
  };
}

/** Three characters per rule: two bytes of the rule's code, one of the level. */
function levelsOf(rules: Record<string, unknown>): string {
  let levels = '';
  for (const [rule, level] of Object.entries(rules)) {
    const codes = Object.keys(RULE_NAMES);
    const code = codes.find((number) => RULE_NAMES[Number(number)] === rule || `CDE${number}` === rule);
    if (code === undefined) throw bad('rules', rule, 'the name or code of a rule');
    if (FIXED_RULES.includes(Number(code)))
      throw bad(`rules.${rule}`, level, 'no setting: this rule says why there is no verdict');
    const index = LEVELS.indexOf(level as string);
    if (index < 0) throw bad(`rules.${rule}`, level, `one of ${LEVELS.join(', ')}`);
    levels += String.fromCharCode(Number(code) & 0xff, Number(code) >> 8, index);
  }
  return levels;
}

/** In the order of the engine's numbers. */
const LEVELS = ['off', 'note', 'warning', 'error'];

/** The index of a vocabulary. Throws `CdEventError` (`bad-option`). */
export function vocabularyIndex(release: unknown): number {
  const index = (VOCABULARIES as readonly unknown[]).indexOf(release);
  if (index < 0) throw bad('release', release, `one of ${VOCABULARIES.join(', ')}`);
  return index;
}

/** Makes the error for an invalid option. */
export function bad(name: string, found: unknown, wanted: string): CdEventError {
  return new CdEventError('bad-option', `\`${name}\` is ${show(found)}, expected ${wanted}`);
}

/** Checks that the value is an object. Throws `CdEventError` (`bad-option`) otherwise. */
export function object(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw bad(name, value, 'an object');
  return value as Record<string, unknown>;
}

/** The same, for an object that has no other members than these. */
export function known(
  value: unknown,
  name: string,
  names: readonly string[],
  more: readonly string[] = [],
): Record<string, unknown> {
  const members = object(value, name);
  for (const member of Object.keys(members)) {
    if (names.includes(member) || more.includes(member)) continue;
    const expected = [...names, ...more].map((other) => `\`${other}\``).join(', ');
    throw new CdEventError('bad-option', `unknown option ${show(member)} in \`${name}\`, expected one of ${expected}`);
  }
  return members;
}

function flag(value: unknown, name: string): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw bad(name, value, 'true or false');
  return value;
}

function count(value: unknown, name: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (value === Infinity) return MAX_LIMIT;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw bad(name, value, 'an integer of 0 or more');
  return Math.min(value, MAX_LIMIT);
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 100));
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
