/** Reads option values that more than one command takes. */
import { catalog, type Vocabulary } from '../public.js';
import { Refusal } from './output.js';

/** The vocabulary that `--release` names. */
export function releaseOption(value: string | undefined): Vocabulary | undefined {
  if (value === undefined) return undefined;
  const known = catalog().vocabularies.map(({ id }) => id);
  const found = known.find((id) => id === value);
  if (found === undefined) throw new Refusal(`--release is one of ${known.join(', ')}, not ${JSON.stringify(value)}`);
  return found;
}

/** The number that an option names. */
export function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new Refusal(`${name} is a whole number, not ${JSON.stringify(value)}`);
  return Number(value);
}
