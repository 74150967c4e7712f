import { rules, type RuleInfo } from 'cdevents-wasm';

/** Every rule's page. Data: it needs no engine, and comes when somebody opens it. */
export const book = (): RuleInfo[] => rules();
