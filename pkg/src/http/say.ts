/** Findings about what is in a message and in no text. */
import { finding } from '../base/finding.js';
import type { Diagnostic, Severity } from '../types.js';

/** The codes of the rules that speak here; a test holds them to the list of all rules. */
const CODES = {
  'attribute-name': 'CDE503',
  'content-type': 'CDE504',
  'duplicate-member': 'CDE104',
  'envelope-missing': 'CDE502',
  'header-encoding': 'CDE507',
  'unreadable-object': 'CDE113',
  'wrong-type': 'CDE403',
} as const;

/** A finding about a place in the message. */
export function say(
  rule: keyof typeof CODES,
  message: string,
  help: string,
  pointer: string,
  severity: Severity = 'error',
): Diagnostic {
  return { ...finding(CODES[rule], rule, message, help, pointer), severity };
}
