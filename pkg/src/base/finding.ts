/** Findings that are made outside the engine, about what it cannot see. */
import type { Diagnostic, RuleCode, RuleName } from '../types.js';

/** In the package and in the repository alike, so that the links work offline and before a release is published. */
const RULES_FOLDER = 'docs/rules';

/** The URL of a rule's page, relative to the root of the package. */
export function ruleUrl(rule: string): string {
  return `${RULES_FOLDER}/${rule}.md`;
}

/** A finding of the rule with this code. */
export function finding(code: RuleCode, rule: RuleName, message: string, help: string, pointer = ''): Diagnostic {
  return { code, rule, severity: 'error', message, help, pointer, url: ruleUrl(rule) };
}
