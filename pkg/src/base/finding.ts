/** Findings made outside the engine, about what the engine cannot see. */
import type { Diagnostic } from '../types.js';

const RULES_FOLDER = `https://unpkg.com/cdevents-wasm@${__VERSION__}/docs/rules`;

/** The URL of a rule's page. */
export function ruleUrl(rule: string): string {
  return `${RULES_FOLDER}/${rule}.md`;
}

/** Makes an error without a range. */
export function finding(code: string, rule: string, message: string, help: string, pointer = ''): Diagnostic {
  return { code, rule, severity: 'error', message, help, pointer, url: ruleUrl(rule) };
}
