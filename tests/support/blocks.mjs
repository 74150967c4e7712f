// The fenced blocks of documents, and what of their outputs stays the same.

/** The fenced blocks, each with the text before it. */
export function blocksOf(markdown) {
  const blocks = [];
  let end = 0;
  for (const found of markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)) {
    blocks.push({ language: found[1], text: found[2], before: markdown.slice(end, found.index).trim() });
    end = found.index + found[0].length;
  }
  return blocks;
}

/** The text without what differs from run to run. */
export const constant = (text) =>
  text
    .replace(/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g, '<id>')
    .replace(/"timestamp":( ?)"20\d\d-[^"]*"/g, '"timestamp":$1"<time>"');
