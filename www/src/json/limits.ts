/** The longest text that the page accepts, in UTF-16 code units. The engine has the same limit in bytes. */
export const MAX_TEXT = 16 * 1024 * 1024;
