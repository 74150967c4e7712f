/** A part of the page that is loaded when it is asked for, and did not come. Its message is for the reader. */
export class MissingPart extends Error {
  constructor() {
    super(`That part of the page could not be loaded. ${howToGet()}`);
  }
}

/** What to do when a part of the page did not come. */
export const howToGet = (): string =>
  navigator.onLine
    ? 'Load the page again.'
    : 'You are offline, and this browser has not kept it. Load the page again when there is a network.';

/** `import()`, whose own failure is worded for programmers. */
export const part = <T>(loading: Promise<T>): Promise<T> =>
  loading.catch(() => {
    throw new MissingPart();
  });
