/** What a report leaves out when it has more findings than it may. The engine does so by itself. */
import type { Diagnostic, Report } from '../types.js';

/** Of nothing. */
export function nothingOmitted(): Report['omittedBySeverity'] {
  return { error: 0, warning: 0, note: 0 };
}

/** How much each severity weighs, the worst first. */
const SEVERITIES = ['error', 'warning', 'note'] as const;

/**
 * The report with these findings in the place of its own, and at most `most` of them: notes are left out first, then
 * warnings, then errors, each from the end.
 */
export function withCapped(report: Report, findings: Diagnostic[], most: number): Report {
  const omittedBySeverity = { ...report.omittedBySeverity };
  if (findings.length <= most) return { ...report, diagnostics: findings };
  let room = most;
  const left = nothingOmitted();
  for (const severity of SEVERITIES) {
    const count = findings.filter((found) => found.severity === severity).length;
    left[severity] = Math.min(room, count);
    room -= left[severity];
    omittedBySeverity[severity] += count - left[severity];
  }
  const diagnostics = findings.filter(({ severity }) => {
    left[severity] -= 1;
    return left[severity] >= 0;
  });
  const omitted = report.omitted + findings.length - diagnostics.length;
  return { ...report, diagnostics, omitted, omittedBySeverity };
}
