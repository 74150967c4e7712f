/** The order in which people read findings. Programs get the report's own. */

import type { Diagnostic, RuleName, Severity } from '../faces/public.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Rules that say why a text cannot be read: other findings follow from them. */
const CAUSES: readonly RuleName[] = ['json-syntax', 'invalid-utf8'];

function rank({ rule, severity }: Diagnostic): number {
  return CAUSES.includes(rule) ? -1 : SEVERITIES.indexOf(severity);
}

/** What makes the text unreadable, then by severity, each by its place. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((one, other) => rank(one) - rank(other));
}
