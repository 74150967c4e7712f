/** A part of the page could not be loaded. Its message is for the user. */
export class MissingPart extends Error {
  constructor() {
    super(`That part of the page could not be loaded. ${howToGet()}`);
  }
}

/** What the user can do if a part of the page could not be loaded. */
export const howToGet = (): string =>
  navigator.onLine
    ? 'Load the page again.'
    : 'You are offline, and this browser has not kept it. Load the page again when there is a network.';

/** Wraps `import()`, whose own error message is for programmers. */
export const part = <T>(loading: Promise<T>): Promise<T> =>
  loading.catch(() => {
    throw new MissingPart();
  });
