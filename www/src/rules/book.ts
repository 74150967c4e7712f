import { RULES } from '#rules';
import type { RuleInfo } from 'cdevents-wasm';

/** A rule's page; the address of the page is left out, since this is the page. */
export type Rule = Omit<RuleInfo, 'url'>;

/** Every rule's page. Data: it needs no engine, and comes when somebody opens it. */
export const book = (): readonly Rule[] => RULES;
