import type { Vocabulary } from 'cdevents-wasm';

/**
 * What the page keeps from one visit to the next, in this browser alone. Storage can be closed or full: then it keeps nothing.
 * The text is kept twice: for this tab, so that two tabs do not take each other's, and for the next tab that is opened.
 */

const TEXT = 'cdevents.text';
const JUDGE_BY = 'cdevents.judge-by';
const ADDRESS = 'cdevents.address';
const THEME = 'cdevents.theme';
const PANES = 'cdevents.panes';
/** Longer texts are not kept; browsers give a page about 5 MB in all. */
const LONGEST_KEPT = 1024 * 1024;

export type Theme = 'light' | 'dark';

type Place = 'localStorage' | 'sessionStorage';

function read(key: string, place: Place = 'localStorage'): string | null {
  try {
    return globalThis[place].getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null, place: Place = 'localStorage'): void {
  try {
    if (value === null) globalThis[place].removeItem(key);
    else globalThis[place].setItem(key, value);
  } catch {
    // An older text must not come back in place of the one that did not fit.
    try {
      globalThis[place].removeItem(key);
    } catch {
      // Nothing is kept, then.
    }
  }
}

export const keptText = (): string => read(TEXT, 'sessionStorage') ?? read(TEXT) ?? '';

export function keepText(text: string): void {
  // This tab keeps that it is empty too: another one's text must not come in.
  write(TEXT, text.length > LONGEST_KEPT ? null : text, 'sessionStorage');
  write(TEXT, text === '' || text.length > LONGEST_KEPT ? null : text);
}

export const keptJudgeBy = (): string | null => read(JUDGE_BY);
export const keepJudgeBy = (vocabulary: Vocabulary | null): void => write(JUDGE_BY, vocabulary);
/** Where commands and messages go to, when the user has put in their own. */
export const keptAddress = (): string | null => read(ADDRESS);
export const keepAddress = (address: string): void => write(ADDRESS, address);
/** How the user has divided the page: the share of a part in hundredths, by its name. */
export function keptShares(): Record<string, number | null> {
  try {
    return Object(JSON.parse(read(PANES) ?? '{}')) as Record<string, number | null>;
  } catch {
    return {};
  }
}
export const keepShare = (part: string, share: number | null): void =>
  write(PANES, JSON.stringify({ ...keptShares(), [part]: share }));
export const keepTheme = (theme: Theme | null): void => write(THEME, theme);
