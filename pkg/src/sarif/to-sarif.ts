/** The call that writes SARIF. Its implementation in `sarif/` is a separate file of the package. */
import { version } from '../calls/is-valid.js';
import { rules } from '../calls/rules.js';
import type { SarifInput } from '../types.js';
import { makeLog } from './sarif-log.js';

/**
 * Returns the reports as a SARIF 2.1.0 log with fixes and rule descriptions, for code scanning services and editors.
 *
 * Text from events is escaped, so that it cannot control a terminal or a CI runner. A log has at most 25,000 results;
 * the least severe are dropped, and the log says how many. Needs no `init`. Never throws for the content of a report.
 */
export function toSarif(inputs: Iterable<SarifInput>): string {
  const log = makeLog(rules(), version);
  for (const { uri, text, report } of inputs) log.input(uri, { report, text: () => text, line: 0, offset: 0 });
  return [...log.json({ successful: true })].join('');
}
