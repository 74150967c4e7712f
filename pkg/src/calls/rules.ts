import { ruleUrl } from '../base/finding.js';
import { makeRules } from '../generated/rules.js';
import type { RuleInfo } from '../types.js';

/** All rules, with what each finds, why it matters, and an example. Needs no `init`. */
export function rules(): RuleInfo[] {
  return makeRules().map((rule) => ({ ...rule, url: ruleUrl(rule.rule) }));
}
