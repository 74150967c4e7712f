/** Reads option values that more than one command takes, or that a configuration can give too. */

import { FORMAT_NAMES, type FormatName } from '../emitters/format.js';
import { Refusal } from '../emitters/output.js';
import type { Severity, Vocabulary } from '../faces/public.js';
import { FIXED_RULES, RULE_NAMES } from '../generated/codes.js';
import { VOCABULARIES } from '../generated/vocabularies.js';
import { nearest } from '../lookup/nearest.js';
import { isRule } from '../lookup/rules.js';

/** Options that several commands have. */
export const RELEASE = {
  value: 'vocabulary',
  help: 'validate against this vocabulary, whatever the events say',
} as const;
export const RULE = {
  value: 'name=level',
  isRepeated: true,
  help: 'set the severity of a rule, by name or code: off, note, warning or error; can be repeated',
} as const;
export const WINDOW = {
  value: 'ms',
  help: 'how much earlier than the latest event another one may arrive (default: 300000)',
} as const;

export type Level = Severity | 'off';

const LEVELS: readonly Level[] = ['off', 'note', 'warning', 'error'];

/** The vocabulary that `--release` names. */
export function releaseOption(value: string | undefined): Vocabulary | undefined {
  return value === undefined ? undefined : vocabulary(value, '--release');
}

/** The format that `--format` names. */
export function formatOption(value: string | undefined): FormatName | undefined {
  return value === undefined ? undefined : format(value, '--format');
}

/** The number that an option names. */
export function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new Refusal(`${name} must be a whole number, not ${JSON.stringify(value)}`);
  return Number(value);
}

/** The severities that `--rule name=level` names; the last one counts. */
export function ruleOptions(values: readonly string[] = []): Record<string, Level> {
  return Object.fromEntries(
    values.map((value) => {
      const equals = value.indexOf('=');
      if (equals < 1)
        throw new Refusal(
          `--rule takes name=level, such as --rule unidentified-event=off, not ${JSON.stringify(value)}`,
        );
      const name = ruleName(value.slice(0, equals));
      return [name, level(value.slice(equals + 1), `--rule ${name}`)] as const;
    }),
  );
}

/** The name of a rule that is named by its name or its code. Throws a `Refusal` when there is none, or it cannot be set. */
export function ruleName(wanted: string): string {
  const found = Object.entries(RULE_NAMES).find(([code, rule]) => isRule(wanted, `CDE${code}`, rule));
  if (found === undefined) {
    const rest = meantRule(wanted) ?? 'cdevents-wasm explain lists all of them';
    throw new Refusal(`unknown rule ${JSON.stringify(wanted)}; ${rest}`);
  }
  const [code, rule] = found;
  if (FIXED_RULES.includes(Number(code)))
    throw new Refusal(`${rule} cannot be set: without it a report would not say why there is no verdict`);
  return rule;
}

/** "did you mean …?", where a rule's name is near. */
function meantRule(wanted: string): string | undefined {
  const meant = nearest(wanted, Object.values(RULE_NAMES));
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

/** These take a value from anywhere, and what it is called. Versions are all alike: guessing helps nobody. */
export const vocabulary = oneOf(VOCABULARIES as readonly Vocabulary[], { guess: false });
export const level = oneOf(LEVELS);
export const format = oneOf(FORMAT_NAMES);
export const fromOption = oneOf(['json', 'log']);

/** Takes one of several words. `guess`: says which one is probably meant. */
export function oneOf<const T extends string>(
  known: readonly T[],
  { guess } = { guess: true },
): (value: unknown, name: string) => T {
  return (value, name) => {
    const found = known.find((each) => each === value);
    if (found !== undefined) return found;
    const meant = guess && typeof value === 'string' ? nearest(value, known) : undefined;
    throw new Refusal(
      `${name} must be one of ${known.join(', ')}, not ${show(value)}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
    );
  };
}

export function flag(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw new Refusal(`${name} must be true or false, not ${show(value)}`);
  return value;
}

export function number(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Refusal(`${name} must be a whole number, not ${show(value)}`);
  }
  return value;
}

export function folder(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '')
    throw new Refusal(`${name} must be the name of a folder, not ${show(value)}`);
  return value;
}

/** A value, short enough for a line. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 100) : value);
}
