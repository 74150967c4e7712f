/** Reports as SARIF: the call. How it is written stands in `sarif/`, a file of its own in the package. */
import { version } from '../calls/is-valid.js';
import { rules } from '../calls/rules.js';
import type { SarifInput } from '../types.js';
import { makeLog } from './sarif-log.js';

/**
 * Reports as one SARIF 2.1.0 log, with fixes and the rules' own texts: what code scanning services and editors take.
 *
 * Text from events is escaped so that it steers neither a terminal nor a CI runner. A log holds 25,000 results at most;
 * the least severe are left out, and their number is told. Needs no `init`. Never throws for what a report holds.
 */
export function toSarif(inputs: Iterable<SarifInput>): string {
  const log = makeLog(rules(), version);
  for (const { uri, text, report } of inputs) log.input(uri, { report, text: () => text, line: 0, offset: 0 });
  return [...log.json({ successful: true })].join('');
}
