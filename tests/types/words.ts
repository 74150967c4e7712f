// The words that programs compare: rules, codes and severities are the known ones, and a misspelt one does not compile.
import {
  CdEventError,
  type CdEventErrorCode,
  type Diagnostic,
  isValid,
  type Report,
  type RuleCode,
  type RuleName,
  type Severity,
  type ValidateOptions,
  validate,
} from 'cdevents-wasm';

const report = validate('{}', { rules: { 'unknown-field': 'warning', CDE307: 'off' }, maxDiagnostics: 3 });
const [first] = report.diagnostics;

export const rule: RuleName | undefined = first?.rule;
export const code: RuleCode | undefined = first?.code;
export const text: string | undefined = first?.rule;
export const isUnknown = (found: Diagnostic): boolean => found.rule === 'unknown-field' && found.code === 'CDE402';
// @ts-expect-error no rule has this name
export const misspelt = (found: Diagnostic): boolean => found.rule === 'unknwn-field';
// @ts-expect-error nor this code
export const noCode = (found: Diagnostic): boolean => found.code === 'CDE999';

// @ts-expect-error nor is it one to set
validate('{}', { rules: { 'unknwn-field': 'off' } });
// @ts-expect-error nor is this a severity
validate('{}', { rules: { 'unknown-field': 'warn' } });
// @ts-expect-error an option that does not exist
isValid('{}', { stict: true });
// @ts-expect-error a limit that does not exist
validate('{}', { limits: { byte: 1 } });

// What is only known when the program runs, as the contract spells it.
export function judge(rules: Record<string, Severity | 'off'>): Report {
  return validate('{}', { rules });
}
export const options: ValidateOptions = { rules: {} };

export const left: number = report.omittedBySeverity.error + report.omittedBySeverity.warning;
export const { note }: { note: number } = report.omittedBySeverity;
// @ts-expect-error there is no such severity
export const none = report.omittedBySeverity.info;

export function why(error: unknown): CdEventErrorCode | null {
  if (!(error instanceof CdEventError)) return null;
  // @ts-expect-error no call is told this
  if (error.code === 'bad-options') return null;
  return error.code === 'bad-option' ? error.code : null;
}
