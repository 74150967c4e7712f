import { ruleUrl } from './finding.js';
import { RULES } from './generated/rules.js';
import type { RuleInfo } from './types.js';

/** Every rule, with what it finds, why that matters, and an example. */
export function rules(): RuleInfo[] {
  return RULES.map((rule) => ({ ...rule, url: ruleUrl(rule.rule) }));
}
