/** Where the page is, for documents beside it. In the page itself it is empty. */
const HOME = document.documentElement.dataset['home'] ?? '';

/** The address of a place in the page, such as `rules/unknown-field`. */
export const pageAt = (place: string): string => `${HOME}#/${place}`;
