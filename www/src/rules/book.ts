import type { RuleInfo } from 'cdevents-wasm';
import { RULES } from '#rules';
import { FAMILIES, MORE } from './generated.js';
import type { More } from './more.js';

/** A rule's page; the address of the page is left out, since this is the page. */
export type Rule = Omit<RuleInfo, 'url'> & More;

export interface Family {
  title: string;
  rules: readonly Rule[];
}

/** Every rule's page, by family. Data: it needs no engine, and comes when somebody opens it. */
export function book(): Family[] {
  const all = RULES.map((rule): Rule => ({ ...rule, ...(MORE[rule.rule] ?? { said: null, right: null }) }));
  return FAMILIES.map(({ digit, title }) => ({ title, rules: all.filter((rule) => digitOf(rule) === digit) }));
}

/** The digit of a code that names its family: `CDE401` is of family 4. */
const digitOf = ({ code }: Rule): string => /\d/.exec(code)?.[0] ?? '';
