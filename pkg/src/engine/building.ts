/** What `construct`, `convert` and `sample` have in common. */
import type { CdEventError } from './errors.js';
import type { ComposerPort } from './port.js';

/** A time as RFC 3339. A string is taken as it is: validation judges it. Throws `CdEventError` (`bad-option`). */
export function timeOf(now: unknown, { bad }: ComposerPort): string {
  if (typeof now === 'string') return now;
  if (!(now instanceof Date) || Number.isNaN(now.getTime())) {
    throw bad('now', now, 'a valid Date or an RFC 3339 string');
  }
  return now.toISOString();
}

/** The error for a type that no vocabulary has, or not the one that was asked for. */
export function unknownType(
  type: string,
  release: unknown,
  { suggestion }: { suggestion: string | null },
  port: ComposerPort,
): CdEventError {
  const where = release === undefined ? '' : ` in ${release}`;
  const hint = suggestion === null ? '' : `, did you mean \`${suggestion}\`?`;
  return new port.CdEventError('unknown-type', `unknown event type ${JSON.stringify(type)}${where}${hint}`);
}
