import type { Vocabulary } from 'cdevents-wasm';

/**
 * What the page stores between visits, in this browser only. Storage may be blocked or full: then nothing is stored.
 * The text is stored twice: for this tab, so that two tabs do not overwrite each other, and for the next tab.
 */

const TEXT = 'cdevents.text';
const JUDGE_BY = 'cdevents.judge-by';
const ADDRESS = 'cdevents.address';
const THEME = 'cdevents.theme';
const PANES = 'cdevents.panes';
/** The longest stored text, in UTF-16 code units. Browsers give a page about 5 MB in all. */
const MAX_STORED = 1024 * 1024;

export type Theme = 'light' | 'dark';

type StorageName = 'localStorage' | 'sessionStorage';

function read(key: string, place: StorageName = 'localStorage'): string | null {
  try {
    return globalThis[place].getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null, place: StorageName = 'localStorage'): void {
  try {
    if (value === null) globalThis[place].removeItem(key);
    else globalThis[place].setItem(key, value);
  } catch {
    // Remove the older text, so that it does not come back in place of the one that did not fit.
    try {
      globalThis[place].removeItem(key);
    } catch {
      // Nothing is stored.
    }
  }
}

export const keptText = (): string => read(TEXT, 'sessionStorage') ?? read(TEXT) ?? '';

export function keepText(text: string): void {
  // Store empty texts too, or this tab would start with another tab's text.
  write(TEXT, text.length > MAX_STORED ? null : text, 'sessionStorage');
  write(TEXT, text === '' || text.length > MAX_STORED ? null : text);
}

export const keptJudgeBy = (): string | null => read(JUDGE_BY);
export const keepJudgeBy = (vocabulary: Vocabulary | null): void => write(JUDGE_BY, vocabulary);
/** The receiver's address that the user has entered, for commands and messages. */
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
