/** Findings that are made outside the engine, about what it cannot see. */
import type { Diagnostic, RuleCode, RuleName } from '../types.js';

const RULES_FOLDER = `https://unpkg.com/cdevents-wasm@${__VERSION__}/docs/rules`;

/** The URL of a rule's page. */
export function ruleUrl(rule: string): string {
  return `${RULES_FOLDER}/${rule}.md`;
}

/** A finding of the rule with this code. */
export function finding(code: RuleCode, rule: RuleName, message: string, help: string, pointer = ''): Diagnostic {
  return { code, rule, severity: 'error', message, help, pointer, url: ruleUrl(rule) };
}
