/** The most that the page takes in, in UTF-16 units. The engine has the same limit, in bytes. */
export const LONGEST_TEXT = 16 * 1024 * 1024;
