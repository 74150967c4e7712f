import type { RuleInfo } from 'cdevents-wasm';
import { RULES } from '#rules';
import { FAMILIES, MORE } from './generated.js';
import type { More } from './more.js';

/** A rule's page, without its URL. */
export type Rule = Omit<RuleInfo, 'url'> & More;

export interface Family {
  title: string;
  rules: readonly Rule[];
}

/** All rules by family. Needs no engine. */
export function book(): Family[] {
  const all = RULES.map((rule): Rule => ({ ...rule, ...(MORE[rule.rule] ?? { printed: null, right: null }) }));
  return FAMILIES.map(({ digit, title }) => ({ title, rules: all.filter((rule) => digitOf(rule) === digit) }));
}

/** The first digit of a code is its family: `CDE401` is in family 4. */
const digitOf = ({ code }: Rule): string => /\d/.exec(code)?.[0] ?? '';
