import { ruleUrl } from '../base/finding.js';
import { makeRules } from '../generated/rules.js';
import type { RuleInfo } from '../types.js';

/** Every rule, with what it finds, why that matters, and an example. */
export function rules(): RuleInfo[] {
  return makeRules().map((rule) => ({ ...rule, url: ruleUrl(rule.rule) }));
}
