/** Reports for agents: short, and each finding with what to do. */
import { CdEventError, type Diagnostic, type Report, type ValidateOptions } from '../faces/public.js';
import { type Arguments, FINDINGS, ToolError } from './tool.js';

/** The options of a check that a call gives. */
export function checksOf(given: Arguments, most = FINDINGS): ValidateOptions {
  const { release, strict, rules } = given as ValidateOptions;
  return { release, strict, rules, maxDiagnostics: most };
}

/** A finding as data. */
export function findingOf({ code, rule, severity, message, help, pointer, range, fix }: Diagnostic) {
  return {
    code,
    rule,
    severity,
    message,
    ...(help !== undefined && { help }),
    pointer,
    ...(range !== undefined && { line: range.start.line, column: range.start.column }),
    ...(fix !== undefined && { fix: { title: fix.title, safe: fix.safe } }),
  };
}

/** A report as data. */
export function dataOf({ outcome, diagnostics, omitted }: Report) {
  return { outcome, findings: diagnostics.map(findingOf), omitted };
}

/** A line for each finding. */
export function linesOf({ diagnostics, omitted }: Report): string[] {
  const lines = diagnostics.map(lineOf);
  return omitted > 0 ? [...lines, `and ${omitted.toLocaleString('en')} more`] : lines;
}

export function lineOf({ code, rule, severity, message, help, pointer, range, fix }: Diagnostic): string {
  const place = range === undefined ? pointer : `${range.start.line}:${range.start.column} ${pointer}`;
  const remedy = [...(help === undefined ? [] : [help]), ...(fix?.safe === true ? ['has a safe fix'] : [])];
  const end = remedy.length === 0 ? '' : ` (${remedy.join('; ')})`;
  return `${severity} ${code} ${rule} at ${place.trim() || 'the beginning'}: ${message}${end}`;
}

/** Runs a call of the package: what it refuses becomes words for the agent. */
export function asked<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof CdEventError)) throw error;
    const lines = error.report === undefined ? [] : linesOf(error.report);
    throw new ToolError([error.message, ...lines].join('\n'));
  }
}
